"""Figures that a text writes out, found so that a person can confirm them as terms.

In English, Ukrainian and Russian: digits with any separator ("600,000", "600 000", "600 тис."), number words ("six
hundred thousand", "п’ятнадцять", "двести"), money, shares, durations and dates. Nothing is decided here: a number of
an article, a point or a year is left out, everything else is offered and a person says what it means.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from proposals.engine.language.quantities import CURRENCY, FIGURE, PERCENT, SCALE, amount, figure_key, read_unit
from proposals.engine.vocabulary import FigureKind

_ENGLISH: Final = {
    **{word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())},
    **{
        word: number
        for number, word in enumerate(
            "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 11
        )
    },
    **{
        word: 10 * number
        for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
    },
    "hundred": 100,
}
_CYRILLIC: Final = {
    1: "один одна одне одно одного однієї одной одну одним",
    2: "два дві две двох двух двома двумя двом",
    3: "три трьох трех трёх трьома тремя",
    4: "чотири чотирьох чотирма четыре четырех четырёх",
    5: "п'ять п'яти пять пяти",
    6: "шість шести шесть",
    7: "сім семи семь",
    8: "вісім восьми восемь",
    9: "дев'ять дев'яти девять девяти",
    10: "десять десяти",
    11: "одинадцять одинадцяти одиннадцать одиннадцати",
    12: "дванадцять дванадцяти двенадцать двенадцати",
    13: "тринадцять тринадцяти тринадцать тринадцати",
    14: "чотирнадцять чотирнадцяти четырнадцать четырнадцати",
    15: "п'ятнадцять п'ятнадцяти пятнадцать пятнадцати",
    16: "шістнадцять шістнадцяти шестнадцать шестнадцати",
    17: "сімнадцять сімнадцяти семнадцать семнадцати",
    18: "вісімнадцять вісімнадцяти восемнадцать восемнадцати",
    19: "дев'ятнадцять дев'ятнадцяти девятнадцать девятнадцати",
    20: "двадцять двадцяти двадцать двадцати",
    30: "тридцять тридцяти тридцать тридцати",
    40: "сорок сорока",
    50: "п'ятдесят п'ятдесяти пятьдесят пятидесяти",
    60: "шістдесят шістдесяти шестьдесят шестидесяти",
    70: "сімдесят сімдесяти семьдесят семидесяти",
    80: "вісімдесят вісімдесяти восемьдесят восьмидесяти",
    90: "дев'яносто девяносто",
    100: "сто ста",
    200: "двісті двохсот двести двухсот",
    300: "триста трьохсот трехсот трёхсот",
    400: "чотириста чотирьохсот четыреста четырехсот четырёхсот",
    500: "п'ятсот п'ятисот пятьсот пятисот",
    600: "шістсот шестисот шестьсот",
    700: "сімсот семисот семьсот",
    800: "вісімсот восьмисот восемьсот",
    900: "дев'ятсот дев'ятисот девятьсот девятисот",
}
_NUMBER: Final = _ENGLISH | {word: number for number, words in _CYRILLIC.items() for word in words.split()}
_DURATION: Final = {
    word: unit
    for unit, words in {
        "hours": "hour hours година години годин час часа часов",
        "days": "day days день дня дні днів дни дней доба доби діб сутки суток",
        "weeks": "week weeks тиждень тижня тижні тижнів неделя недели недель неделю",
        "months": "month months місяць місяця місяці місяців месяц месяца месяцы месяцев",
        "years": "year years рік року роки років год года годы лет годов",
    }.items()
    for word in words.split()
}
_JOINED: Final = re.compile(
    r"(\d+)-(?:(?P<days>day|денн|дневн)|(?P<weeks>week|тижнев|недельн)|(?P<months>month|місячн|месячн)"
    r"|(?P<years>year|річн|летн))"
)
_PLACE: Final = re.compile(
    r"(?:articles?|arts?\.|points?|paragraphs?|paras?\.|clauses?|sections?|annex(?:es)?|chapters?|resolutions?|№|no\."
    r"|стат\w+|ст\.|пункт\w*|п\.|абзац\w*|розділ\w*|раздел\w*|додат\w+|приложени\w+|резолюці\w+|резолюци\w+)\s*$",
    re.IGNORECASE,
)
_WORD: Final = r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"
_PIECE: Final = re.compile(rf"(?P<figure>{FIGURE})|(?P<word>{_WORD})")
_NEXT: Final = re.compile(rf"[\s-]*(?P<word>{_WORD}\.?)")
_THOUSANDS: Final = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_CURRENCY: Final = {word.casefold(): code for word, code in CURRENCY.items()}
_SCALE: Final = {word.casefold(): power for word, power in SCALE.items()}
_FEWEST: Final = 10
"""A smaller bare number word ("two sides") is an ordinary word; with a unit ("two years") it is a figure."""
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text: ``text[start:end]``. ``number`` is None for a date, whose ``value`` is ISO 8601.

    ``unit`` is a currency's code, "percent", a duration's unit in the plural, or "".
    """

    kind: FigureKind
    value: str
    unit: str
    number: Decimal | None
    start: int
    end: int

    def under(self, kind: str, unit: str) -> str | None:
        """The value as a measure of this kind and unit records it, None where it cannot be one of its values.

        A scale in the unit is counted in; nothing is converted.
        """
        if kind != self.kind:
            return None
        if self.number is None:
            return self.value
        wanted = read_unit(unit)
        if self.kind != "number" and wanted.name != read_unit(self.unit).name:
            return None
        return plain(self.number.scaleb(-wanted.power))


