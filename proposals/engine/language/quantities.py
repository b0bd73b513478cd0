"""Figures as written: numbers, money, shares, dates, ratios and ordinals in English, Ukrainian and Russian.

Regular expressions find a whole figure (``FIGURE``) and its parts (``ONE_FIGURE``); functions give the form in which it
is marked (:func:`figure_key`), and the name and scale of a unit (:func:`read_unit`). What a figure amounts to is for
:mod:`proposals.engine.figures` to say. If the word after a number is no currency, scale or per cent ("15 years",
"Article 5"), the marks take the number alone, so that a changed number stands out beside an unchanged word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from proposals.engine.language.digits import APOSTROPHES, DIGITS, SPACES

# A word with its endings: "тисяч//а/і" stands for "тисяч", "тисяча" and "тисячі"; "_" for a space.
_SCALES: Final = {
    11: "hundred_billion/",
    8: "hundred_million/",
    5: "hundred_thousand/",
    3: "thousand/ тис/ тис./ тыс/ тыс./ тисяч//а/і/у/ею/ам/ами/ах тысяч//а/и/у/ей/ам/ами/ах",
    6: "million//s mio/ mio./ mn/ mln/ mln./ млн/ млн./ "
    "мільйон//а/у/и/і/ом/ів/ам/ами/ах миллион//а/у/ы/е/ом/ов/ам/ами/ах",
    9: "billion//s bn/ bln/ bln./ млрд/ млрд./ мільярд//а/у/и/і/ом/ів/ам/ами/ах миллиард//а/у/ы/е/ом/ов/ам/ами/ах",
    12: "trillion//s tn/ trn/ trln/ трлн/ трлн./ трильйон//а/у/и/і/ом/ів/ам/ами/ах триллион//а/у/ы/е/ом/ов/ам/ами/ах",
}
_CURRENCIES: Final = {
    "USD": "USD/ US$/ $/ dollar//s US_dollar//s U.S._dollar//s долар//а/у/и/ом/ів/ам/ами/ах "
    "доллар//а/у/ы/ом/ов/ам/ами/ах долар_США/ долара_США/ долари_США/ доларів_США/ доллар_США/ доллара_США/ "
    "долларов_США/ дол/ дол./ долл/ долл./",
    "EUR": "EUR/ €/ euro//s євро/ евро/",
    "GBP": "GBP/ £/ pound//s фунт//а/и/ів/ов/ам/ами",
    "UAH": "UAH/ ₴/ hryvnia//s гривн/я/і/ю/ею/ям/ями/ях гривень/ гривен/ грн/ грн./",
    "RUB": "RUB/ ₽/ rouble//s ruble//s рубл/ь/я/ю/и/і/ей/ів/ем/ям/ями/ях руб/ руб./",
    "CHF": "CHF/",
    "PLN": "PLN/ злотих/ злотых/",
    "ILS": "ILS/ NIS/ ₪/ shekel//s шекел/ь/я/ю/і/и/ів/ей/ям/ями/ях",
    "CNY": "CNY/ RMB/ yuan/ юан/ь/я/ю/і/и/ів/ей/ям/ями/ях",
    "JPY": "JPY/ yen/ єна/ єни/ иена/ иены/",
    "TRY": "TRY/",
    "NOK": "NOK/",
    "SEK": "SEK/",
    "DKK": "DKK/",
    "CAD": "CAD/ C$/ CA$/",
    "AUD": "AUD/ A$/",
    "AED": "AED/",
    "SAR": "SAR/",
    "QAR": "QAR/",
}
_PERCENT: Final = "%/ percent/ per_cent/ pct/ відсотк/а/и/у/ом/ів/ами/ах відсоток/ процент//а/у/и/ы/ом/ів/ов/ами/ах"
_MONTHS: Final = (
    "January Jan січня січень січні января январь январе",
    "February Feb лютого лютий лютому февраля февраль феврале",
    "March Mar березня березень березні марта март марте",
    "April Apr квітня квітень квітні апреля апрель апреле",
    "May травня травень травні мая май мае",
    "June Jun червня червень червні июня июнь июне",
    "July Jul липня липень липні июля июль июле",
    "August Aug серпня серпень серпні августа август августе",
    "September Sept Sep вересня вересень вересні сентября сентябрь сентябре",
    "October Oct жовтня жовтень жовтні октября октябрь октябре",
    "November Nov листопада листопад листопаді ноября ноябрь ноябре",
    "December Dec грудня грудень грудні декабря декабрь декабре",
)


def _forms(words: str) -> Iterator[str]:
    """Every form of words that are listed with their endings."""
    for word in words.split():
        root, *endings = word.replace("_", " ").split("/")
        yield from (root + ending for ending in endings)


SCALE: Final = {word: power for power, words in _SCALES.items() for word in _forms(words)}
CURRENCY: Final = {word: code for code, words in _CURRENCIES.items() for word in _forms(words)}
PERCENT: Final = frozenset(_forms(_PERCENT))
MONTH: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
ATTACHED_SCALE: Final = {"k": 3, "K": 3, "\u043a": 3, "\u041a": 3, "M": 6, "B": 9}
"""Letters right after a number: "800k", "5M people", "800\u041a" in Cyrillic."""
PRICED_SCALE: Final = ATTACHED_SCALE | {"m": 6, "mm": 6, "MM": 6, "b": 9, "t": 12, "T": 12}
"""Letters right after a sum of money, or beside its currency: "€5 m". Alone "5 m" and "100 mm" are lengths."""

_SP: Final = f"[{SPACES}]"
_DASH: Final = "\\-\u2010-\u2014\u2212"


def _any_of(words: Iterable[str]) -> str:
    """Alternatives of a pattern, longest first, so that "billions" wins over "billion"."""
    escaped = [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return "|".join(escaped).replace(r"\ ", _SP)


_END = r"(?!\w)"
_NUMBER = rf"{DIGITS}(?:[-\u2010-\u2013]{DIGITS})?"
_SCALED = rf"{_NUMBER}(?:[{SPACES}-]?(?:{_any_of(SCALE)}){_END}|(?:{_any_of(ATTACHED_SCALE)}){_END})?"
_MONTH = rf"(?:{_any_of(MONTH)})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|-?го|-е)?(?:[-\u2010-\u2013]\d{1,2})?"
_YEAR = rf"\d{{4}}(?!\d)(?:{_SP}?(?:року|році|рік|года|году|год|р\.|г\.))?"
DATE: Final = (
    rf"{_DAY}{_SP}(?:of{_SP})?{_MONTH}{_END}(?:,?{_SP}{_YEAR})?"
    rf"|(?:{_MONTH}){_SP}(?:{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?!\w)(?:,?{_SP}{_YEAR})?)"
)
"""A day or a month in words, with or without the year."""
_SIGNS = _any_of(word for word in CURRENCY if not word[-1].isalpha() and not word.endswith("."))
_CODES = _any_of(word for word in CURRENCY if word.isascii() and word.isupper() and word.isalpha())
_SIGN = "[%" + "".join(word for word in CURRENCY if len(word) == 1) + "]"
_NAMES = _any_of(word for word in (*CURRENCY, *PERCENT) if word[-1].isalpha() or word.endswith("."))
_PRICED = rf"(?:{_SIGNS}|{_CODES}){_SP}?(?:{_NUMBER}(?:{_any_of(PRICED_SCALE)}){_END}|{_SCALED})"
_RATIO = r"\d+(?::\d+)+"
_REST = r"(?:[^\W_]+)?(?:\.[a-zа-яіїєґ](?!\w))?(?:['\u2019\u02bc\-\u2010-\u2013/](?=\d|[^\W\d_])\w+)*"
_COUNTED = rf"{_SCALED}(?:{_SP}?(?:(?:{_NAMES}){_END}|{_SIGN})|{_REST})"
_OPENING = rf"\d|{_SIGN}|[A-Z]{{1,2}}\$|[A-Z]{{3}}\d|\w++\.?{_SP}\d"  # saves searching at most words

FIGURE: Final = rf"(?=(?:{_OPENING}))(?:{DATE}|{_PRICED}|{_RATIO}|{_COUNTED})"
"""A whole figure. What follows a bare number without a space belongs to it: "5-я", "28-point", "10.a", "90bn"."""

ONE_FIGURE: Final = (
    rf"(?:(?P<before>{_SIGNS}|{_CODES}){_SP}?)?(?P<digits>{DIGITS})"
    rf"(?:(?(before){_SP}?|)(?P<letters>{_any_of(PRICED_SCALE)}){_END}"
    rf"|{_SP}(?P<spaced>{_any_of(PRICED_SCALE)})(?={_SP}(?i:{_NAMES}){_END})|{_SP}(?P<apart>[kKM])(?={_SP}[a-zа-яіїєґ]|\s*\Z)|[{SPACES}-]?(?P<scale>(?i:{_any_of(SCALE)})){_END})?"
    rf"(?:{_SP}?(?:(?P<after>(?i:{_NAMES})){_END}|(?P<sign>{_SIGN})))?"
)
"""A single number, not a range, with its scale and its currency or per cent."""
BETWEEN: Final = rf"{_SP}*[{_DASH}]{_SP}*"
"""What joins the bounds of a range in digits."""

_GROUPING = re.compile(rf"(?<=\d)[{SPACES}{APOSTROPHES}](?=\d{{3}}(?!\d))")
_COMMAS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_FOLDED = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys(SPACES, " ")
)


@lru_cache(maxsize=4096)
def figure_key(written: str, *, commas: bool = True) -> str:
    """The form in which a figure is marked: one kind of space and dash, no separators between groups of digits.

    >>> figure_key("600,000") == figure_key("600 000") == figure_key("600’000") == "600000"
    True

    "600.000" is left alone: it may be a decimal. So is "600,000" without ``commas``, for texts in Cyrillic.
    """
    key = _GROUPING.sub("", written.translate(_FOLDED))
    return _COMMAS.sub(lambda group: group[0].replace(",", ""), key) if commas else key


class Unit(NamedTuple):
    """What a unit counts, and in which power of ten."""

    name: str
    power: int


_DURATIONS: Final = {"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years"}


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
