"""Figures across the texts of a row: what is subtracted, and what is only shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from proposals.engine.figures.terms import compare_figures, differences
from proposals.engine.vocabulary import Figure, FigureComparison, FigureKind, Unsettled


def cap(number: int | str) -> Figure:
    return Figure("cap", "number", str(number), "personnel", Decimal(number))


def sum_of(number: str, unit: str) -> Figure:
    return Figure("fund", "money", number, unit, Decimal(number))


def worded(value: str, kind: FigureKind = "number") -> Figure:
    return Figure("cap", kind, value)


def comparison_of(*cells: tuple[str, Sequence[Figure]], base: str = "us") -> FigureComparison:
    (comparison,) = compare_figures(cells, base)
    return comparison


def test_two_figures_are_compared() -> None:
    assert compare_figures([("us", [cap(600_000)]), ("e3", [cap(800_000)])], "us") == (
        FigureComparison(
            measure="cap",
            unit="personnel",
            values=(("us", cap(600_000)), ("e3", cap(800_000))),
            change=Decimal(200_000),
            ratio=Decimal("1.333"),
        ),
    )


def test_change_and_ratio_are_written_plainly() -> None:
    comparison = comparison_of(("us", [cap(600_000)]), ("e3", [cap(800_000)]))

    assert (str(comparison.change), str(comparison.ratio)) == ("200000", "1.333")


def test_the_last_text_with_a_number_is_compared_with_the_base() -> None:
    comparison = comparison_of(
        ("us", [cap(600)]), ("e3", [cap(800)]), ("fw", [cap(900)]), ("ua", [worded("none")]), ("x", [])
    )

    assert (comparison.change, comparison.ratio) == (Decimal(300), Decimal("1.5"))
    assert [text for text, _ in comparison.values] == ["us", "e3", "fw", "ua"]


def test_the_base_need_not_come_first() -> None:
    comparison = comparison_of(("e3", [cap(800)]), ("fw", [cap(900)]), ("us", [cap(600)]))

    assert (comparison.change, comparison.ratio) == (Decimal(300), Decimal("1.5"))


def test_a_figure_below_the_base_has_a_negative_change() -> None:
    comparison = comparison_of(("us", [cap(800)]), ("e3", [cap(600)]))

    assert (comparison.change, comparison.ratio) == (Decimal(-200), Decimal("0.75"))


@pytest.mark.parametrize(
    ("base", "last", "unit", "change", "ratio"),
    [
        (("1", "USD billion"), ("500", "USD million"), "USD billion", "-0.5", "0.5"),
        (("500", "USD million"), ("1", "USD billion"), "USD million", "500", "2"),
        (("100", "USD billion"), ("100", "$ billion"), "USD billion", "0", "1"),
        (("100", "USD billion"), ("90", "EUR billion"), "USD billion", None, None),
        (("100", "USD billion"), ("90", ""), "USD billion", None, None),
        (("30", "percent"), ("50", "per cent"), "percent", "20", "1.667"),
        (("1", "year"), ("2", "years"), "year", "1", "2"),
        (("1", "years"), ("100", "days"), "years", None, None),
        (("0", "personnel"), ("5", "personnel"), "personnel", "5", None),
        (("3", "personnel"), ("2", "personnel"), "personnel", "-1", "0.667"),
        (("2000", "x"), ("1", "x"), "x", "-1999", "0.001"),
        (("0.1", "x"), ("0.3", "x"), "x", "0.2", "3"),
        (("1", "x"), ("1" * 31, "x"), "x", "1" * 30 + "0", "1" * 31),
        (("0.1", "x"), ("1" * 31, "x"), "x", "1" * 30 + "0.9", "1" * 31 + "0"),
    ],
)
def test_only_units_that_count_the_same_thing_are_subtracted(
    base: tuple[str, str], last: tuple[str, str], unit: str, change: str | None, ratio: str | None
) -> None:
    comparison = comparison_of(("us", [sum_of(*base)]), ("e3", [sum_of(*last)]))

    assert comparison.unit == unit
    assert comparison.change == (None if change is None else Decimal(change))
    assert comparison.ratio == (None if ratio is None else Decimal(ratio))


def test_a_measure_in_one_text_has_no_change() -> None:
    assert comparison_of(("us", []), ("e3", [cap(800)])) == FigureComparison("cap", "personnel", (("e3", cap(800)),))
    assert comparison_of(("us", [cap(600)]), ("e3", [])) == FigureComparison("cap", "personnel", (("us", cap(600)),))


def test_without_a_number_in_the_base_nothing_is_subtracted() -> None:
    comparison = comparison_of(("us", [worded("none")]), ("e3", [cap(600)]), ("fw", [cap(800)]))

    assert (comparison.unit, comparison.change, comparison.ratio) == ("personnel", None, None)


def test_the_unit_is_that_of_the_base() -> None:
    comparison = comparison_of(("e3", [sum_of("500", "USD million")]), ("us", [sum_of("1", "USD billion")]))

    assert (comparison.unit, comparison.change, comparison.ratio) == ("USD billion", Decimal("-0.5"), Decimal("0.5"))


def test_the_unit_is_that_of_a_number() -> None:
    assert comparison_of(("us", [worded("none"), cap(600)]), ("e3", [])).unit == "personnel"
    assert comparison_of(("us", [Figure("cap", "number", "none", "men"), cap(600)]), ("e3", [])).unit == "personnel"


def test_figures_in_words_are_shown() -> None:
    figures = [worded("peacetime", "text"), worded("at all times", "text")]

    assert comparison_of(("us", figures[:1]), ("e3", figures[1:])) == FigureComparison(
        "cap", "", (("us", figures[0]), ("e3", figures[1]))
    )


def test_a_number_that_is_none_is_not_a_number() -> None:
    endless = Figure("cap", "number", "no limit", "personnel", Decimal("Infinity"))

    assert comparison_of(("us", [cap(600)]), ("e3", [endless])).change is None


def test_several_values_in_one_text_are_all_shown_and_not_subtracted() -> None:
    comparison = comparison_of(("us", [cap(600)]), ("e3", [cap(700), cap(800)]))

    assert [figure.value for _, figure in comparison.values] == ["600", "700", "800"]
    assert [text for text, _ in comparison.values] == ["us", "e3", "e3"]
    assert (comparison.change, comparison.ratio) == (None, None)


def test_a_value_that_a_text_repeats_is_shown_once() -> None:
    comparison = comparison_of(("us", [cap(600), cap(600)]), ("e3", [cap(800), cap("800.0")]))

    assert [figure.value for _, figure in comparison.values] == ["600", "800"]
    assert comparison.change == Decimal(200)


@pytest.mark.parametrize("unsettled", ["variant", "bracketed"])
def test_an_unsettled_value_is_shown_and_neither_subtracted_nor_taken_for_settled(unsettled: Unsettled) -> None:
    settled, version = cap(600_000), replace(cap(800_000), unsettled=unsettled)
    for base, other in (([settled], [version]), ([version], [settled]), ([version], [version])):
        compared = comparison_of(("us", base), ("e3", other))
        assert compared.values == (("us", base[0]), ("e3", other[0]))
        assert (compared.change, compared.ratio) == (None, None)
        assert differences(base, other) == frozenset()
    both = comparison_of(("us", [settled, replace(settled, unsettled=unsettled)]))
    assert [figure.unsettled for _, figure in both.values] == ["", unsettled]


def test_measures_come_in_the_order_of_the_texts() -> None:
    fund = sum_of("1", "USD billion")
    cells = [("us", [cap(600)]), ("e3", [fund, cap(800)])]

    assert [comparison.measure for comparison in compare_figures(cells, "us")] == ["cap", "fund"]
    assert [comparison.measure for comparison in compare_figures(cells[::-1], "us")] == ["fund", "cap"]
    assert compare_figures([("us", [])], "us") == ()


@pytest.mark.parametrize(
    ("found", "base", "other"),
    [
        ("figures", [cap(600)], [cap(800)]),
        ("", [cap(600)], [cap(600)]),
        ("", [cap(600)], []),
        ("", [], [cap(600)]),
        ("words", [cap(600)], [worded("none")]),
        ("words", [cap(600)], [Figure("cap", "number", "none", "personnel")]),
        ("words", [Figure("cap", "number", "none", "personnel")], [cap(600)]),
        ("figures", [sum_of("1" * 31, "USD million")], [sum_of("1" * 30 + ".2", "USD million")]),
        ("", [sum_of("1" * 31, "USD million")], [sum_of("1" * 31 + "000", "USD thousand")]),
        ("", [worded("as soon  as possible")], [worded("as soon as possible")]),
        ("words", [worded("peacetime", "text")], [worded("always", "text")]),
        ("words", [worded("true", "boolean")], [worded("false", "boolean")]),
        ("figures", [worded("1 May", "date")], [worded("2 May", "date")]),
        ("", [sum_of("1", "USD billion")], [sum_of("1000", "USD million")]),
        ("figures", [sum_of("1", "USD billion")], [sum_of("1", "EUR billion")]),
        ("", [cap(600)], [cap(800), cap(600)]),
        ("", [cap(600)], [sum_of("1", "USD")]),
        ("words", [worded("soon", "date")], [worded("2025-12-14", "date")]),
        ("figures", [worded("a", "text"), sum_of("1", "USD")], [worded("a", "text"), sum_of("2", "USD")]),
        ("figures words", [worded("a", "text"), sum_of("1", "USD")], [worded("b", "text"), sum_of("2", "USD")]),
    ],
)
def test_values_differ_in_figures_or_in_words(found: str, base: list[Figure], other: list[Figure]) -> None:
    assert differences(base, other) == set(found.split())
