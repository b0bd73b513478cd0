"""A figure that a person types as the value of a measure, or a script sends: read, asked about, or taken as words.

Read as :mod:`proposals.engine.figures.find` reads a text, in the English style. What can be read in two ways is never
guessed: the answer names both, and how to write each.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from proposals.engine.figures.amounts import power_of
from proposals.engine.figures.counted import PEOPLE, people_of
from proposals.engine.figures.days import YEAR, read_day
from proposals.engine.figures.find import every_figure
from proposals.engine.figures.found import FoundFigure, plain
from proposals.engine.language.digits import APOSTROPHES, ENGLISH, grouped, is_plain

_FIGURES: Final = frozenset({"number", "money", "duration", "share"})
_SIGN: Final = re.compile(r"^\s*(?P<sign>[-\u2212\u2013+])\s*(?=[\d$€£₴₽A-Z])")
_ONLY_DIGITS: Final = re.compile(
    rf"[\d.,{APOSTROPHES}\u00b7\\\s/_+-]*\d[\d.,{APOSTROPHES}\u00b7\\\s/_-]*(?:[a-zA-Z]|[eE][-+]?\d+)?"
)
_WORD_AFTER: Final = re.compile(r"\s?[^\s\d()]+")
_JOINED_BEFORE: Final = re.compile(r"[^\s\d(]+")
_MONEY_AFTER: Final = re.compile(
    r"\s(?:[^\W\d_]+\s)?(?:francs?|riyals?|rials?|dinars?|dirhams?|lir[ae]s?|pesos?|rupees?|won|krone[rn]?|kron(?:a|or)"
    r"|франк\w*|р[іи]ал\w*|динар\w*|дирхам\w*|лір\w?|лир\w?|песо|рупі\w*|рупи\w*|крон\w?)",
    re.IGNORECASE,
)
"""Money of several countries, or of one whose currency is not known here."""
_NO_DAY: Final = re.compile(rf"[\d.,/\\\s\u00b7\u2010-\u2014\u2212-]+{YEAR}")
_ZERO_FIRST: Final = re.compile(r"0\d")
_A_DATE: Final = "Write it as 2025-11-20."


class Unclear(ValueError):
    """What was typed can be read in two ways, or is a figure of another kind; the message says what to write."""


class Typed(NamedTuple):
    """A value as it is recorded, and whether it came with its unit, which is then that of the measure."""

    value: str
    with_unit: bool = False


def read_typed(written: str, kind: str, unit: str = "") -> Typed:
    """What is recorded under a measure of this kind and unit: a number, a date, a range with its unit, or words.

    Raises Unclear.

    >>> read_typed("800,000", "number", "personnel").value, read_typed("$1.5T", "money", "USD billion").value
    ('800000', '1500')
    >>> read_typed("800.000", "number", "personnel")
    Traceback (most recent call last):
    proposals.engine.figures.typed.Unclear: “800.000” is 800,000 or 800. Write 800000 or 800.
    """
    if kind == "date":
        return Typed(_day(written))
    if kind not in _FIGURES:
        return Typed(written)
    minus, rest = _unsigned(written)
    if is_plain(rest):
        return Typed(f"{minus}{rest}")
    figure, in_unit = (None, False) if _ZERO_FIRST.match(rest) else _figure_of(rest, unit)
    if figure is None:
        _ask_about_words(written, rest)
        _ask_about_unit(written, rest, kind, unit)
        return Typed(written)
    values = tuple(f"{minus}{value}" for value in _under(figure, rest, kind, "" if in_unit else unit))
    if not values:
        raise Unclear(f"“{written}” is not in {unit}, and nothing is converted. Write the number in {unit}, or words.")
    if len(values) > 1:
        raise Unclear(f"“{written}” is {_shown(values)}. Write {' or '.join(values)}.")
    if in_unit and not isinstance(figure.readings[0], Decimal):
        return Typed(f"{values[0]} {unit}")
    return Typed(values[0], in_unit or figure.unit != "")


def _unsigned(written: str) -> tuple[str, str]:
    """A minus sign if there is one before the figure, and what is written after the sign."""
    sign = _SIGN.match(written)
    if sign is None:
        return "", written.strip()
    return "" if sign["sign"] == "+" else "-", written[sign.end() :].strip()


def _ask_about_words(written: str, rest: str) -> None:
    """Raise Unclear if what is no figure has digits alone, or words with a figure that can be read in two ways."""
    if _ONLY_DIGITS.fullmatch(rest):
        raise Unclear(f"“{written}” cannot be read as a number. Write digits alone, such as 800000 or 0.5.")
    for figure in every_figure(written, ENGLISH):
        if len(figure.readings) > 1 and figure.kind in _FIGURES:
            found, values = written[figure.start : figure.end], tuple(map(plain, figure.readings))
            raise Unclear(f"“{found}” is {_shown(values)}. Write {' or '.join(values)}.")
    _ask_about_days(written)


def _ask_about_unit(written: str, rest: str, kind: str, unit: str) -> None:
    """Raise Unclear if a figure stands with one word that is not known as its unit: "250 в’язнів", "¥5bn"."""
    figures = every_figure(rest, ENGLISH)
    if len(figures) != 1 or figures[0].kind not in _FIGURES:
        return
    [figure] = figures
    before, after = rest[: figure.start], rest[figure.end :]
    alone = (before and not after and _JOINED_BEFORE.fullmatch(before)) or (
        not before and (_WORD_AFTER.fullmatch(after) or _MONEY_AFTER.fullmatch(after))
    )
    if alone:
        values = _under(figure, rest[figure.start : figure.end], kind, unit)
        named = (before or after).strip()
        choice = f" Write {' or '.join(values)} if that is {unit or 'meant'}." if values else ""
        raise Unclear(f"“{written}”: “{named}” is not known as a unit here.{choice} To keep words, begin with a word.")


def _figure_of(written: str, unit: str) -> tuple[FoundFigure | None, bool]:
    """The figure that is all that is written, and whether it is a bare number before the measure's own unit."""
    if unit and written.casefold().endswith(unit.casefold()):
        figure = _whole(written[: -len(unit)].strip())
        if figure is not None and figure.kind == "number":
            return figure, True
    before, _, last = written.rpartition(" ")
    if (counted := PEOPLE.get(last.casefold())) and _counts(unit, counted):
        figure = _whole(before.strip())
        if figure is not None and figure.kind == "number":
            return figure, True
    return _whole(written), False


