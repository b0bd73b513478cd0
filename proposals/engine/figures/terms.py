"""Figures compared as figures: what each text of a row fixes for a measure, side by side.

Figures are subtracted only where that means something: both have a number, and their units count the same thing.
A scale in the unit is understood ("USD billion" against "USD million"), currencies are never converted, and neither
are days into months. What cannot be subtracted is still shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from proposals.engine.language.quantities import read_unit
from proposals.engine.vocabulary import Figure, FigureLine

_EXACT: Final = Context(prec=200)
"""Enough for any figure in a treaty to be subtracted without rounding."""
_THOUSANDTH: Final = Decimal("0.001")
_WORDS: Final = frozenset({"text", "boolean"})


def figure_lines(cells: Sequence[tuple[str, Sequence[Figure]]], base: str) -> tuple[FigureLine, ...]:
    """One line per measure that any cell fixes: cells as (text key, figures), the base first.

    Lines stand in the order in which the measures first occur. ``unit`` is the base's, or that of the first text
    that has a number. ``change`` and ``ratio`` set the last text that has a number, other than the base, against the
    base: in the line's unit, and rounded to three decimals. They are None where either has no number or several, where
    the units count different things, and for the ratio where the base is zero.

    A text that fixes several different values for one measure (a row may hold several of its clauses) is shown with
    each of them; a value it repeats is shown once.
    """
    measures: dict[str, dict[str, list[Figure]]] = {}
    for text, figures in cells:
        for figure in figures:
            held = measures.setdefault(figure.measure, {}).setdefault(text, [])
            if not any(_agree(figure, other) for other in held):
                held.append(figure)
    return tuple(_line(measure, by_text, base) for measure, by_text in measures.items())


def has_changed(base: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether a measure fixed on both sides has other values on the other: numbers, sums, dates, shares, durations.

    A number that becomes words ("none") has changed; a value in words under a measure of words is not a figure.
    """
    for figure in base:
        if figure.kind in _WORDS:
            continue
        answers = [answer for answer in other if answer.measure == figure.measure]
        if answers and not any(_agree(figure, answer) for answer in answers):
            return True
    return False


def _line(measure: str, by_text: dict[str, list[Figure]], base: str) -> FigureLine:
    values = tuple((text, figure) for text, figures in by_text.items() for figure in figures)
    numbered = [text for text, figures in by_text.items() if any(_number(figure) is not None for figure in figures)]
    first = base if base in numbered else next(iter(numbered), next(iter(by_text)))
    change = ratio = None
    unit = next((figure.unit for figure in by_text[first] if _number(figure) is not None), by_text[first][0].unit)
    others = [text for text in numbered if text != base]
    if base in numbered and others and len(by_text[base]) == len(by_text[others[-1]]) == 1:
        change, ratio = _set_against(by_text[base][0], by_text[others[-1]][0])
    return FigureLine(measure=measure, unit=unit, values=values, change=change, ratio=ratio)


def _set_against(base: Figure, last: Figure) -> tuple[Decimal | None, Decimal | None]:
    start, end = _number(base), _number(last)
    here, there = read_unit(base.unit), read_unit(last.unit)
    if start is None or end is None or here.name != there.name:
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


def _number(figure: Figure) -> Decimal | None:
    return figure.number if figure.number is not None and figure.number.is_finite() else None


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent or trailing zeros: 200000, not 2E+5."""
    number = number.normalize(_EXACT)
    return number.quantize(Decimal(1), context=_EXACT) if number == number.to_integral_value() else number
