"""Compares the figures that the texts of a row fix for each measure.

Figures are subtracted only where that makes sense: both have a number, and their units count the same thing. A scale in
the unit is understood ("USD billion" against "USD million"); currencies are never converted, nor are days into months.
What cannot be subtracted is still shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, Literal

from proposals.engine.language.quantities import read_unit
from proposals.engine.vocabulary import Figure, FigureComparison

_EXACT: Final = Context(prec=200)
"""Digits enough to subtract any figure in a treaty without rounding."""
_THOUSANDTH: Final = Decimal("0.001")
_WORDS: Final = frozenset({"text", "boolean"})
_RANGE: Final = re.compile(r"\d+(?:\.\d+)?\u2013\d")
"""How a range is recorded: "5–7 years"."""

Difference = Literal["figures", "words"]


def compare_figures(cells: Sequence[tuple[str, Sequence[Figure]]], base: str) -> tuple[FigureComparison, ...]:
    """One comparison per measure, in order of first occurrence. ``cells`` are (text key, figures), the base first.

    ``unit`` is that of the base, or of the first text that has a number. ``change`` and ``ratio`` compare the last text
    with a number, other than the base, with the base: in that unit, and rounded to three decimals. They are None if
    either has no number or several, if one is unsettled, if the units count different things,
    and for the ratio if the base is zero.

    A text that fixes several values for one measure (a row may hold several of its clauses) is shown with each of them;
    a repeated value is shown once, once more if it is unsettled there.
    """
    measures: dict[str, dict[str, list[Figure]]] = {}
    for text, figures in cells:
        for figure in figures:
            held = measures.setdefault(figure.measure, {}).setdefault(text, [])
            if not any(_agree(figure, other) and figure.unsettled == other.unsettled for other in held):
                held.append(figure)
    return tuple(_compare(measure, by_text, base) for measure, by_text in measures.items())


def differences(base: Sequence[Figure], other: Sequence[Figure]) -> frozenset[Difference]:
    """How the values differ of the measures that both sides fix; empty if each of the base's has an equal.

    *figures* where a number, sum, share, duration or date stands against another, *words* for any other two values:
    words, yes and no, and a figure against words ("none"). A value of one version alone, or in brackets, is not
    settled: it decides nothing.
    """
    found: set[Difference] = set()
    settled = [figure for figure in other if not figure.unsettled]
    for figure in base:
        answers = [] if figure.unsettled else [answer for answer in settled if answer.measure == figure.measure]
        if answers and not any(_agree(figure, answer) for answer in answers):
            in_figures = _is_figure(figure) and all(map(_is_figure, answers))
            found.add("figures" if in_figures else "words")
    return frozenset(found)


def _compare(measure: str, by_text: dict[str, list[Figure]], base: str) -> FigureComparison:
    values = tuple((text, figure) for text, figures in by_text.items() for figure in figures)
    numbered = [text for text, figures in by_text.items() if any(_number(figure) is not None for figure in figures)]
    first = base if base in numbered else next(iter(numbered), next(iter(by_text)))
    change = ratio = None
    unit = next((figure.unit for figure in by_text[first] if _number(figure) is not None), by_text[first][0].unit)
    others = [text for text in numbered if text != base]
    if base in numbered and others and len(by_text[base]) == len(by_text[others[-1]]) == 1:
        change, ratio = _change_and_ratio(by_text[base][0], by_text[others[-1]][0])
    return FigureComparison(measure=measure, unit=unit, values=values, change=change, ratio=ratio)


def _change_and_ratio(base: Figure, last: Figure) -> tuple[Decimal | None, Decimal | None]:
    start, end = _number(base), _number(last)
    here, there = read_unit(base.unit), read_unit(last.unit)
    if start is None or end is None or here.name != there.name or base.unsettled or last.unsettled:
        return None, None
    end = end.scaleb(there.power - here.power, _EXACT)
    change = _plain(_EXACT.subtract(end, start))
    if start == 0:
        return change, None
    return change, _EXACT.divide(end, start).quantize(_THOUSANDTH, ROUND_HALF_UP, _EXACT)


def _agree(one: Figure, two: Figure) -> bool:
    """Whether two figures under one measure are the same value."""
    first, second = _number(one), _number(two)
    here, there = read_unit(one.unit), read_unit(two.unit)
    if first is None or second is None:
        return first is second and one.value.split() == two.value.split() and here == there
    return here.name == there.name and first == second.scaleb(there.power - here.power, _EXACT)


def _is_figure(figure: Figure) -> bool:
    """Whether a value is a figure, not words."""
    if figure.kind == "date":
        return any(letter.isdigit() for letter in figure.value)
    return figure.kind not in _WORDS and (_number(figure) is not None or _RANGE.match(figure.value) is not None)


def _number(figure: Figure) -> Decimal | None:
    return figure.number if figure.number is not None and figure.number.is_finite() else None


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent or trailing zeros: 200000, not 2E+5."""
    number = number.normalize(_EXACT)
    return number.quantize(Decimal(1), context=_EXACT) if number == number.to_integral_value() else number
