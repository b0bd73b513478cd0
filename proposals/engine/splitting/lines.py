"""The lines of a text, as pages, mail and PDFs break them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

BLANK: Final = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)
"""White space and characters of no width."""

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*+(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_ENDS: Final = (".", ";", ":", "!", "?", "…", "。", "！", "？", "；", "।", "؟", "׃", "۔")
_CLOSING: Final = "\"'”’»)]*_"
LONG: Final = 45
"""Characters from which a line may have been broken because the page was full."""


class Line(NamedTuple):
    """A line from ``start`` to ``end``, its break included, with its words from ``first`` to ``last``.

    In a blank line ``first == last``. ``gap`` says that it follows a blank line or begins the text.
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
    """The lines of ``text``, blank ones included; joined from ``start`` to ``end`` they give the text back."""
    result: list[Line] = []
    gap = True
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        line = match[0].strip(BLANK)
        first = end if not line else start + len(match[0]) - len(match[0].lstrip(BLANK))
        result.append(Line(start, first, first + len(line), end, gap))
        gap = not line
    return result


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends like a sentence, a list item or a lead-in."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def continues_sentence(text: str) -> bool:
    """Whether ``text`` continues a sentence, that is, begins with a small letter."""
    opened = text.lstrip("\"'“”„«‘’([…. ")
    return opened[:1].islower()


def is_wrapped(text: str, rows: list[Line]) -> bool:
    """Whether the lines of ``text`` break where the page is full rather than where a paragraph ends."""
    pairs = broken = 0
    for row, following in pairwise(rows):
        if row.blank or following.blank:
            continue
        pairs += 1
        long = row.last - row.first >= LONG
        broken += long and not ends_sentence(text[row.first : row.last])
    return pairs > 0 and broken / pairs > 0.4


def unwrapped(written: str) -> str:
    """``written`` without surrounding white space, with line feeds only where a line was meant to end.

    Words divided by a soft hyphen at the end of a line are joined.
    """
    stripped = written.strip(BLANK)
    parts: list[str] = []
    gap = False
    for row in lines(stripped):
        line = stripped[row.first : row.last]
        if not line:
            gap = True
            continue
        if parts and parts[-1].endswith("\u00ad") and not gap:
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append("\n\n" if gap else _joint(parts[-1], line))
        parts.append(line)
        gap = False
    return "".join(parts)


def _joint(before: str, after: str) -> str:
    """What separates two lines of one paragraph once they are joined."""
    full = len(before) >= LONG and not ends_sentence(before)
    return " " if full or continues_sentence(after) else "\n"
