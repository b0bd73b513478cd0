"""Halves, thirds and quarters in words, in English, Ukrainian and Russian."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

HALF: Final = Decimal("0.5")
AND_A_HALF: Final = re.compile(
    r"\s*\u00bd|\s+1/2(?![\w/])|[\s-]+and[\s-]+a[\s-]+half(?!\w)|\s+(?:з|із|зі|с)\s+половин(?:[оі]ю|ой)(?!\w)",
    re.IGNORECASE,
)
"""What adds a half to the number before it."""

_ENGLISH: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_CYRILLIC: Final = {
    2: "половина половину половини половиною половины половиной",
    3: "третина третину третини третиною третин третинами треть трети третью третей третями",
    4: "чверть чверті чвертю чвертей чвертями четверть четверти четвертью четвертей четвертями",
}
_ORDINALS: Final = {
    5: "п'ят пят", 6: "шост шест", 7: "сьом седьм", 8: "восьм", 9: "дев'ят девят", 10: "десят", 100: "сот",
}  # fmt: skip
_ENDINGS: Final = "а у ої ій ою их ими ая ую ой ых ыми".split()
_TENTHS: Final = {
    stem + ending: part for part, stems in _ORDINALS.items() for stem in stems.split() for ending in _ENDINGS
}
_PARTS: Final = _ENGLISH | {word: part for part, words in _CYRILLIC.items() for word in words.split()} | _TENTHS
_OF_PARTS: Final = _TENTHS | {
    **dict.fromkeys("третя третю третьої третій третьою третья третью третьей".split(), 3),
    **{f"четверт{ending}": 4 for ending in _ENDINGS},
}
"""An ordinal before "part": "десята частина", "пятая часть"."""
_COUNTS: Final = {
    **dict.fromkeys("a one одна одну одной однієї".split(), 1),
    **dict.fromkeys("two дві двох две двух двома двумя".split(), 2),
    **dict.fromkeys("three три трьох трёх трех трьома тремя".split(), 3),
    **dict.fromkeys("four чотири чотирьох четыре четырёх четырех".split(), 4),
    **dict.fromkeys("five п'ять п'яти пять пяти".split(), 5),
    **dict.fromkeys("six шість шести шесть".split(), 6),
    **dict.fromkeys("seven сім семи семь".split(), 7),
    **dict.fromkeys("eight вісім восьми восемь".split(), 8),
    **dict.fromkeys("nine дев'ять дев'яти девять девяти".split(), 9),
}
_COUNTED: Final = re.compile(
    r"(?P<count>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?)(?P<joint>[\s-]+)(?P<part>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?)"
)
_ALONE: Final = re.compile("третин[ауи]|третиною|треть|чверть|четверть|половин[ауиы]|половин[оі]ю|половиной")
_PART: Final = re.compile(r"\s+част(?:ин(?:[аиіу]|ою|ами)?|[ьи]|ью|ей|ями)(?!\w)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?")
_HALF_OF: Final = re.compile(r"half(?=\s+of(?!\w))", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of(?!\w)|[\s-]+majorit", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(?<!\w)(?:first|second|other|latter|перш|друг|інш|перв|втор)\w*\s+$", re.IGNORECASE)
_LOOKED_AT: Final = 16


def read_fraction(text: str, start: int) -> tuple[str, int] | None:
    """A part of a whole, and where it ends: "two-thirds" is 2/3. None if none begins here.

    >>> read_fraction("two-thirds of the votes", 0), read_fraction("дві третини голосів", 0)
    (('2/3', 10), ('2/3', 11))
    >>> read_fraction("a third party", 0), read_fraction("the second half of 2026", 11)
    (None, None)
    """
    match = _COUNTED.match(text, start)
    if match is not None:
        count, part = _COUNTS.get(_key(match["count"])), _PARTS.get(_key(match["part"]))
        if count is not None and part is not None and _is_fraction(match, count, text):
            tail = _PART.match(text, match.end())
            return f"{count}/{part}", tail.end() if tail else match.end()
    if (ordinal := _part_alone(text, start)) is not None:
        return ordinal
    alone = _HALF_OF.match(text, start) or re.compile(rf"(?i:{_ALONE.pattern})(?!\w)").match(text, start)
    if alone is None or _ORDINAL.search(text, max(0, start - _LOOKED_AT), start):
        return None
    return f"1/{_PARTS[_key(alone[0])]}", alone.end()


def _part_alone(text: str, start: int) -> tuple[str, int] | None:
    """ "Десята частина", "пятая часть": 1/10 and 1/5."""
    word = _WORD.match(text, start)
    part = _OF_PARTS.get(_key(word[0])) if word else None
    tail = _PART.match(text, word.end()) if word and part else None
    return (f"1/{part}", tail.end()) if tail else None


def begins_fraction(key: str) -> bool:
    """Whether a part of a whole can begin with this word."""
    return key in _COUNTS or key == "half" or key in _OF_PARTS or _ALONE.fullmatch(key) is not None


def _is_fraction(match: re.Match[str], count: int, text: str) -> bool:
    """Not "a third party", "one quarter", "дві треті країни"."""
    part = _key(match["part"])
    if not part.isascii():
        return True
    return part.endswith("s") if count > 1 else "-" in match["joint"] or _OF.match(text, match.end()) is not None


def _key(word: str) -> str:
    return word.casefold().replace("\u2019", "'").replace("\u02bc", "'")
