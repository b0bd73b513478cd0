"""Units after a number, abbreviated or joined to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.engine.figures.units import (
    COMPOUND,
    JOINED,
    duration_of,
    in_smallest,
    joined_unit,
    measure_of,
    read_single_unit,
)


@pytest.mark.parametrize(
    ("word", "number", "ukrainian", "unit"),
    [
        ("months", 18, False, "months"),
        ("год", 72, False, "hours"),
        ("год", 11, False, "hours"),
        ("год", 21, False, "years"),
        ("год", 21, True, "hours"),
        ("год", 1, False, "years"),
        ("years", 21, True, "years"),
        ("second", 2, False, ""),
        ("men", 2, False, ""),
    ],
)
def test_a_word_is_a_unit_of_time_as_its_language_has_it(word: str, number: int, ukrainian: bool, unit: str) -> None:
    assert duration_of(word, Decimal(number), ukrainian=ukrainian) == unit


@pytest.mark.parametrize(
    ("joined", "unit"),
    [("-day", "days"), ("days", "days"), ("h", "hours"), ("hrs", "hours"), ("-річний", "years"), ("років", "years"),
     ("-часовая", "hours"), ("-місячного", "months"), ("-недельный", "weeks"), ("yrs", "years")],
)  # fmt: skip
def test_a_unit_may_be_joined_to_digits(joined: str, unit: str) -> None:
    match = JOINED.match(joined)
    assert match is not None
    assert joined_unit(match, Decimal(5), ukrainian=True) == unit


@pytest.mark.parametrize("joined", ["-point", "-й", "th", "-го", "home", "m", "s"])
def test_what_else_is_joined_to_digits_is_no_unit(joined: str) -> None:
    assert JOINED.match(joined) is None


def test_a_number_and_a_unit_may_be_one_word() -> None:
    match = COMPOUND.fullmatch("п’ятнадцятирічного")
    assert match is not None
    assert (match["number"], joined_unit(match, None, ukrainian=True)) == ("п’ятнадцяти", "years")


def test_lengths_and_weights_have_one_name() -> None:
    assert [measure_of(word) for word in ("km", "км", "кілометрів", "тонн", "men")] == ["km", "km", "km", "tonnes", ""]


def test_no_month_is_a_number_of_days() -> None:
    assert [in_smallest(unit) for unit in ("years", "months", "days", "weeks", "")] == [
        (12, "months"),
        (1, "months"),
        (86_400, "seconds"),
        (604_800, "seconds"),
        (1, ""),
    ]


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("within a week", 7, ("weeks", 13)),
        ("for an hour", 4, ("hours", 11)),
        ("протягом року", 9, ("years", 13)),
        ("в течение недели", 10, ("weeks", 16)),
        ("протягом року 2026", 9, None),
        ("twice a week", 6, None),
        ("within week", 7, None),
        ("млрд на рік", 8, None),
    ],
)
def test_a_unit_alone_is_one_of_it_only_where_a_time_is_given(
    text: str, start: int, found: tuple[str, int] | None
) -> None:
    assert read_single_unit(text, start) == found
