"""Finds figures in a text, so that a person can confirm them as terms.

In English, Ukrainian and Russian: digits with any separator ("600,000", "600 000", "600 тис."), number words ("six
hundred thousand", "п’ятнадцять", "двести"), money, shares, durations and dates. Nothing is decided here: numbers of
articles, points and years are left out, everything else is offered, and a person says what it means.
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
_REFERENCE: Final = re.compile(
    r"(?:articles?|arts?\.|points?|paragraphs?|paras?\.|clauses?|sections?|annex(?:es)?|chapters?|resolutions?|№|no\."
    r"|стат\w+|ст\.|пункт\w*|п\.|абзац\w*|розділ\w*|раздел\w*|додат\w+|приложени\w+|резолюці\w+|резолюци\w+)\s*$",
    re.IGNORECASE,
)
_WORD: Final = r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"
_TOKEN: Final = re.compile(rf"(?P<figure>{FIGURE})|(?P<word>{_WORD})")
_NEXT: Final = re.compile(rf"[\s-]*(?P<word>{_WORD}\.?)")
_THOUSANDS: Final = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_CURRENCY: Final = {word.casefold(): code for word, code in CURRENCY.items()}
_SCALE: Final = {word.casefold(): power for word, power in SCALE.items()}
_FEWEST: Final = 10
"""Below this a number word alone ("two sides") is an ordinary word; with a unit ("two years") it is a figure."""
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class FoundFigure:
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
        """The value as recorded under a measure of this kind and unit, None if it cannot be such a value.

        A scale in the unit is taken into account; nothing is converted.
        """
        if kind != self.kind:
            return None
        if self.number is None:
            return self.value
        target = read_unit(unit)
        if self.kind != "number" and target.name != read_unit(self.unit).name:
            return None
        return plain(self.number.scaleb(-target.power))


def plain(number: Decimal) -> str:
    """Digits without separators, an exponent or empty decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def find_figures(text: str) -> tuple[FoundFigure, ...]:
    """The figures of a text in order; they never overlap.

    >>> [(figure.kind, figure.value, figure.unit) for figure in find_figures("At most 600 тис. troops for ten years.")]
    [('number', '600000', ''), ('duration', '10', 'years')]
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[FoundFigure]:
    at = 0
    while (token := _TOKEN.search(text, at)) is not None:
        at = token.end()
        if token["figure"] is not None:
            figure = _in_digits(text, token.start(), token.end())
        else:
            figure = _in_words(text, token.start())
        if figure is not None:
            at = max(at, figure.end)
            if not _REFERENCE.search(text, max(0, token.start() - 24), token.start()):
                yield figure


def _in_digits(text: str, start: int, end: int) -> FoundFigure | None:
    """A figure written in digits."""
    # Three digits after a dot are thousands; no text counts in thousandths.
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
    figure = _with_unit(text, value, start, end)
    is_year = figure.kind == "number" and key.isdigit() and int(key) in _YEARS
    return None if is_year else figure


def _date(parts: tuple[int, ...], start: int, end: int) -> FoundFigure | None:
    """A day or a month with its year; without a year a date is not a value."""
    if parts[0] < 1000 or len(parts) < 2:
        return None
    year, month, *day = parts
    try:
        first_day = datetime.date(year, month, day[0] if day else 1)
    except ValueError:
        return None
    return FoundFigure("date", first_day.isoformat() if day else f"{year:04}-{month:02}", "", None, start, end)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def _words(text: str, at: int) -> Iterator[_Word]:
    """The words from ``at`` on, while only spaces and hyphens separate them."""
    while (match := _NEXT.match(text, at)) is not None:
        at = match.end("word")
        key = match["word"].casefold().replace("\u2019", "'").replace("\u02bc", "'")
        yield _Word(key, match.start("word"), at)


def _in_words(text: str, start: int) -> FoundFigure | None:
    """A figure in words that begins at ``start``."""
    number_words = _read_number(text, start)
    if number_words is None:
        return None
    number, end = number_words
    figure = _with_unit(text, Decimal(number), start, end)
    return None if figure.kind == "number" and number < _FEWEST else figure


def _read_number(text: str, start: int) -> tuple[int, int] | None:
    """The number named by the words from ``start`` on, and where they end; None if the first is no number."""
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


def _with_unit(text: str, number: Decimal, start: int, end: int) -> FoundFigure:
    """The number with its unit, if the next word or the one after it is one."""
    nearest = tuple(word for word, _ in zip(_words(text, end), range(2), strict=False))
    if [word.key.removesuffix(".") for word in nearest] == ["per", "cent"]:
        return _counted(number, "share", "percent", start, nearest[1].start + len("cent"))
    for index, word in enumerate(nearest):
        for key in (word.key, word.key.removesuffix(".")):
            until = word.start + len(key)
            if key in _DURATION:
                return _counted(number, "duration", _DURATION[key], start, until)
            if index == 0 and key in PERCENT:
                return _counted(number, "share", "percent", start, until)
            if index == 0 and key in _CURRENCY:
                return _counted(number, "money", _CURRENCY[key], start, until)
        if word.key.endswith("."):
            break
    return _counted(number, "number", "", start, end)


def _counted(number: Decimal, kind: FigureKind, unit: str, start: int, end: int) -> FoundFigure:
    return FoundFigure(kind, plain(number), unit, number, start, end)
