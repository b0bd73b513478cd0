"""Lines that are no points: headings, title lines, comments of an editor."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from proposals.engine.splitting.lines import BLANK, LONG, Line, ends_sentence, goes_on
from proposals.engine.splitting.marks import marks
from proposals.engine.splitting.outline import Placed
from proposals.engine.splitting.words import COMMENT, SECTION

LONGEST_HEADING: Final = 90
MOST_WORDS: Final = 12
_BOLD: Final = re.compile(r"(\*\*|__)[^*_\n]{2,90}\1:?\Z")
_HASHES: Final = re.compile(r"#{1,6}\s")
_OUTER_LINE: Final = re.compile(r"(?:[IVXLC]{1,7}(?:[.):]|\s?[–—-])|[IVXLC]{2,7}|[A-ZА-ЯІЇЄ][.)])\s+\S")
"""A Roman number or a capital letter and words: a heading if points with Arabic numbers stand under it."""


def comments(text: str, rows: Sequence[Line]) -> dict[int, bool]:
    """The rows of editors' comments: True where one begins, False where it goes on."""
    found: dict[int, bool] = {}
    until = ""
    for index, row in enumerate(rows):
        words = text[row.first : row.last]
        if row.blank or (row.gap and until == "gap"):
            until = until if row.blank and until != "gap" else ""
        if row.blank:
            continue
        if until:
            found[index] = False
        elif COMMENT.match(words):
            found[index] = True
            opened = words.lstrip("*_ ")[:1]
            until = {"[": "]", "(": ")"}.get(opened, "line")
        else:
            continue
        if until in ("]", ")") and until in words:
            until = ""
        elif until == "line":
            until = "gap" if len(words) >= LONG and not ends_sentence(words) else ""
    return found


def comment_at_the_end(text: str, row: Line) -> int | None:
    """Where a comment in brackets begins that ends the row, after words of the document; None if none does."""
    closing = text[row.last - 1]
    opening = {"]": "[", ")": "("}.get(closing)
    at = text.rfind(opening, row.first, row.last) if opening else -1
    return at if at > row.first and COMMENT.match(text[at : row.last]) else None


def sure_headings(text: str, rows: Sequence[Line], besides: Collection[int]) -> set[int]:
    """Rows that are headings by their own look, whatever stands around them."""
    found = set()
    solid = [index for index, row in enumerate(rows) if not row.blank and index not in besides]
    for place, index in enumerate(solid):
        words = text[rows[index].first : rows[index].last]
        if len(words) > LONGEST_HEADING + 10:
            continue
        if SECTION.match(words):
            sure = not ends_sentence(words.rstrip(":."))
        elif _HASHES.match(words):
            sure = not _numbered(text, rows[index], after="#")
        else:
            dressed = _BOLD.match(words) or (_in_capitals(words) and not ends_sentence(words))
            sure = bool(dressed) and not _numbered(text, rows[index])
        if not sure and _OUTER_LINE.match(words) and _short(words):
            following = solid[place + 1] if place + 1 < len(solid) else None
            sure = following is not None and _counts(text, rows[following])
        if sure:
            found.add(index)
    return found


def likely_headings(
    text: str,
    rows: Sequence[Line],
    besides: Collection[int],
    headings: Collection[int],
    opening: Mapping[int, Placed],
) -> set[int]:
    """Short rows without a full stop that stand over a point or, in a text without numbers, over a paragraph."""
    found: set[int] = set()
    solid = [index for index, row in enumerate(rows) if not row.blank]
    lead_ins = [
        index for index in solid if index not in opening and _leads_in(text[rows[index].first : rows[index].last])
    ]
    for place, index in reversed(list(enumerate(solid))):
        row = rows[index]
        if index in besides or index in headings or index in opening or place + 1 == len(solid):
            continue
        words = text[row.first : row.last]
        leads_in = len(lead_ins) > 1 and _leads_in(words)
        if not _short(words.removesuffix(":") if leads_in else words) or goes_on(words):
            continue
        if not _alone(text, rows, solid, place, opening, headings):
            continue
        following = solid[place + 1]
        under = rows[following]
        over_all = place < 2 and under.gap and following not in opening
        if following in found or following in headings or over_all:
            over = True
        elif opening:
            over = following in opening and opening[following].depth == 0
            over = over and (leads_in or bool(opening[following].number))
        else:
            over = row.gap and ends_sentence(text[under.first : under.last]) and len(words) < under.last - under.first
        if over:
            found.add(index)
    return found


def _alone(
    text: str,
    rows: Sequence[Line],
    solid: Sequence[int],
    place: int,
    opening: Mapping[int, Placed],
    headings: Collection[int],
) -> bool:
    """Whether the row is not the end of the sentence before it."""
    if place == 0 or rows[solid[place]].gap:
        return place == 0 or not _only_a_number(rows[solid[place - 1]], opening.get(solid[place - 1]))
    before = solid[place - 1]
    if before in headings:
        return True
    if _only_a_number(rows[before], opening.get(before)):
        return False
    words = text[rows[before].first : rows[before].last]
    return ends_sentence(words) or len(words) < LONG


def _only_a_number(row: Line, placed: Placed | None) -> bool:
    return placed is not None and placed.mark.end >= row.last


def _short(words: str) -> bool:
    fits = 2 <= len(words) <= LONGEST_HEADING and len(words.split()) <= MOST_WORDS
    return fits and not words[0].isdigit() and not _stops(words)


def _stops(words: str) -> bool:
    return (ends_sentence(words) and not words.endswith("?")) or words.endswith((",", "–", "—", "-", "]"))


def is_numbered(heading: str) -> bool:
    """Whether a heading is one of several: Section 1, II., B."""
    return bool(SECTION.match(heading) or _OUTER_LINE.match(heading))


def _leads_in(words: str) -> bool:
    """ "Security:" is a heading where "Economy:" is another; alone it may be the beginning of a sentence."""
    return words.endswith(":") and len(words.split()) <= 4


def _in_capitals(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) > 3 and all(sign.isupper() for sign in letters) and len(words.split()) <= MOST_WORDS


def _numbered(text: str, row: Line, after: str = "") -> bool:
    first = row.first
    while after and text[first : first + 1] in (after, " "):
        first += 1
    return any(not mark.inline and mark.readings[0].value for mark in marks(text, row._replace(first=first)))


def _counts(text: str, row: Line) -> bool:
    """Whether a row begins with an Arabic number."""
    return any(not mark.inline and mark.readings[0].style.startswith("decimal") for mark in marks(text, row))


def title_length(words: str) -> int:
    """How many characters of ``words`` are a title line over the rest: 0 unless the first line can be one."""
    first, line_feed, rest = words.partition("\n")
    title = first.strip(BLANK)
    if not line_feed or not rest.strip(BLANK) or not _short(title.strip("*_")) or goes_on(title):
        return 0
    below = rest.lstrip(BLANK)
    if goes_on(below) or below[0].isdigit() or len(title) > 70:
        return 0
    length = len(first) + 1
    return length + len(rest) - len(below)
