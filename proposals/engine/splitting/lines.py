"""A text in lines, as pages, mail and PDFs break them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

BLANK: Final = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)
"""White space, and what takes no room at all."""

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*+(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_ENDS: Final = (".", ";", ":", "!", "?", "…", "。", "！", "？", "；", "।", "؟", "׃", "۔")
_CLOSING: Final = "\"'”’»)]*_"
LONG: Final = 45
"""A line of so many characters may have been broken because the page was full."""


class Line(NamedTuple):
    """A line of a text from ``start`` to ``end``, its break included; its words from ``first`` to ``last``.

    ``first == last`` for a blank line. ``gap``: a blank line, or the beginning of the text, stands before it.
    """

    start: int
    first: int
    last: int
    end: int
    gap: bool

    @property
    def blank(self) -> bool:
        return self.first == self.last


def lines(text: str) -> list[Line]:
    """The lines of ``text``, blank ones too; joined from ``start`` to ``end`` they are the text."""
    found: list[Line] = []
    gap = True
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        words = match[0].strip(BLANK)
        first = end if not words else start + len(match[0]) - len(match[0].lstrip(BLANK))
        found.append(Line(start, first, first + len(words), end, gap))
        gap = not words
    return found


def ends_sentence(words: str) -> bool:
    """Whether ``words`` end as a sentence, a list item or a lead-in does."""
    return words.rstrip(_CLOSING).endswith(_ENDS)


def goes_on(words: str) -> bool:
    """Whether ``words`` begin in the middle of a sentence: with a small letter."""
    opened = words.lstrip("\"'“”„«‘’([…. ")
    return opened[:1].islower()


def is_wrapped(text: str, rows: list[Line]) -> bool:
    """Whether the lines of ``text`` are broken where the page was full rather than where a paragraph ends."""
    pairs = broken = 0
    for row, following in pairwise(rows):
        if row.blank or following.blank:
            continue
        pairs += 1
        long = row.last - row.first >= LONG
        broken += long and not ends_sentence(text[row.first : row.last])
    return pairs > 0 and broken / pairs > 0.4


def unwrapped(written: str) -> str:
    """``written`` without the white space around it, with line feeds only where a line was meant to end.

    Words divided by a soft hyphen at the end of a line are put together.
    """
    stripped = written.strip(BLANK)
    parts: list[str] = []
    gap = False
    for row in lines(stripped):
        words = stripped[row.first : row.last]
        if not words:
            gap = True
            continue
        if parts and parts[-1].endswith("\u00ad") and not gap:
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append("\n\n" if gap else _joint(parts[-1], words))
        parts.append(words)
        gap = False
    return "".join(parts)


def _joint(before: str, words: str) -> str:
    """What stands between two lines of one paragraph."""
    full = len(before) >= LONG and not ends_sentence(before)
    return " " if full or goes_on(words) else "\n"
