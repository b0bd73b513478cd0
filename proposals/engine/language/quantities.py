"""Figures as written: numbers, money, shares, dates, ratios and ordinals in English, Ukrainian and Russian.

A regular expression finds a whole figure (``FIGURE``); functions give the form in which it is compared
(:func:`figure_key`), its amount (:func:`amount`), and the name and scale of a unit (:func:`read_unit`). If the word
after a number is no currency, scale or per cent ("15 years", "Article 5"), the figure is the number alone, so that a
changed number stands out beside an unchanged word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

SPACES: Final = " \u00a0\u2007\u2009\u202f"
"""Spaces that may stand inside a figure."""

_SCALES: Final = {
    3: "thousand тис тисяч тисяча тисячі тис. тыс тыс. тысяч тысяча тысячи",
    6: "million millions mn mln млн млн. мільйон мільйони мільйонів миллион миллиона миллионов",
    9: "billion billions bn bln млрд млрд. мільярд мільярди мільярдів миллиард миллиарда миллиардов",
    12: "trillion trillions tn trln трлн трлн. трильйон трильйони трильйонів триллион триллиона триллионов",
}
_CURRENCIES: Final = {
    "USD": "USD US$ $ dollar dollars долар долари доларів доллар доллара долларов дол. долл.",
    "EUR": "EUR € euro euros євро евро",
    "GBP": "GBP £ pound pounds фунт фунти фунтів фунта фунтов",
    "UAH": "UAH ₴ hryvnia hryvnias гривня гривні гривень гривен грн грн.",
    "RUB": "RUB ₽ rouble roubles ruble rubles рубль рубля рублей рублі рублів руб руб.",
    "CHF": "CHF",
    "PLN": "PLN злотих злотых",
}
_SHORT_SCALES: Final = {"k": 3, "m": 6}  # after a currency only: "5 m" is a length
_PERCENT: Final = (
    "% percent per-cent pct відсоток відсотка відсотки відсотків процент процента проценти проценты процентів процентов"
)
_MONTHS: Final = (
    "January Jan січня січень января январь",
    "February Feb лютого лютий февраля февраль",
    "March Mar березня березень марта март",
    "April Apr квітня квітень апреля апрель",
    "May травня травень мая май",
    "June Jun червня червень июня июнь",
    "July Jul липня липень июля июль",
    "August Aug серпня серпень августа август",
    "September Sept Sep вересня вересень сентября сентябрь",
    "October Oct жовтня жовтень октября октябрь",
    "November Nov листопада листопад ноября ноябрь",
    "December Dec грудня грудень декабря декабрь",
)

SCALE: Final = {word: power for power, words in _SCALES.items() for word in words.split()}
CURRENCY: Final = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
PERCENT: Final = frozenset(word.replace("-", " ") for word in _PERCENT.split())
MONTH: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}


_SP: Final = f"[{SPACES}]"


def _any_of(words: Iterable[str]) -> str:
    """Alternatives of a pattern, longest first, so that "billions" wins over "billion"."""
    escaped = [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return "|".join(escaped).replace(r"\ ", _SP)


_END = r"(?!\w)"
_PLAIN = rf"(?:\d{{1,3}}(?:{_SP}\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
_NUMBER = rf"{_PLAIN}(?:[-\u2010-\u2013]{_PLAIN})?"
_SCALED = rf"{_NUMBER}(?:[{SPACES}-]?(?:{_any_of(SCALE)}){_END})?"
_MONTH = rf"(?:{_any_of(MONTH)})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|-?го|-е)?(?:[-\u2010-\u2013]\d{1,2})?"
_YEAR = rf"\d{{4}}(?!\d)(?:{_SP}?(?:року|рік|года|год|р\.|г\.))?"
_DATE = (
    rf"{_DAY}{_SP}(?:of{_SP})?{_MONTH}{_END}(?:,?{_SP}{_YEAR})?"
    rf"|(?:{_MONTH}){_SP}(?:{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?!\w)(?:,?{_SP}{_YEAR})?)"
)
_SIGNS = _any_of(word for word in CURRENCY if not word[-1].isalpha() and not word.endswith("."))
_CODES = _any_of(word for word in CURRENCY if word.isascii() and word.isupper() and word.isalpha())
_SIGN = "[%" + "".join(word for word in CURRENCY if len(word) == 1) + "]"
_NAMES = _any_of(word for word in (*CURRENCY, *PERCENT) if word[-1].isalpha() or word.endswith("."))
_PRICED = rf"(?:{_SIGNS}|{_CODES}){_SP}?(?:{_NUMBER}[km]{_END}|{_SCALED})"
_RATIO = r"\d+(?::\d+)+"
_REST = r"(?:[^\W_]+)?(?:\.[a-zа-яіїєґ](?!\w))?(?:['\u2019\u02bc\-\u2010-\u2013/](?=\d|[^\W\d_])\w+)*"
_COUNTED = rf"{_SCALED}(?:{_SP}?(?:(?:{_NAMES}){_END}|{_SIGN})|{_REST})"
_OPENING = rf"\d|{_SIGN}|US\$|[A-Z]{{3}}\d|\w++\.?{_SP}\d"  # saves searching at most words

FIGURE: Final = rf"(?=(?:{_OPENING}))(?:{_DATE}|{_PRICED}|{_RATIO}|{_COUNTED})"
"""A whole figure. What follows a bare number without a space belongs to it: "5-я", "28-point", "10.a", "90bn"."""

_GROUPING = re.compile(rf"(?<=\d)[{SPACES},](?=\d{{3}}(?!\d))")
_FOLDED = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys(SPACES, " ")
)


@lru_cache(maxsize=4096)
def figure_key(written: str) -> str:
    """The form in which a figure is compared: one kind of space and dash, no separators between groups of digits.

    >>> figure_key("600,000") == figure_key("600 000") == "600000"
    True

    "600.000" is left alone: it may be a decimal.
    """
    return _GROUPING.sub("", written.translate(_FOLDED))


class Amount(NamedTuple):
    """The value of a written figure. ``sort`` is a currency, "%", "date", "number" or "as written"."""

    sort: str
    value: Decimal | tuple[int, ...] | str


_AMOUNT = re.compile(rf"(?P<before>{_SIGNS}|{_CODES})? ?(?P<digits>\d+(?:[.,]\d+)?)[ -]?(?P<after>.*)", re.DOTALL)
_DIGITS = re.compile(r"\d+")
_NUMERIC_DATE = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})")


@lru_cache(maxsize=4096)
def amount(key: str) -> Amount:
    """The amount of a figure, given its key.

    >>> amount("$100 billion") == amount("USD 100bn") == amount("100 млрд доларів")
    True
    >>> amount("14 December 2025") == amount("2025-12-14")
    True
    """
    return _numeric_date(key) or _spelled_date(key) or _counted(key) or Amount("as written", key)


def _numeric_date(key: str) -> Amount | None:
    numeric = _NUMERIC_DATE.fullmatch(key)
    if numeric is None:
        return None
    parts = [part for part in numeric.groups() if part is not None]
    year, month, day = parts if numeric["y"] else reversed(parts)
    return Amount("date", (int(year), int(month), int(day)))


def _spelled_date(key: str) -> Amount | None:
    """The date of a figure with the name of a month; the year first, if there is one."""
    month = next((MONTH[word] for word in re.findall(r"[^\W\d_]+", key) if word in MONTH), None)
    if month is None:
        return None
    numbers = [int(digits) for digits in _DIGITS.findall(key)]
    years = [number for number in numbers if number >= 1000]
    return Amount("date", (*years, month, *(number for number in numbers if number < 1000)))


def _counted(key: str) -> Amount | None:
    """A number with its scale and its currency or per cent; None if another word is part of it."""
    match = _AMOUNT.fullmatch(key)
    if match is None:
        return None
    number = Decimal(match["digits"].replace(",", ".")).normalize()
    sort = CURRENCY.get(match["before"] or "", "number")
    rest = match["after"].split()
    scales = SCALE if sort == "number" else SCALE | _SHORT_SCALES
    if rest and rest[0] in scales:
        number = number.scaleb(scales[rest.pop(0)])
    tail = " ".join(rest)
    if tail:
        sort = "%" if tail in PERCENT else CURRENCY.get(tail, "")
    return Amount(sort, number) if sort else None


class Unit(NamedTuple):
    """What a unit counts, and in which power of ten."""

    name: str
    power: int


_DURATIONS: Final = {"day": "days", "week": "weeks", "month": "months", "year": "years"}


@lru_cache(maxsize=1024)
def read_unit(unit: str) -> Unit:
    """The name and power of a unit as recorded, so that two units can be compared.

    >>> read_unit("USD billion")
    Unit(name='USD', power=9)
    >>> read_unit("€ million")
    Unit(name='EUR', power=6)
    >>> read_unit("per cent") == read_unit("percent")
    True
    """
    words = unit.translate(_FOLDED).split()
    power = sum(SCALE[word] for word in words if word in SCALE)
    name = " ".join(word for word in words if word not in SCALE)
    if name in PERCENT:
        return Unit("%", power)
    return Unit(CURRENCY.get(name, _DURATIONS.get(name.casefold(), name)), power)
