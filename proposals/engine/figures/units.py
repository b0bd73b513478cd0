"""Units of time after a number, in English, Ukrainian and Russian, written out, abbreviated or joined to it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_WORDS: Final = {
    "seconds": "seconds sec секунда секунди секунд секунду секундах секунды сек",
    "minutes": "minute minutes min mins хвилина хвилини хвилин хвилину хвилинах хв "
    "минута минуты минут минуту минутах мин",
    "hours": "hour hours h hr hrs година години годину годин годинам годинами годинах "
    "час часа часов часам часами часах ч",
    "days": "day days день дня дні днів дням днями днях дни дней дн доба доби добу діб добах "
    "сутки суток суткам сутках сут",
    "weeks": "week weeks wk wks тиждень тижня тижні тижнів тижнями тижнях тиж "
    "неделя недели недель неделю неделями неделях нед",
    "months": "month months mos місяць місяця місяці місяців місяцями місяцях міс "
    "месяц месяца месяцы месяцев месяцами месяцах мес",
    "years": "year years yr yrs рік року роки років рокам роками роках год года годы лет годов годам годами годах",
    "decades": "decade decades десятиліття десятиліть десятиліттях десятилетие десятилетия десятилетий десятилетиях",
}
_DURATION: Final = {word: unit for unit, words in _WORDS.items() for word in words.split()}
HALVES: Final = {
    **dict.fromkeys("півроку полгода полугода".split(), "years"),
    **dict.fromkeys("півгодини полчаса получаса".split(), "hours"),
    **dict.fromkeys("півдоби полсуток полусуток".split(), "days"),
}
"""Words for half of a unit."""

CLOCK: Final = re.compile(r"\s?(?P<half>[ap])(?:m|\.m\.?)(?!\w)", re.IGNORECASE)
"""The half of the day after an hour: "6 am", "6 p.m."."""

_SINGLE: Final = {
    word: unit
    for unit, words in {
        "hours": "hour годину години час часа",
        "days": "day день дня добу доби сутки суток",
        "weeks": "week тиждень тижня неделю недели",
        "months": "month місяць місяця месяц месяца",
        "years": "year рік року год года",
    }.items()
    for word in words.split()
}
_LASTS: Final = re.compile(
    r"(?<!\w)(?:within|for|during|after|lasts?|(?<!once )(?<!twice )(?<!times )in|за"
    r"|протягом|упродовж|впродовж|через|триває|діє|в\s+течение|длится|действует"
    r"|(?:строк|термін|срок)\w{0,2}(?:\s+(?:дії|действия))?(?:\s+(?:на|у|в)|\s*[-\u2010-\u2014:])?"
    r"|(?:term|period|duration)\s+(?:of|is|shall\s+be|will\s+be))\s+$",
    re.IGNORECASE,
)
_ONE_UNIT: Final = re.compile(r"(?:an?\s+)?(?P<word>[^\W\d_]+)(?![\w'\u2019-]|\s+\d)", re.IGNORECASE)
_LOOKED_AT: Final = 24


def read_single_unit(text: str, start: int) -> tuple[str, int] | None:
    """The unit of time that is meant once, and where it ends, after a word for how long: "within a week".

    >>> read_single_unit("within a week", 7), read_single_unit("протягом року", 9), read_single_unit("twice a week", 6)
    (('weeks', 13), ('years', 13), None)
    """
    match = _ONE_UNIT.match(text, start)
    unit = _SINGLE.get(match["word"].casefold()) if match else None
    if match is None or unit is None or _LASTS.search(text, max(0, start - _LOOKED_AT), start) is None:
        return None
    if match["word"].isascii() and match.start("word") == start:
        return None
    return unit, match.end()


_ROOTS: Final = (
    r"(?P<minutes>minute|хвилин|минут)|(?P<hours>hour|годинн|часов)|(?P<days>day|денн|дневн|добов|суточн)"
    r"|(?P<weeks>week|тижнев|недельн)|(?P<months>month|місячн|месячн)|(?P<years>year|річн|летн)"
)
JOINED: Final = re.compile(
    rf"-?(?:{_ROOTS})\w*|(?P<short>(?i:hrs?|h|yrs?|mins?|wks?|дн[іяе]в?|год|років|лет|місяців|месяцев|годин|часов))(?!\w)"
)
"""A unit joined to digits: "30-day", "30days", "15-річний", "72h"."""
COMPOUND: Final = re.compile(rf"(?P<number>[^\W\d_]+?(?:['\u2019\u02bc][^\W\d_]+?)?)(?:{_ROOTS})\w*")
"""A number and a unit in one word: "п’ятнадцятирічний", "пятилетний"."""
COUNTED_OUT: Final = re.compile(
    r"(?:calendar|working|business|consecutive|banking|full|whole|календарн|робоч|рабоч|банківськ|банковск|повн|полн)\w*"
)
"""What may stand between a number and its unit."""
WORKING: Final = re.compile(r"(?:working|business|banking|робоч|рабоч|банківськ|банковск)\w*")
"""What makes another unit of a unit of time: ten working days are two weeks or more."""


def duration_of(word: str, number: object, *, ukrainian: bool) -> str:
    """The unit that a word is after this number, "" if it is none.

    Russian counts years with "год" only after one ("21 год"); anywhere else it is short for the Ukrainian hour.

    >>> duration_of("год", Decimal(72), ukrainian=False), duration_of("год", Decimal(21), ukrainian=False)
    ('hours', 'years')
    """
    if word == "год":
        is_one = isinstance(number, Decimal) and number % 10 == 1 and number % 100 != 11
        return "years" if is_one and not ukrainian else "hours"
    return _DURATION.get(word, "")


def joined_unit(match: re.Match[str], number: object, *, ukrainian: bool) -> str:
    """The unit of a match of ``JOINED`` or ``COMPOUND``."""
    short = match.groupdict().get("short")
    return duration_of(short.casefold(), number, ukrainian=ukrainian) if short else match.lastgroup or ""


_MEASURES: Final = {
    word: unit
    for unit, words in {
        "km": "km kms kilometre kilometres kilometer kilometers км кілометр кілометра кілометри кілометрів кілометрах "
        "километр километра километры километров километрах",
        "m": "m metre metres meter meters м метр метра метри метрів метрах метры метров",
        "mm": "mm millimetre millimetres millimeter millimeters мм міліметр міліметра міліметри міліметрів "
        "миллиметр миллиметра миллиметров",
        "cm": "cm centimetre centimetres centimeter centimeters см сантиметр сантиметра сантиметри сантиметрів "
        "сантиметры сантиметров",
        "feet": "ft feet фут фута фути футів футы футов",
        "miles": "mi mile miles миля милі миль милю мили милях",
        "tonnes": "t т tonne tonnes ton tons тонна тонни тонн тонну тоннах тонны",
        "kg": "kg kilogram kilograms kilogramme kilogrammes кг кілограм кілограма кілограми кілограмів "
        "килограмм килограмма килограммов",
        "hectares": "ha hectare hectares га гектар гектара гектари гектарів гектары гектаров",
        "acres": "acre acres акр акра акри акрів акры акров",
        "barrels": "barrel barrels bbl барель бареля барелі барелів баррель барреля баррели баррелей",
        "MW": "mw megawatt megawatts мвт мегават мегавата мегавати мегаватів мегаватт мегаватта мегаватты",
        "GW": "gw gigawatt gigawatts гвт гігават гігавата гігавати гігаватів гигаватт гигаватта гигаватты",
        "km\u00b2": "sqkm",
        "m\u00b3": "кубометр кубометра кубометри кубометрів кубометры кубометров",
    }.items()
    for word in words.split()
}
_MILLIWATTS: Final = frozenset({"mW", "мВт"})
"""The one unit that only case tells from another here: a megawatt is MW."""
_QUALIFIERS: Final = (
    (re.compile(r"(?:square|sq\.?|кв\.?|квадратн\w+)"), "{}\u00b2"),
    (re.compile(r"(?:cubic|cu\.?|куб\.?|кубічн\w+|кубическ\w+)"), "{}\u00b3"),
    (re.compile(r"(?:nautical|морськ\w+|морск\w+)"), "nautical {}"),
    (re.compile(r"(?:metric|метричн\w+|метрическ\w+)"), "{}"),
)
RAISED: Final = re.compile(r"\^?[23\u00b2\u00b3](?!\w)")
"""What makes an area or a volume of a unit of length: "km²", "km2", "m^3"."""
_POWERS: Final = {"2": "\u00b2", "3": "\u00b3", "\u00b2": "\u00b2", "\u00b3": "\u00b3"}
_LENGTHS: Final = frozenset({"km", "m", "cm", "mm", "miles", "feet"})
ADJECTIVE: Final = re.compile(
    r"-?(?:(?P<percent>percent(?!\w)|per-cent(?!\w)|відсотков|процентн)|(?P<km>kilomet(?:re|er)|кілометров|километров)"
    r"|(?P<m>met(?:re|er)|метров)|(?P<miles>mile|мильн)|(?P<tonnes>tonne|тонн))\w*(?!-)"
)
"""A share or a measure joined to digits: "5-percent", "15-кілометрова"."""

SCALE_ADJECTIVE: Final = re.compile(
    r"-(?:(?P<p3>тисячн|тысячн)|(?P<p6>мільйонн|миллионн)|(?P<p9>мільярдн|миллиардн)|(?P<p12>трильйонн|триллионн))\w*"
)
"""A scale joined to digits: "90-мільярдний"."""
CURRENCY_ROOTS: Final = {
    root: code
    for code, roots in {
        "USD": "dollar доларов долларов", "EUR": "euro єврови евров", "GBP": "pound", "UAH": "hryvnia гривнев",
        "RUB": "rouble ruble рублев рублёв рубльов",
    }.items()
    for root in roots.split()
}  # fmt: skip
PRICED_IN: Final = re.compile(
    rf"-({'|'.join(root for root in CURRENCY_ROOTS if root.isascii())})(?!\w)"
    rf"|-(?P<root>{'|'.join(root for root in CURRENCY_ROOTS if not root.isascii())})\w+",
    re.IGNORECASE,
)
"""A currency joined to a number: "90-billion-euro", "100-доларовий"."""


def measure_of(word: str) -> str:
    """The unit of length, area, weight or power that a word is, "" if it is none.

    >>> measure_of("kilometres"), measure_of("км"), measure_of("men")
    ('km', 'km', '')
    >>> measure_of("km²"), measure_of("км2"), measure_of("m^3"), measure_of("ha2")
    ('km²', 'km²', 'm³', '')
    """
    if word in _MILLIWATTS:
        return "mW"
    word = word.casefold()
    if word in _MEASURES or word[-1:] not in _POWERS:
        return _MEASURES.get(word, "")
    length = _MEASURES.get(word[:-1].removesuffix("^"), "")
    return f"{length}{_POWERS[word[-1]]}" if length in _LENGTHS else ""


def qualified(word: str, unit: str) -> str:
    """A unit after a word that makes another one of it, "" if this word does not: "square", "куб.", "nautical".

    >>> qualified("кв.", "km"), qualified("cubic", "m"), qualified("nautical", "miles"), qualified("wide", "km")
    ('km²', 'm³', 'nautical miles', '')
    """
    return next((made.format(unit) for pattern, made in _QUALIFIERS if pattern.fullmatch(word)), "")


_LASTING: Final = {
    "minutes": (60, "seconds"), "hours": (3600, "seconds"), "days": (86_400, "seconds"), "weeks": (604_800, "seconds"),
    "years": (12, "months"), "decades": (120, "months"),
}  # fmt: skip


def common_unit(one: str, other: str) -> tuple[str, int, int]:
    """The smaller of two units of time, and how many of it each has; "" if neither is made of the other.

    >>> common_unit("months", "years"), common_unit("weeks", "days"), common_unit("days", "months")
    (('months', 1, 12), ('days', 7, 1), ('', 1, 1))
    """
    (first, smallest), (second, same) = in_smallest(one), in_smallest(other)
    if smallest != same:
        return "", 1, 1
    return (one, 1, second // first) if first < second else (other, first // second, 1)


def in_smallest(unit: str) -> tuple[int, str]:
    """How many of the smallest unit a unit of time has: two years are 24 months, but a month is no number of days.

    >>> in_smallest("years"), in_smallest("months"), in_smallest("km")
    ((12, 'months'), (1, 'months'), (1, 'km'))
    """
    return _LASTING.get(unit, (1, unit))