def _counts(unit: str, counted: str) -> bool:
    """Whether a unit counts these people, without a scale of its own. All who serve are people."""
    return people_of(unit) in (counted, *("personnel",) * (counted == "people"))


def _under(figure: FoundFigure, written: str, kind: str, unit: str) -> tuple[str, ...]:
    """The values in this unit. A bare number is in it already; one with a scale ("100 billion") may not be."""
    if figure.kind != "number" or figure.unit:
        return figure.under(kind, unit)
    if power_of(written):
        return figure.under("number", unit)
    return tuple(
        plain(reading) if isinstance(reading, Decimal) else f"{plain(reading)} {unit}".strip()
        for reading in figure.readings
    )


def _whole(written: str) -> FoundFigure | None:
    """The figure that is all that is written; a year is a number here."""
    figures = every_figure(written, ENGLISH)
    if len(figures) != 1 or figures[0].start > 0:
        return None
    if written[figures[0].end :] not in ("", "." if figures[0].unit else ""):  # "72 год."
        return None
    [figure] = figures
    if figure.kind == "year":
        return FoundFigure("number", "", figure.readings, figure.start, figure.end)
    return figure if figure.kind in _FIGURES else None


def _day(written: str) -> str:
    """A date in ISO 8601, or the words."""
    text = written.strip()
    readings = read_day(text)
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise Unclear(question_of_days(written, readings))
    _ask_about_days(text)
    if re.fullmatch(r"\d{4}(?:-\d{2})?", text) is None and _NO_DAY.fullmatch(text):
        raise Unclear(f"“{written}” is no date. {_A_DATE}")
    return written


def _ask_about_days(written: str) -> None:
    """Raise Unclear if words hold a day that may be two: "by 05/11/2025"."""
    for figure in every_figure(written, ENGLISH):
        if figure.kind == "date" and len(figure.readings) > 1:
            raise Unclear(question_of_days(written[figure.start : figure.end], tuple(map(plain, figure.readings))))


def question_of_days(written: str, readings: tuple[str, ...]) -> str:
    """Which of two days is meant, and how to write each."""
    return f"“{written}” is {' or '.join(map(_in_words, readings))}. Write {' or '.join(readings)}."


def _in_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_ENGLISH_MONTHS[int(month) - 1]} {year}"


_ENGLISH_MONTHS: Final = "January February March April May June July August September October November December".split()


def _shown(values: tuple[str, ...]) -> str:
    return " or ".join("\u2013".join(map(_grouped, value.split("\u2013"))) for value in values)


def _grouped(value: str) -> str:
    """A number as English writes it; the upper bound of a range may have its unit with it."""
    number, space, unit = value.partition(" ")
    return f"{grouped(Decimal(number))}{space}{unit}"
