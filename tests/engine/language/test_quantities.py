"""What figures and units amount to, in English, Ukrainian and Russian."""

from __future__ import annotations

import re

import pytest

from proposals.engine.language.quantities import FIGURE, Unit, figure_key, read_unit


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("600,000", "600000"),
        ("600\u00a0000", "600000"),
        ("1 234 567,50", "1234567,50"),
        ("600\u2019000", "600000"),
        ("1,500,000.25", "1500000.25"),
        ("600.000", "600.000"),
        ("0,600", "0,600"),
        ("1234,567", "1234,567"),
        ("2025\u20132030", "2025-2030"),
        ("14\u202fDecember", "14 December"),
    ],
)
def test_a_figure_is_compared_without_its_typography(written: str, key: str) -> None:
    assert figure_key(written) == key


def test_a_comma_stays_where_it_may_open_decimals() -> None:
    assert (figure_key("2,500", commas=False), figure_key("2 500", commas=False)) == ("2,500", "2500")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("at most 600,000 men", "600,000"),
        ("holds $100 billion in all", "$100 billion"),
        ("by 14 December 2025, at noon", "14 December 2025"),
        ("shares it 50:50 for good", "50:50"),
        ("отримує 30 відсотків прибутку", "30 відсотків"),
        ("the 28-point plan", "28-point"),
        ("under Article 5 of it", "5"),
        ("some 5M people", "5M"),
        ("worth $1.5T or so", "$1.5T"),
        ("100mm of armour", "100mm"),
        ("майже 2,5 мільярда доларів США", "2,5 мільярда доларів США"),
    ],
)
def test_a_figure_is_found_whole(text: str, figure: str) -> None:
    assert re.findall(FIGURE, text) == [figure]


@pytest.mark.parametrize(
    ("unit", "name", "power"),
    [
        ("USD billion", "USD", 9),
        ("billion USD", "USD", 9),
        ("€ million", "EUR", 6),
        ("млрд доларів", "USD", 9),
        ("thousand personnel", "personnel", 3),
        ("percent", "%", 0),
        ("per\u00a0cent", "%", 0),
        ("Year", "years", 0),
        ("hour", "hours", 0),
        ("square kilometres", "square kilometres", 0),
        ("", "", 0),
    ],
)
def test_a_unit_has_a_name_and_a_power_of_ten(unit: str, name: str, power: int) -> None:
    assert read_unit(unit) == Unit(name, power)
