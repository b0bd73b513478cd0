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
    3: "третина третину третини третиною третин треть трети третью третей",
    4: "чверть чверті чвертю чвертей четверть четверти четвертью четвертей",
    5: "п'ята п'яту п'ятих пятая пятую пятых",
    10: "десята десяту десятих десятая десятую десятых",
}
_PARTS: Final = _ENGLISH | {word: part for part, words in _CYRILLIC.items() for word in words.split()}
_COUNTS: Final = {
    **dict.fromkeys("a one одна одну одной однієї".split(), 1),
    **dict.fromkeys("two дві двох две двух двома двумя".split(), 2),
    **dict.fromkeys("three три трьох трёх трех трьома тремя".split(), 3),
    **dict.fromkeys("four чотири чотирьох четыре четырёх четырех".split(), 4),
    **dict.fromkeys("nine дев'ять дев'яти девять девяти".split(), 9),
}
_COUNTED: Final = re.compile(
    r"(?P<count>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?)(?P<joint>[\s-]+)(?P<part>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?)"
)
_ALONE: Final = re.compile("третин[ауи]|третиною|треть|чверть|четверть|половин[ауиы]|половин[оі]ю|половиной")
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
            return f"{count}/{part}", match.end()
    alone = _HALF_OF.match(text, start) or re.compile(rf"(?i:{_ALONE.pattern})(?!\w)").match(text, start)
    if alone is None or _ORDINAL.search(text, max(0, start - _LOOKED_AT), start):
        return None
    return f"1/{_PARTS[_key(alone[0])]}", alone.end()


def begins_fraction(key: str) -> bool:
    """Whether a part of a whole can begin with this word."""
    return key in _COUNTS or key == "half" or _ALONE.fullmatch(key) is not None


def _is_fraction(match: re.Match[str], count: int, text: str) -> bool:
    """Not "a third party", "one quarter", "дві треті країни"."""
    part = _key(match["part"])
    if not part.isascii():
        return True
    return part.endswith("s") if count > 1 else "-" in match["joint"] or _OF.match(text, match.end()) is not None


def _key(word: str) -> str:
    return word.casefold().replace("\u2019", "'").replace("\u02bc", "'")
