"""Reads one amount in a text: a number, a sum of money, a share or a duration, or a range of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Final

from proposals.engine.figures.found import FoundFigure, FoundKind, Reading, in_one_unit, scaled
from proposals.engine.figures.fractions import AND_A_HALF, HALF
from proposals.engine.figures.number_words import CASE_ENDING, Word, read_words, scaled_by_next, words_from
from proposals.engine.figures.units import (
    ADJECTIVE,
    CLOCK,
    COUNTED_OUT,
    CURRENCY_ROOTS,
    JOINED,
    PRICED_IN,
    RAISED,
    SCALE_ADJECTIVE,
    WORKING,
    duration_of,
    joined_unit,
    measure_of,
    qualified,
)
from proposals.engine.language.digits import Style, read_digits
from proposals.engine.language.quantities import (
    ATTACHED_SCALE,
    BETWEEN,
    CURRENCY,
    FIGURE,
    ONE_FIGURE,
    PERCENT,
    PRICED_SCALE,
    SCALE,
)
from proposals.engine.language.spelling import is_ukrainian

_ONE: Final = re.compile(ONE_FIGURE)
_WHOLE: Final = re.compile(FIGURE)
_is_ukrainian: Final = lru_cache(maxsize=64)(is_ukrainian)
"""A text is asked for every figure in it."""
_AFTER: Final = re.compile(
    r"[^\W_]|[-\u2010-\u2013'\u2019/:](?=[^\W_])|\.(?=[^\W\d_](?!\w))|\u00b7(?=\d)|\s?[ap]\.?m\.?(?!\w)"
)
"""What makes a number part of a word or of a longer mark: "28-point", "5-я", "50:50", "10.a"."""
_DASH: Final = re.compile(rf"{BETWEEN}|\s?(?:\u2026|\.\.\.?)\s?")
_BARE_DECIMAL: Final = re.compile(r"(?:^|\s)[.,]$")
_MEASURED: Final = re.compile(rf"-?((?:[^\W\d_]{{2,}}|[^\W\d_](?={RAISED.pattern}))(?:{RAISED.pattern})?)(?![\w-])")
_TO: Final = re.compile(r"[\s-]+(?:to|до)[\s-]+", re.IGNORECASE)
_AND: Final = re.compile(r"\s+(?:and|і|й|та|и)\s+", re.IGNORECASE)
_OPENING: Final = re.compile(r"\s*\(\s*")
_CLOSING: Final = re.compile(r"\s*\)")
_FROM: Final = re.compile(r"(?<!\w)(?:from|від|з|от|с)\s+$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?<!\w)(?:between|між|между)\s+$", re.IGNORECASE)
_LEAD: Final = 14
"""Letters before a figure in which "between" is looked for."""
_SCALE_OR_UNIT: Final = frozenset("mtTb")
"""Letters right after a number that may be a scale or a unit: "5m people", "5m wide"."""
_CURRENCY: Final = {word.casefold(): code for word, code in CURRENCY.items()}
_SCALE: Final = {word.casefold(): power for word, power in SCALE.items()}


def read_amount(text: str, start: int, style: Style) -> FoundFigure | None:
    """The amount that begins at ``start``, with its unit; "as written" if it is no number, None if none begins."""
    first = _single(text, start, style)
    if first is None or first.kind == "as written":
        return first
    return _range(text, _whole_amount(text, first, style), style)


def _whole_amount(text: str, figure: FoundFigure, style: Style) -> FoundFigure:
    """A number with its unit, repeated in brackets before the unit or after it: "a thirty-day (30) period"."""
    again = repeated(text, figure, style)
    whole = with_unit(text, again)
    return whole if again is not figure else repeated(text, whole, style)


def _single(text: str, start: int, style: Style, *, priced: bool = False) -> FoundFigure | None:
    """A single number in digits or in words, with what is written in one with it: a currency, a scale, "-day".

    ``priced``: it is a sum of money, whether or not a currency is written with it.
    """
    match = _ONE.match(text, start)
    if match is None:
        return _in_words(text, start)
    power = _power(match)
    numbers = read_digits(match["digits"], _before_a_scale(style, match) if power else style)
    kind, unit = _unit_of(match)
    end = match.end()
    is_scale = kind == "money" or priced or match["letters"] in (None, *ATTACHED_SCALE)
    if not is_scale:
        return _with_letters(match, numbers) or _as_written(text, start)
    if numbers and end == match.end("digits"):
        joined_to = _joined(text, FoundFigure(kind, unit, numbers, start, end))
        if joined_to is not None:
            return joined_to
    readings = tuple(scaled(number, power) for number in numbers)
    if (with_currency := _priced_in(text, FoundFigure(kind, unit, readings, start, end))) is not None:
        return with_currency
    if not numbers or _is_part_of_more(text, start, end):
        return _as_written(text, start)
    return FoundFigure(kind, unit, readings, start, end)


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a word or of a longer mark."""
    goes_on = _AFTER.match(text, end) is not None and not _begins_number(text, end)
    return goes_on or _BARE_DECIMAL.search(text, max(0, start - 2), start) is not None


