"""What figures and units amount to, in English, Ukrainian and Russian."""

from __future__ import annotations

import re

import pytest

from proposals.engine.language.quantities import FIGURE, Amount, Unit, amount, figure_key, read_unit
from proposals.engine.marking.tokens import tokens_of

DAY = (2025, 12, 14)


@pytest.mark.parametrize(
    ("written", "sort", "value"),
    [
        (["$100 billion", "USD 100bn", "US$100,000 million", "100 млрд доларів", "100 billion dollars"], "USD", 10**11),
        (["€90m", "90 million euros", "90 млн євро"], "EUR", 90 * 10**6),
        (["30 per cent", "30%", "30 %", "30 відсотків"], "%", 30),
        (["600,000", "600 000", "600 тис.", "600 thousand"], "number", 600_000),
        (["14 December 2025", "December 14, 2025", "2025-12-14", "14.12.2025", "14 грудня 2025 р."], "date", DAY),
        (["December 2025", "Dec. 2025", "грудня 2025"], "date", (2025, 12)),
        (["50:50"], "as written", "50:50"),
        (["5-я"], "as written", "5-я"),
        (["28-point"], "as written", "28-point"),
    ],
)  # fmt: skip
def test_a_figure_has_the_same_amount_however_it_is_written(written: list[str], sort: str, value: object) -> None:
    for figure in written:
        (key,) = tokens_of(figure).keys
        assert amount(key) == Amount(sort, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("600,000", "600000"),
        ("600\u00a0000", "600000"),
        ("1 234 567,50", "1234567,50"),
        ("600.000", "600.000"),
        ("2025\u20132030", "2025-2030"),
        ("14\u202fDecember", "14 December"),
    ],
)
def test_a_figure_is_compared_without_its_typography(written: str, key: str) -> None:
    assert figure_key(written) == key


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
        ("square kilometres", "square kilometres", 0),
        ("", "", 0),
    ],
)
def test_a_unit_has_a_name_and_a_power_of_ten(unit: str, name: str, power: int) -> None:
    assert read_unit(unit) == Unit(name, power)
