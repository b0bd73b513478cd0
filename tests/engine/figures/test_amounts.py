"""One amount at a place in a text: with its unit, repeated in brackets, or a range."""

from __future__ import annotations

import pytest

from proposals.engine.figures.amounts import power_of, read_amount
from proposals.engine.language.digits import ENGLISH


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("600,000 men", ("number", "", "600000", "600,000")),
        ("thirty (30) days", ("duration", "days", "30", "thirty (30) days")),
        ("2 (two) million euros", ("money", "EUR", "2000000", "2 (two) million euros")),
        ("$90-100 million", ("money", "USD", "90000000\u2013100000000", "$90-100 million")),
        ("$53 (fifty-three) billion", ("money", "USD", "53000000000", "$53 (fifty-three) billion")),
        ("$90 (дев\u2019яносто) млрд", ("money", "USD", "90000000000", "$90 (дев\u2019яносто) млрд")),
        ("$2.5 mio", ("money", "USD", "2500000", "$2.5 mio")),
        ("1,250 billion", ("number", "", "1250000000000", "1,250 billion")),
        ("1,250 млрд доларів", ("money", "USD", "", "1,250 млрд доларів")),
        ("5 M people", ("number", "", "5000000", "5 M")),
        ("800 k troops", ("number", "", "800000", "800 k")),
        ("5 M", ("number", "", "5000000", "5 M")),
        ("5 m wide", ("number", "m", "5", "5 m")),
        ("10 calendar days", ("duration", "days", "10", "10 calendar days")),
        ("10 working days", ("duration", "working days", "10", "10 working days")),
        ("10 business days", ("duration", "working days", "10", "10 business days")),
        ("10 робочих днів", ("duration", "working days", "10", "10 робочих днів")),
        ("10 банковских дней", ("duration", "working days", "10", "10 банковских дней")),
        ("10 рабочих дней", ("duration", "working days", "10", "10 рабочих дней")),
        ("5 mW", ("number", "mW", "5", "5 mW")),
        ("5мВт", ("number", "mW", "5", "5мВт")),
        ("5 MW", ("number", "MW", "5", "5 MW")),
        ("5 KM", ("number", "km", "5", "5 KM")),
        ("6 a.m.", ("as written", "", "6 am", "6 a.m.")),
        ("6 am", ("as written", "", "6 am", "6 am")),
        ("10 pm", ("as written", "", "10 pm", "10 pm")),
        ("5 sq km", ("number", "km²", "5", "5 sq km")),
        ("600 to 500 men", ("number", "", "600", "600")),
        ("10 per cent", ("share", "percent", "10", "10 per cent")),
        ("10.2.3", ("as written", "", "10.2.3", "10.2.3")),
        ("28-point", ("as written", "", "28-point", "28-point")),
    ],
)
def test_an_amount_ends_with_its_unit(text: str, found: tuple[str, str, str, str]) -> None:
    figure = read_amount(text, 0, ENGLISH)
    assert figure is not None
    assert (figure.kind, figure.unit, figure.value, text[figure.start : figure.end]) == found


def test_no_amount_begins_with_a_word() -> None:
    assert read_amount("men", 0, ENGLISH) is None


@pytest.mark.parametrize(
    ("written", "power"),
    [("100 billion", 9), ("$5m", 6), ("€5 m", 6), ("5 m", 0), ("800k", 3), ("five million", 6), ("five", 0)],
)
def test_the_scale_of_what_is_written(written: str, power: int) -> None:
    assert power_of(written) == power
