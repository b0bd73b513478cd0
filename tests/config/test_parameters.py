"""Which parameters an address does not know."""

from __future__ import annotations

from config.parameters import unknown_parameters


def test_what_is_neither_the_address_s_own_nor_taken_everywhere_is_unknown_in_the_order_given():
    assert unknown_parameters(["size", "on", "process", "colour", "release", "lang"], ["process"]) == ["size", "colour"]


def test_names_are_shortened_and_only_the_first_few_given():
    given = ["x" * 60, *"abcdefgh"]
    assert unknown_parameters(given, ["a"]) == ["x" * 40, *"bcde"]
