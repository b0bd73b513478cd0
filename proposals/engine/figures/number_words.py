"""Numbers in words, in English, Ukrainian and Russian: "six hundred thousand", "п’ятнадцять", "двести"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import Final, NamedTuple

from proposals.engine.figures.fractions import AND_A_HALF, HALF
from proposals.engine.figures.units import duration_of
from proposals.engine.language.quantities import SCALE

CASE_ENDING: Final = re.compile(r"(?<!\d{4})(?:-(?:ти|тьох|[оь]?ох|тьма|тьома|ма|мя)|(?<=[78])-ми|(?<=[234])-х)(?!\w)")
"""The ending of a number that is declined: "18-ти місяців", "2-х лет". "1990-х" are years, "5-й" is a place."""

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
    1: "один одна одне одно одного однієї одной одну одним одному",
    2: "два дві две двох двух двома двумя двом двум двоє двое двоих",
    3: "три трьох трех трёх трьома тремя трьом трем трём троє трое троих",
    4: "чотири чотирьох чотирма четыре четырех четырёх четырьмя чотирьом четырем четырём",
    5: "п'ять п'яти п'ятьох п'ятьма п'ятьома пять пяти пятью",
    6: "шість шести шістьох шістьма шістьома шесть шестью",
    7: "сім семи сімох сімома семь семью",
    8: "вісім восьми вісьмох вісьмома восьмома восемь восемью",
    9: "дев'ять дев'яти дев'ятьох дев'ятьма дев'ятьома девять девяти девятью",
    10: "десять десяти десятьох десятьма десятью",
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
_COLLECTIVE: Final = {
    4: "четвер", 5: "п'ятер пятер", 6: "шестер", 7: "семер", 8: "восьмер", 9: "дев'ятер девятер", 10: "десятер",
}  # fmt: skip
"""What "четверо", "четверых" and so on begin with."""
_MULTIPLES: Final = {
    "dozen": 12,
    **dict.fromkeys("сотня сотню сотні сотень сотнями сотни сотен".split(), 100),
    **dict.fromkeys("десяток десятки десятків десятка десятков".split(), 10),
}
"""What a number counts before it: "two dozen", "дві сотні"."""
_ENDINGS: Final = (("ти", "тьох"), ("ти", "тьма"), ("ти", "тьома"), ("и", "ью"))


def _forms() -> Iterator[tuple[str, int]]:
    """Every form of a number; from eleven on "-тьох", "-тьма" and "-ью" follow from "-ти"."""
    for number, stems in _COLLECTIVE.items():
        yield from ((stem + ending, number) for stem in stems.split() for ending in ("о", "ых", "ым", "ыми"))
    for number, words in _CYRILLIC.items():
        for word in words.split():
            yield word, number
            if number > 10 and word.endswith("ти"):
                yield from ((word.removesuffix(old) + new, number) for old, new in _ENDINGS)


_NUMBER: Final = {word: Decimal(number) for word, number in (*_ENGLISH.items(), *_forms())}
_HALVED: Final = {
    **dict.fromkeys("півтора півтори полтора полторы полутора".split(), Decimal("1.5")),
    **dict.fromkeys("півтораста полтораста полутораста".split(), Decimal(150)),
    **dict.fromkeys("півсотні полсотни".split(), Decimal(50)),
}
_ALONE: Final = {"сотня": 100, "сотню": 100, "десяток": 10, "дюжина": 12, "дюжину": 12}
"""What counts one of itself: "сотня осіб"; "сотні осіб" are hundreds, nobody knows how many."""
_PARTS: Final = {
    **dict.fromkeys("half пів пол".split(), HALF),
    **dict.fromkeys("quarter чверть чверті четверть четверти".split(), HALF / 2),
}
"""Parts of a thousand, a million or, but for quarters, of a unit: "half a million", "чверть мільйона"."""
_SINGLE: Final = frozenset("мільйон мільярд трильйон тисяча тисячу миллион миллиард триллион тысяча тысячу".split())
"""A scale that counts one by itself."""
_HALF_SCALE: Final = re.compile(r"(?:пів|пол)(?P<scale>тисяч|тысяч|м[іи]л|тр[иі]л)\w+")
_ARTICLES: Final = frozenset({"a", "an"})
_BETWEEN: Final = _ARTICLES | {"of"}
WORD: Final = r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"
_NEXT: Final = re.compile(rf"[\s-]*(?P<word>{WORD}\.?)")
_SCALE: Final = {word.casefold(): power for word, power in SCALE.items()}


class Word(NamedTuple):
    """A word as it is looked up, and where it stands."""

    key: str
    start: int
    end: int


def words_from(text: str, at: int) -> Iterator[Word]:
    """The words from ``at`` on, while only spaces and hyphens separate them."""
    while (match := _NEXT.match(text, at)) is not None:
        at = match.end("word")
        yield Word(key_of(match["word"]), match.start("word"), at)


def key_of(word: str) -> str:
    """A word in lower case with one kind of apostrophe."""
    return word.casefold().replace("\u2019", "'").replace("\u02bc", "'")


def is_number(key: str) -> bool:
    """Whether a number in words can begin with this word."""
    return (
        key in _NUMBER
        or key in _HALVED
        or key in _PARTS
        or key in _SINGLE
        or key in _ALONE
        or key in _ARTICLES
        or key.startswith(("пів", "пол"))
    )


def read_words(text: str, start: int) -> tuple[Decimal, int] | None:
    """The number named by the words from ``start`` on, and where they end; None if no number begins there."""
    return _part_of_scale(text, start) or _read(text, start)


def _read(text: str, start: int) -> tuple[Decimal, int] | None:
    words = words_from(text, start)
    first = next(words, None)
    after_article = first is not None and first.key in _ARTICLES
    first = next(words, None) if after_article else first
    so_far = _opening(first, after_article=after_article) if first else None
    if first is None or so_far is None:
        return None
    end, joint = _end_of(first), False
    for word in words:
        if (half := AND_A_HALF.match(text, end)) is not None:
            return scaled_by_next(text, so_far.and_a_half(), half.end())
        if word.key == "and" and not joint:
            joint = True
            continue
        further = so_far.then(word)
        if further is None:
            break
        so_far, joint, end = further, False, _end_of(word)
    half = AND_A_HALF.match(text, end)
    return scaled_by_next(text, so_far.and_a_half(), half.end()) if half else (so_far.total + so_far.group, end)


class _Sum(NamedTuple):
    """What is read of a number: scaled groups, the group that is open, and the last scale."""

    total: Decimal
    group: Decimal
    power: int = 0

    def then(self, word: Word) -> _Sum | None:
        """With one more word; None if it begins something else."""
        key = word.key.removesuffix(".")
        if key in _NUMBER:
            # "two hundred", "twenty-five", but "five ten" and "between five and seven" are two numbers.
            if not _continues(self.group, key):
                return None
            number = _NUMBER[key]
            return self._replace(group=(self.group or 1) * number if key == "hundred" else self.group + number)
        if key in _MULTIPLES and 0 < self.group < 100:
            return self._replace(group=self.group * _MULTIPLES[key])
        if (scale := _scale_of(word)) is not None:
            return _Sum(self.total + (self.group or 1) * 10**scale, Decimal(0), scale)
        return None

    def and_a_half(self) -> Decimal:
        """With a half of what was said last: "two and a half", "a million and a half"."""
        return self.total + self.group + (HALF if self.group else HALF * 10**self.power)


def _opening(word: Word, *, after_article: bool) -> _Sum | None:
    """The number that a word opens; after "a" only a hundred, a thousand and so on."""
    key, scale = word.key.removesuffix("."), _scale_of(word)
    if scale is not None and (after_article or key in _SINGLE):
        return _Sum(Decimal(10) ** scale, Decimal(0), scale)
    if key == "dozen" and after_article:
        return _Sum(Decimal(0), Decimal(_MULTIPLES[key]))
    if key in _ALONE:
        return _Sum(Decimal(0), Decimal(_ALONE[key]))
    if key in _HALVED and not after_article:
        return _Sum(Decimal(0), _HALVED[key])
    if key in _NUMBER and (key == "hundred" or not after_article):
        return _Sum(Decimal(0), _NUMBER[key])
    return None


def _scale_of(word: Word) -> int | None:
    return _SCALE.get(word.key, _SCALE.get(word.key.removesuffix(".")))


def _end_of(word: Word) -> int:
    """Where a word ends without a full stop that is no part of it."""
    return word.end if word.key in _SCALE else word.start + len(word.key.removesuffix("."))


def _part_of_scale(text: str, start: int) -> tuple[Decimal, int] | None:
    """Half or a quarter of a thousand, a million, a unit: "half a million", "half a year", "півмільйона"."""
    words = [word for word, _ in zip(words_from(text, start), range(6), strict=False)]
    words = words[1:] if words and words[0].key in _ARTICLES else words
    if not words:
        return None
    part = _PARTS.get(words[0].key)
    if part is None:
        joined = _HALF_SCALE.fullmatch(words[0].key)
        power = _SCALE.get(words[0].key[3:]) if joined else None
        return (HALF.scaleb(power), words[0].end) if power else None
    between = list(takewhile(lambda word: word.key in _BETWEEN, words[1:]))
    rest = words[1 + len(between) :]
    if not rest:
        return None
    if (power := _scale_of(rest[0])) is not None:
        return part.scaleb(power), _end_of(rest[0])
    if rest[0].key == "dozen":
        return part * _MULTIPLES["dozen"], rest[0].end
    is_of = any(word.key == "of" for word in between)
    if part == HALF and not is_of and duration_of(rest[0].key.removesuffix("."), part, ukrainian=True):
        return part, words[len(between)].end
    return None


def scaled_by_next(text: str, number: Decimal, end: int) -> tuple[Decimal, int]:
    """A number times the scale that follows it, if one does: "2½ million"."""
    following = next(words_from(text, end), None)
    for key in (following.key, following.key.removesuffix(".")) if following else ():
        if key in _SCALE and following:
            return number.scaleb(_SCALE[key]), following.start + len(key)
    return number, end


def _continues(group: Decimal, key: str) -> bool:
    """Whether a smaller number can follow within one: 200 and 50, 20 and 5."""
    number = _NUMBER[key]
    if key == "hundred":
        return group < 100
    if group == 0 or number == 0:
        return group == 0
    return group % 10 ** len(str(number)) == 0 and not (group % 100 == 10 and number < 10)


def read_prefix(word: str) -> Decimal | None:
    """The number that a compound begins with: "п’ятнадцяти-річний", "двух-летний"; None if it is no number."""
    key = key_of(word)
    return _NUMBER.get(key) or _PREFIXES.get(key)


_PREFIXES: Final = {"дво": Decimal(2), "одно": Decimal(1), "півтора": Decimal("1.5"), "полутора": Decimal("1.5")}
