"""Units after a number, abbreviated or joined to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.engine.figures.find import every_figure
from proposals.engine.figures.units import (
    COMPOUND,
    JOINED,
    duration_of,
    in_smallest,
    joined_unit,
    measure_of,
    qualified,
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


SPELLINGS = {
    ("number", "100", "km\u00b2"): (
        "100 km²|100km²|100 km2|100 km^2|100 sq km|100 sq. km|100 square kilometres|100 square-kilometre"
        "|one hundred square kilometers|100 км²|100 км2|100 кв. км|100 кв км|100 кв.км|100 квадратних кілометрів"
        "|сто квадратних кілометрів|100 квадратных километров"
    ),
    ("number", "5", "m\u00b3"): (
        "5 m³|5 m3|5 cubic metres|5 м³|5 куб. м|5 кубічних метрів|5 кубометрів|5 кубических метров|5 кубометров"
    ),
    ("number", "10", "nautical miles"): "10 nautical miles|10 морських миль|десять морських миль|10 морских миль",
    ("share", "5", "percent"): (
        "5 %|5%|5 per cent|5 percent|five per cent|5 pct|5-percent|5 відсотків|п’ять відсотків|5-відсотковий"
        "|5 процентів|5 процентов|пять процентов|5-процентный"
    ),
    ("number", "15", "km"): (
        "15 km|15km|15-km|15 kms|15 kilometres|15-kilometre|15 км|15 кілометрів|15-кілометрова|15 километров"
        "|15-километровая"
    ),
    ("number", "6", "tonnes"): "6 tonnes|6 tons|6 t|6 metric tons|6 тонн|6 т|шість тонн|шесть тонн|6-тонний|6-тонный",
    ("number", "100", "MW"): "100 MW|100 megawatts|100 МВт|100 мегават|100 мегаватт",
    ("duration", "30", "days"): "30 days|30-day|30 calendar days|30 днів|30 діб|30 дн.|30 дней|30 суток|30 сут.",
    ("duration", "18", "months"): "18 months|18-month|18 mos|18 місяців|18 міс.|18 месяцев|18 мес.",
}


@pytest.mark.parametrize(
    ("expected", "written"), [(expected, each) for expected, group in SPELLINGS.items() for each in group.split("|")]
)
def test_one_unit_is_one_however_it_is_written(expected: tuple[str, str, str], written: str) -> None:
    assert [(each.kind, each.value, each.unit) for each in every_figure(f"It is {written} there.")] == [expected]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 km", "km"),
        ("10 km²", "km\u00b2"),
        ("10 km3", "km\u00b3"),
        ("10 miles", "miles"),
        ("10 nautical miles", "nautical miles"),
        ("10 foot soldiers", ""),
        ("10 percentage points", ""),
        ("10 wide km", ""),
        ("10 ha2", "hectares"),
    ],
)
def test_another_unit_is_another(text: str, unit: str) -> None:
    assert every_figure(f"It is {text} there.")[0].unit == unit


def test_a_word_makes_another_unit_of_a_measure() -> None:
    made = [qualified(word, "m") for word in ("square", "sq.", "кв.", "cubic", "куб.", "nautical", "metric", "wide")]
    assert made == ["m\u00b2", "m\u00b2", "m\u00b2", "m\u00b3", "m\u00b3", "nautical m", "m", ""]
