"""A figure as found: its value, and what it is under a measure."""

from __future__ import annotations

from decimal import Decimal

from proposals.engine.figures.found import FoundFigure, mapped, plain, scaled

SURE = FoundFigure("money", "USD", (Decimal("1E+11"),), 0, 5)
UNSURE = FoundFigure("number", "", (Decimal(800000), Decimal("800.000")), 0, 7)
RANGE = FoundFigure("duration", "years", ((Decimal(5), Decimal(7)),), 0, 9)
DATE = FoundFigure("date", "", ("2025-11-05", "2025-05-11"), 0, 10)


def test_a_figure_with_two_readings_has_no_value() -> None:
    assert [(each.value, each.number) for each in (SURE, UNSURE, RANGE, DATE)] == [
        ("100000000000", Decimal(10) ** 11),
        ("", None),
        ("5\u20137", None),
        ("", None),
    ]


def test_each_reading_is_a_value_under_a_measure() -> None:
    assert SURE.under("money", "USD billion") == ("100",)
    assert SURE.under("money", "EUR billion") == SURE.under("number", "USD billion") == ()
    assert UNSURE.under("number", "thousand personnel") == ("800", "0.8")
    assert RANGE.under("duration", "years") == ("5\u20137 years",)
    assert RANGE.under("duration", "days") == ()
    assert DATE.under("date", "") == ("2025-11-05", "2025-05-11")


def test_readings_are_scaled_and_written_without_an_exponent() -> None:
    assert plain(scaled((Decimal("2.5"), Decimal(3)), 9)) == "2500000000\u20133000000000"
    assert (plain("2025-11"), scaled("2025-11", 9), mapped(Decimal(2), lambda number: -number)) == (
        "2025-11",
        "2025-11",
        Decimal(-2),
    )