def plain(number: Decimal) -> str:
    """Digits without separators, an exponent or empty decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures(text: str) -> tuple[Found, ...]:
    """The figures of a text in order; they never overlap.

    >>> [(found.kind, found.value, found.unit) for found in figures("At most 600 тис. troops for fifteen years.")]
    [('number', '600000', ''), ('duration', '15', 'years')]
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Found]:
    at = 0
    while (piece := _PIECE.search(text, at)) is not None:
        at = piece.end()
        if piece["figure"] is not None:
            found = _written(text, piece.start(), piece.end())
        else:
            found = _spoken(text, piece.start())
        if found is not None:
            at = max(at, found.end)
            if not _PLACE.search(text, max(0, piece.start() - 24), piece.start()):
                yield found


def _written(text: str, start: int, end: int) -> Found | None:
    """A figure in digits."""
    # Three digits after a dot are thousands: no text counts anything in thousandths.
    key = _THOUSANDS.sub("", figure_key(text[start:end]))
    if (joined := _JOINED.match(key)) is not None and joined.lastgroup:
        return _counted(Decimal(joined[1]), "duration", joined.lastgroup, start, end)
    sort, value = amount(key)
    if sort == "date" and isinstance(value, tuple):
        return _date(value, start, end)
    if not isinstance(value, Decimal):
        return None
    if sort == "%":
        return _counted(value, "share", "percent", start, end)
    if sort in CURRENCY.values():
        return _counted(value, "money", sort, start, end)
    found = _with_unit(text, value, start, end)
    is_year = found.kind == "number" and key.isdigit() and int(key) in _YEARS
    return None if is_year else found


def _date(parts: tuple[int, ...], start: int, end: int) -> Found | None:
    """A day or a month of a known year; a date without its year is no value."""
    if parts[0] < 1000 or len(parts) < 2:
        return None
    year, month, *day = parts
    try:
        whole = datetime.date(year, month, day[0] if day else 1)
    except ValueError:
        return None
    return Found("date", whole.isoformat() if day else f"{year:04}-{month:02}", "", None, start, end)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def _words(text: str, at: int) -> Iterator[_Word]:
    """The words from ``at`` on, as long as only spaces and hyphens stand between them."""
    while (found := _NEXT.match(text, at)) is not None:
        at = found.end("word")
        key = found["word"].casefold().replace("\u2019", "'").replace("\u02bc", "'")
        yield _Word(key, found.start("word"), at)


def _spoken(text: str, start: int) -> Found | None:
    """A figure in words that begins at ``start``."""
    said = _said(text, start)
    if said is None:
        return None
    number, end = said
    found = _with_unit(text, Decimal(number), start, end)
    return None if found.kind == "number" and number < _FEWEST else found


def _said(text: str, start: int) -> tuple[int, int] | None:
    """The number that the words from ``start`` on say, and where they end; None if the first one says none."""
    total = group = 0
    end, seen, joint = start, False, False
    for word in _words(text, start):
        key = word.key.removesuffix(".")
        if key in _NUMBER:
            group = (group or 1) * _NUMBER[key] if key == "hundred" else group + _NUMBER[key]
        elif seen and (power := _SCALE.get(word.key, _SCALE.get(key))) is not None:
            total, group = total + (group or 1) * 10**power, 0
        elif seen and key == "and" and not joint:
            joint = True
            continue
        else:
            break
        joint, seen, end = False, True, word.end if word.key in _SCALE else word.start + len(key)
        if text[end : end + 1] in (",", ";"):
            break
    return (total + group, end) if seen else None


def _with_unit(text: str, number: Decimal, start: int, end: int) -> Found:
    """The number with what it counts, where the next word or the one after it says so."""
    nearest = tuple(word for word, _ in zip(_words(text, end), range(2), strict=False))
    if [word.key.removesuffix(".") for word in nearest] == ["per", "cent"]:
        return _counted(number, "share", "percent", start, nearest[1].start + len("cent"))
    for place, word in enumerate(nearest):
        for key in (word.key, word.key.removesuffix(".")):
            until = word.start + len(key)
            if key in _DURATION:
                return _counted(number, "duration", _DURATION[key], start, until)
            if place == 0 and key in PERCENT:
                return _counted(number, "share", "percent", start, until)
            if place == 0 and key in _CURRENCY:
                return _counted(number, "money", _CURRENCY[key], start, until)
        if word.key.endswith("."):
            break
    return _counted(number, "number", "", start, end)


def _counted(number: Decimal, kind: FigureKind, unit: str, start: int, end: int) -> Found:
    return Found(kind, plain(number), unit, number, start, end)
