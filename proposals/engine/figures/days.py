"""Dates in digits and with the name of a month. "05/11/2025" is 5 November or 11 May: which, is never guessed."""

from __future__ import annotations

import datetime
import re
from typing import Final

from proposals.engine.language.quantities import MONTH

_MARKS: Final = r"-/\\\u2010-\u2014\u2212\u00b7,"
_DASHES: Final = r"-/\u2010-\u2014\u2212"
IN_DIGITS: Final = (
    rf"(?:\d{{4}}[{_DASHES}]\d{{1,2}}[{_DASHES}]\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|\d{{1,2}}[{_MARKS}]\d{{1,2}}[{_MARKS}]\d{{4}})(?![\w/])"
)
"""A pattern for a day in digits. With dots the day comes first wherever they are used; with strokes it may not."""

YEAR: Final = r"(?:\s?(?:року|рік|р\.?|года|году|год|г\.?))?"
"""The word for a year after a day in digits: "05.11.2025 р."."""
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([{_DASHES}.])(\d{{1,2}})\2(\d{{1,2}}){YEAR}")
_YEAR_LAST: Final = re.compile(rf"(\d{{1,2}})\s?([{_MARKS}.])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}){YEAR}")
_MONTH: Final = {word.casefold(): number for word, number in MONTH.items()}
_IDLE: Final = frozenset("of the on in у в st nd rd th го е року році рік р года году год г".split())
"""Words that may stand in a date and change nothing about it."""
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DAYS: Final = re.compile(r"\d{1,2}[-\u2010-\u2013]\d{1,2}")


def read_day(written: str) -> tuple[str, ...]:
    """A day or a month with its year in ISO 8601: one reading, two where nobody can tell, none if it is no date.

    >>> read_day("14 December 2025"), read_day("31.12.2027"), read_day("05/11/2025")
    (('2025-12-14',), ('2027-12-31',), ('2025-11-05', '2025-05-11'))
    """
    if (match := _YEAR_FIRST.fullmatch(written)) is not None:
        year, _, month, day = match.groups()
        return _real([(year, month, day)])
    if (match := _YEAR_LAST.fullmatch(written)) is not None:
        one, mark, two, year = match.groups()
        return _real([(year, two, one)] if mark == "." else [(year, two, one), (year, one, two)])
    return _in_words(written)


def undated(written: str) -> str:
    """A date that is no value, such as "14 December", in a form in which it can be compared."""
    months = [f"{MONTH[word]:02}" for word in _LETTERS.findall(written) if word in MONTH]
    return "-".join([*months, *(f"{int(digits):02}" for digits in _DIGITS.findall(written))])


def _real(dates: list[tuple[str, ...]]) -> tuple[str, ...]:
    found = []
    for year, month, day in dates:
        try:
            found.append(datetime.date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


def _in_words(written: str) -> tuple[str, ...]:
    """A date with the name of a month; without a year it is no value, nor is a run of days."""
    words = [word for word in map(str.casefold, _LETTERS.findall(written)) if word not in _IDLE]
    if len(words) != 1 or words[0] not in _MONTH:
        return ()  # "end of November 2025", "November or December 2025"
    month = _MONTH[words[0]]
    numbers = [int(digits) for digits in _DIGITS.findall(written)]
    years = [number for number in numbers if number >= 1000]
    days = [number for number in numbers if number < 1000]
    if len(years) != 1 or len(days) > 1 or _DAYS.search(written):
        return ()
    if not days:
        return (f"{years[0]:04}-{month:02}",)
    return _real([(str(years[0]), str(month), str(days[0]))])