def _priced_in(text: str, figure: FoundFigure) -> FoundFigure | None:
    """A number with the currency that is joined to it: "90-billion-euro"."""
    match = PRICED_IN.match(text, figure.end) if figure.kind == "number" and figure.readings else None
    if match is None:
        return None
    unit = CURRENCY_ROOTS[(match[1] or match["root"]).casefold()]
    return replace(figure, kind="money", unit=unit, end=match.end())


def _before_a_scale(style: Style, match: re.Match[str]) -> Style:
    """How a number is read before "billion": few write "1.125 billion" for more than a trillion.

    The comma groups thousands only before a scale in English: "2,500 мільярда" may be two and a half.
    """
    is_english = style.thousands == "," and (match["scale"] or "").isascii()
    return style if style.decimals or is_english else Style()


def _joined(text: str, figure: FoundFigure) -> FoundFigure | None:
    """Digits with what is joined to them: a unit ("30-day", "15km"), a half ("2½"), an ending ("18-ти")."""
    end, number = figure.end, figure.readings[0]
    if (joined := JOINED.match(text, end)) is not None:
        unit = joined_unit(joined, number, ukrainian=_is_ukrainian(text))
        return replace(figure, kind="duration", unit=unit, end=joined.end())
    if (measured := _MEASURED.match(text, end)) is not None and (measure := measure_of(measured[1])):
        return replace(figure, kind="number", unit=measure, end=measured.end())
    if (adjective := ADJECTIVE.match(text, end)) is not None and (joined_to := adjective.lastgroup):
        kind: FoundKind = "share" if joined_to == "percent" else "number"
        return replace(figure, kind=kind, unit=joined_to, end=adjective.end())
    if (scale := SCALE_ADJECTIVE.match(text, end)) is not None and scale.lastgroup:
        readings = tuple(scaled(reading, int(scale.lastgroup[1:])) for reading in figure.readings)
        return replace(figure, readings=readings, end=scale.end())
    half, case = AND_A_HALF.match(text, end), CASE_ENDING.match(text, end)
    ending = half or case
    if ending is None or len(figure.readings) > 1 or not isinstance(number, Decimal):
        return None
    number, end = scaled_by_next(text, number + HALF if half else number, ending.end())
    return replace(figure, readings=(number,), end=end)


def _in_words(text: str, start: int) -> FoundFigure | None:
    number = read_words(text, start)
    return None if number is None else FoundFigure("number", "", (number[0],), start, number[1])


def _unit_of(match: re.Match[str]) -> tuple[FoundKind, str]:
    """The kind and the unit that signs and names next to a number give it."""
    after = (match["after"] or match["sign"] or "").casefold().replace("\u00a0", " ")
    if after in PERCENT:
        return "share", "percent"
    currency = _CURRENCY.get((match["before"] or "").casefold() or after, "")
    return ("money", currency) if currency else ("number", "")


def _with_letters(match: re.Match[str], numbers: tuple[Decimal, ...]) -> FoundFigure | None:
    """A number with a unit ("100mm"), or with a letter that is a unit or a scale: "5m" has two readings."""
    if not numbers:
        return None
    letters = match["letters"]
    if letters not in _SCALE_OR_UNIT:
        return FoundFigure("number", "", numbers, match.start(), match.end("digits"))
    both = tuple(each for number in numbers for each in (number.scaleb(PRICED_SCALE[letters]), number))
    return FoundFigure("number", "", both, match.start(), match.end("letters"))


def _begins_number(text: str, at: int) -> bool:
    """Whether a dash and another number follow: the other bound of a range."""
    dash = _TO.match(text, at) or _DASH.match(text, at)
    return dash is not None and dash.end() > at and _ONE.match(text, dash.end()) is not None


def _as_written(text: str, start: int) -> FoundFigure:
    whole = _WHOLE.match(text, start) or _ONE.match(text, start)
    end = start + 1 if whole is None else max(whole.end(), start + 1)
    if (clock := CLOCK.match(text, end)) is not None:
        return FoundFigure("as written", "", (f"{text[start:end]} {clock['half'].lower()}m",), start, clock.end())
    return FoundFigure("as written", "", (text[start:end],), start, end)


def repeated(text: str, figure: FoundFigure, style: Style) -> FoundFigure:
    """A number that is repeated in brackets is one: "thirty (30) days"."""
    opening = _OPENING.match(text, figure.end)
    if opening is None:
        return figure
    again = _single(text, opening.end(), style)
    closing = _CLOSING.match(text, again.end) if again else None
    if (
        again is None
        or closing is None
        or figure.unit not in ("", again.unit or figure.unit)
        or figure.readings[0] not in again.readings
    ):
        return figure
    kind, unit = (again.kind, again.unit) if again.unit else (figure.kind, figure.unit)
    readings = figure.readings if len(figure.readings) == 1 else again.readings
    end = closing.end()
    if kind in ("number", "money") and len(readings) == 1 and isinstance(readings[0], Decimal):
        number, end = scaled_by_next(text, readings[0], end)
        readings = (number,)
    return FoundFigure(kind, unit, readings, figure.start, end)


