"""Which parameters an address does not know."""

from __future__ import annotations

from config.parameters import repeated_parameters, unknown_parameters


def test_what_is_neither_the_address_s_own_nor_taken_everywhere_is_unknown_in_the_order_given():
    assert unknown_parameters(["size", "on", "process", "colour", "release", "lang"], ["process"]) == ["size", "colour"]


def test_names_are_shortened_and_only_the_first_few_given():
    given = ["x" * 60, *"abcdefgh"]
    assert unknown_parameters(given, ["a"]) == ["x" * 40, *"bcde"]


def test_what_is_there_more_than_once_and_may_not_be_is_repeated():
    given = [("t", ["a", "b"]), ("process", ["a", "b"]), ("on", ["2026-01-01"] * 2), ("lang", ["uk"]), ("x" * 60, "ab")]
    assert repeated_parameters(given, ["t"]) == ["process", "on", "x" * 40]
    assert repeated_parameters([(name, ["", ""]) for name in "abcdefgh"], []) == [*"abcde"]
