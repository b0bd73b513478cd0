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
    "days": "day days день дня дні днів дням днями днях дни дней доба доби добу діб добах сутки суток суткам сутках дн",
    "weeks": "week weeks wk wks тиждень тижня тижні тижнів тижнями тижнях тиж "
    "неделя недели недель неделю неделями неделях нед",
    "months": "month months місяць місяця місяці місяців місяцями місяцях міс "
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
    r"(?<!\w)(?:within|for|during|after|lasts?|протягом|упродовж|впродовж|через|триває|діє|в\s+течение|длится|действует"
    r"|(?:строк|термін|срок)(?:ом)?\s+на)\s+$",
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
    r"(?:calendar|working|business|consecutive|full|whole|календарн|робоч|рабоч|банківськ|банковск|повн|полн)\w*"
)
"""What may stand between a number and its unit."""


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
        "km": "km kilometre kilometres kilometer kilometers км кілометр кілометра кілометри кілометрів кілометрах "
        "километр километра километры километров километрах",
        "m": "m metre metres meter meters м метр метра метри метрів метрах метры метров",
        "mm": "mm millimetre millimetres millimeter millimeters мм міліметр міліметра міліметри міліметрів "
        "миллиметр миллиметра миллиметров",
        "miles": "mile miles миля милі миль милю мили милях",
        "tonnes": "tonne tonnes ton tons тонна тонни тонн тонну тоннах тонны",
        "kg": "kg kilogram kilograms kilogramme kilogrammes кг кілограм кілограма кілограми кілограмів "
        "килограмм килограмма килограммов",
        "hectares": "ha hectare hectares га гектар гектара гектари гектарів гектары гектаров",
        "MW": "mw megawatt megawatts мвт",
        "GW": "gw gigawatt gigawatts гвт",
    }.items()
    for word in words.split()
}
SQUARED: Final = re.compile(r"(?:square|sq\.?|кв\.?|квадратн\w+)")


def measure_of(word: str) -> str:
    """The unit of length, area, weight or power that a word is, "" if it is none.

    >>> measure_of("kilometres"), measure_of("км"), measure_of("men")
    ('km', 'km', '')
    """
    return _MEASURES.get(word, "")


_LASTING: Final = {
    "minutes": (60, "seconds"), "hours": (3600, "seconds"), "days": (86_400, "seconds"), "weeks": (604_800, "seconds"),
    "years": (12, "months"), "decades": (120, "months"),
}  # fmt: skip


def in_smallest(unit: str) -> tuple[int, str]:
    """How many of the smallest unit a unit of time has: two years are 24 months, but a month is no number of days.

    >>> in_smallest("years"), in_smallest("months"), in_smallest("km")
    ((12, 'months'), (1, 'months'), (1, 'km'))
    """
    return _LASTING.get(unit, (1, unit))