def with_unit(text: str, figure: FoundFigure) -> FoundFigure:
    """The number with its unit, if the next word or the one after it is one."""
    if figure.kind != "number":
        return figure
    nearest = tuple(word for word, _ in zip(words_from(text, figure.end), range(2), strict=False))
    if [word.key.removesuffix(".") for word in nearest] == ["per", "cent"]:
        return replace(figure, kind="share", unit="percent", end=nearest[1].start + len("cent"))
    for index, word in enumerate(nearest):
        before = nearest[0].key if index else ""
        for key in dict.fromkeys((word.key, word.key.removesuffix("."))):
            kind, unit, end = _unit_at(text, word._replace(key=key), figure.readings[0], before)
            if unit and (kind in ("duration", "number") or index == 0):
                return replace(figure, kind=kind, unit=unit, end=end)
        if COUNTED_OUT.fullmatch(word.key) is None and not qualified(word.key, "m"):
            break
    return figure


def _unit_at(text: str, word: Word, number: Reading, before: str) -> tuple[FoundKind, str, int]:
    """The kind and the unit that a word gives a number, and where they end; ``before`` is the word between them.

    A word between them makes another unit of a measure ("square km"), or it is none.
    """
    end = word.start + len(word.key)
    kind, unit = _unit_named(word.key, number, ukrainian=_is_ukrainian(text))
    if kind == "duration" and WORKING.fullmatch(before):
        return kind, f"working {unit}", end
    if kind != "number":
        return kind, unit, end
    unit = measure_of(text[word.start : end])
    raised = RAISED.match(text, end)
    if raised is not None and (measure := measure_of(f"{word.key}{raised[0]}")):
        unit, end = measure, raised.end()
    return kind, qualified(before, unit) if before and unit else "" if before else unit, end


def _unit_named(key: str, number: Reading, *, ukrainian: bool) -> tuple[FoundKind, str]:
    """The kind and the unit that a word after a number gives it; no unit if it gives none."""
    if unit := duration_of(key, number, ukrainian=ukrainian):
        return "duration", unit
    if key in PERCENT:
        return "share", "percent"
    if key in _CURRENCY:
        return "money", _CURRENCY[key]
    return "number", measure_of(key)


def _range(text: str, low: FoundFigure, style: Style) -> FoundFigure:
    """The range that a figure opens: "2–3 years", "$90-100 million", "between 5 and 7 years"; or the figure alone."""
    before = max(0, low.start - _LEAD), low.start
    opened = _FROM.search(text, *before), _BETWEEN.search(text, *before)
    joint = _TO.match(text, low.end) or _DASH.match(text, low.end) or (_AND.match(text, low.end) if opened[1] else None)
    if joint is None or joint.end() == joint.start():
        return low
    second = _single(text, joint.end(), style, priced=low.kind == "money")
    if second is None or second.kind == "as written":
        return low
    high = _whole_amount(text, second, style)
    low_bound, high = in_one_unit(low, high)
    bounds = _bounds(text, low_bound, high)
    if not bounds:
        return low
    lead = next((match.start() for match in opened if match), low.start) if joint.re is not _DASH else low.start
    kind, unit = (low.kind, low.unit) if high.kind == "number" and not high.unit else (high.kind, high.unit)
    return FoundFigure(kind, unit, bounds, lead, high.end)


def _bounds(text: str, low: FoundFigure, high: FoundFigure) -> tuple[tuple[Decimal, Decimal], ...]:
    """The bounds in the same unit; the lower takes the scale and the unit of the upper one if it has none.

    Two bounds that can each be read in two ways are written alike, so they are read alike.
    """
    if "number" not in (low.kind, high.kind) and (low.kind, low.unit) != (high.kind, high.unit):
        return ()
    if (high.kind == "number" and low.kind not in ("number", "money")) or (
        low.unit and high.unit not in ("", low.unit)
    ):
        return ()
    power = power_of(text[high.start : high.end])
    by = power if power and not power_of(text[low.start : low.end]) else 0
    alike = len(low.readings) == len(high.readings)
    pairs = zip(low.readings, high.readings, strict=True) if alike else product(low.readings, high.readings)
    found = [(one.scaleb(by), two) for one, two in pairs if isinstance(one, Decimal) and isinstance(two, Decimal)]
    return tuple((one, two) for one, two in found if one < two)


def power_of(written: str) -> int:
    """The power of ten of the scale in a figure as written: 9 for "100 billion", 0 if there is none."""
    match = _ONE.match(written)
    if match is None:
        return next((power for word, power in _SCALE.items() if word in written.casefold().split()), 0)
    return _power(match)


def _power(match: re.Match[str]) -> int:
    letters = match["letters"] or match["spaced"] or match["apart"] or ""
    return _SCALE.get((match["scale"] or "").casefold(), 0) + PRICED_SCALE.get(letters, 0)
