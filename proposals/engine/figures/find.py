"""Finds figures in a text, so that a person can confirm them as terms and the engine can compare them.

In English, Ukrainian and Russian: digits with any separator ("600,000", "600 000", "600 тис."), number words ("six
hundred thousand", "п’ятнадцять", "двести"), money, shares, durations, dates, and ranges of these. Nothing is decided
here: numbers of articles and names are told apart, a figure with two readings keeps both, and a person says what it
means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from proposals.engine.figures.amounts import read_amount, repeated, with_unit
from proposals.engine.figures.days import IN_DIGITS, read_day, undated
from proposals.engine.figures.found import FoundFigure, Reading, plain
from proposals.engine.figures.fractions import HALF, begins_fraction, read_fraction
from proposals.engine.figures.number_words import WORD, is_number, key_of, read_prefix, read_words, scaled_by_next
from proposals.engine.figures.references import (
    CODE,
    DOCUMENT,
    LABEL,
    NAME,
    is_sub_point,
    label,
    read_place,
    refers,
    sub_points,
)
from proposals.engine.figures.units import COMPOUND, HALVES, joined_unit, read_single_unit
from proposals.engine.language.digits import Style, style_of
from proposals.engine.language.quantities import DATE, ONE_FIGURE

_YEARS_RUN: Final = r"(?:19|20)\d\d[-\u2010-\u2013/]\d\d(?![\w/.,-])"
_TOKEN: Final = re.compile(
    rf"(?<!\w)(?<!\d\u00b7)(?:(?P<part>\u00bd|(?<!/)1/2(?![\w/]))|(?P<day>{IN_DIGITS})|(?P<date>{DATE})|(?P<run>{_YEARS_RUN})"
    rf"|(?P<figure>{ONE_FIGURE})|(?P<document>{DOCUMENT})|(?P<name>{NAME})|(?P<word>{WORD}))"
)
_EACH_OTHER: Final = re.compile(
    r"one(?:\s+another|-(?:off|sided|time|way))(?!\w)|од(?:ин|на|не|ні)\s+(?:[^\W\d_]{1,4}\s+)?одн\w{1,4}(?!\w)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(r"(?<!\w)(?:no|од(?:ин|на|не|ні)(?:\s+[^\W\d_]{1,4})?|небесн\w{1,3})\s+$", re.IGNORECASE)
"""A pronoun or a name is no number: "one another", "no one", "один одного", "Небесна сотня"."""
_LOOKED_AT: Final = 14
_FEWEST: Final = 10
"""Below this a number word alone ("two sides") is no value to record; with a unit ("two years") it is."""
_YEARS: Final = range(1900, 2101)
_NO_VALUE: Final = frozenset({"year", "undated", "reference", "name", "as written"})


def find_figures(text: str, style: Style | None = None) -> tuple[FoundFigure, ...]:
    """The figures of a text that may be values, in order; they never overlap.

    ``style`` is how the text writes numbers, by default as it shows itself (:func:`style_of`).

    >>> [(figure.kind, figure.value, figure.unit) for figure in find_figures("At most 600 тис. troops for ten years.")]
    [('number', '600000', ''), ('duration', '10', 'years')]
    """
    return tuple(
        figure
        for figure in every_figure(text, style)
        if figure.kind not in _NO_VALUE and not _is_ordinary_word(figure, text)
    )


def _is_ordinary_word(figure: FoundFigure, text: str) -> bool:
    number = figure.number
    return figure.kind == "number" and number is not None and number < _FEWEST and text[figure.start].isalpha()


@lru_cache(maxsize=1 << 13)
def every_figure(text: str, style: Style | None = None) -> tuple[FoundFigure, ...]:
    """The figures of a text with whatever else has digits: years, references ("Article 5"), names ("G8")."""
    return tuple(_figures(text, style_of([text]) if style is None else style))


def _figures(text: str, style: Style) -> Iterator[FoundFigure]:
    at = 0
    while (token := _TOKEN.search(text, at)) is not None:
        at = token.end()
        figure = _read(text, token, style)
        if figure is None:
            continue
        figure = _referring(text, figure)
        at = max(figure.end, token.start() + 1)
        yield figure


def _referring(text: str, figure: FoundFigure) -> FoundFigure:
    """The figure as a reference, if it is the number of an article or the like: "Article 5", "phase two"."""
    written = text[figure.start : figure.end]
    if figure.kind not in ("number", "year", "as written") or not refers(text, figure.start, written):
        return figure
    reading = label(written) if written[0].isdigit() else plain(figure.readings[0])
    sub_point, end = sub_points(text, figure.end)
    return replace(figure, kind="reference", unit="", readings=(f"{reading}{sub_point}",), end=end)


def _read(text: str, token: re.Match[str], style: Style) -> FoundFigure | None:
    """The figure that a token begins, if it begins one."""
    start, end = token.span()
    if token["day"] is not None or token["date"] is not None:
        readings = read_day(token[0])
        return FoundFigure("date" if readings else "undated", "", readings or (undated(token[0]),), start, end)
    if token["run"] is not None:
        return FoundFigure("year", "", (token[0],), start, end)
    if token["document"] is not None:
        return FoundFigure("reference", "", (token[0],), start, end)
    if token["name"] is not None:
        return _named(token)
    if (place := read_place(text, start)) is not None:
        return FoundFigure("reference", "", (place[0],), start, place[1])
    if token["part"] is not None:
        return _half(text, start, end)
    if token["word"] is not None and (found := _of_word(text, token, style)) is not True:
        return found or None
    return _amount(text, start, style)


def _amount(text: str, start: int, style: Style) -> FoundFigure | None:
    """An amount, unless it is a year, or a name that begins with a digit: "9М729"."""
    amount = read_amount(text, start, style)
    if amount is None or amount.kind != "as written":
        return amount and _years(text, amount)
    code = CODE.match(text, start)
    return FoundFigure("name", "", (code[0],), start, code.end()) if code else amount


def _named(token: re.Match[str]) -> FoundFigure:
    """A name, but for a year with what it begins with: "mid-2026"."""
    year = re.fullmatch(r"[^\W\d_]+-(\d{4})", token[0])
    if year is not None and token[0].islower() and int(year[1]) in _YEARS:
        return FoundFigure("year", "", (Decimal(year[1]),), token.start() + year.start(1), token.end())
    return FoundFigure("name", "", (token[0],), *token.span())


def _half(text: str, start: int, end: int) -> FoundFigure:
    """A half in signs: of a scale or a unit a number, of anything else a part."""
    number, until = scaled_by_next(text, HALF, end)
    half = with_unit(text, FoundFigure("number", "", (number,), start, until))
    return half if until > end or half.unit else FoundFigure("as written", "", ("1/2",), start, end)


def _of_word(text: str, token: re.Match[str], style: Style) -> FoundFigure | bool:
    """What a word is by itself: the label of a reference, half of a unit, a number with its unit, a part of a whole.

    Otherwise whether a number may begin with it.
    """
    word, start, end = token[0], token.start(), token.end()
    if (LABEL.fullmatch(word) and refers(text, start, word)) or is_sub_point(text, start, end):
        return FoundFigure("reference", "", (label(word),), start, end)
    key = key_of(word)
    if _EACH_OTHER.match(text, start) or _OTHER.search(text, max(0, start - _LOOKED_AT), start):
        return False
    if (once := read_single_unit(text, start)) is not None:
        return FoundFigure("duration", once[0], (Decimal(1),), start, once[1])
    if key in HALVES:
        return FoundFigure("duration", HALVES[key], (HALF,), start, end)
    if (compound := COMPOUND.fullmatch(word)) and (number := read_prefix(compound["number"])) is not None:
        unit = joined_unit(compound, number, ukrainian=True)
        return repeated(text, FoundFigure("duration", unit, (number,), start, end), style)
    if begins_fraction(key) and (part := read_fraction(text, start)) is not None and not _is_number_too(text, start):
        return FoundFigure("as written", "", (part[0],), start, part[1])
    return is_number(key)


def _is_number_too(text: str, start: int) -> bool:
    """Whether a part is one of a scale or a unit: "a quarter of a million", "one half year"."""
    number = read_words(text, start)
    return number is not None and (number[0] % 1 > 0 or number[0] > 999)


def _years(text: str, figure: FoundFigure) -> FoundFigure:
    """A bare number from 1900 to 2100 ("2027 року") is a year, and two joined by a dash are a run of years."""
    bounds: Reading = figure.readings[0]
    parts = bounds if isinstance(bounds, tuple) else (bounds,)
    written = re.findall(r"\d+", text[figure.start : figure.end])
    is_bare = figure.kind == "number" or (figure.kind, figure.unit) == ("duration", "years")
    if is_bare and written and all(part in _YEARS for part in parts) and len(written[0]) == len("2025"):
        return replace(figure, kind="year", unit="")
    return figure
