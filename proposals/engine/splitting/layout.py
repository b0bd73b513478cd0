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
        outer = place + 1 < len(solid) and _OUTER_LINE.match(words) and _short(words)
        if _dressed(text, rows[index], words) or (outer and _counts(text, rows[solid[place + 1]])):
            found.add(index)
    return found


def _dressed(text: str, row: Line, words: str) -> bool:
    """Whether a row has the look of a heading: a word for a section, hashes, bold type or capitals, and no number."""
    if SECTION.match(words):
        return not ends_sentence(words.rstrip(":."))
    if _HASHES.match(words):
        return not _numbered(text, row, after="#")
    dressed = _BOLD.match(words) or (_in_capitals(words) and not ends_sentence(words))
    return bool(dressed) and not _numbered(text, row)


def likely_headings(
    text: str,
    rows: Sequence[Line],
    besides: Collection[int],
    headings: Collection[int],
    opening: Mapping[int, Placed],
) -> set[int]:
    """Short rows without a full stop that stand over a point or, in a text without numbers, over a paragraph."""
    page = _Page(text, rows, headings, opening)
    several_lead_in = sum(index not in opening and _leads_in(page.words(index)) for index in page.solid) > 1
    found: set[int] = set()
    # From the end: a heading may stand over another one. The last row stands over nothing.
    for place in reversed(range(len(page.solid) - 1)):
        index = page.solid[place]
        if index in besides or index in headings or index in opening:
            continue
        words = page.words(index)
        leads_in = several_lead_in and _leads_in(words)
        if not _short(words.removesuffix(":") if leads_in else words) or goes_on(words):
            continue
        if page.begins_anew(place) and (page.solid[place + 1] in found or page.stands_over(place, leads_in)):
            found.add(index)
    return found


class _Page:
    """The rows of a text, those that are headings for sure, and those that begin a point. ``solid`` are not blank."""

    def __init__(
        self, text: str, rows: Sequence[Line], headings: Collection[int], opening: Mapping[int, Placed]
    ) -> None:
        self.text, self.rows, self.headings, self.opening = text, rows, headings, opening
        self.solid = [index for index, row in enumerate(rows) if not row.blank]

    def words(self, index: int) -> str:
        return self.text[self.rows[index].first : self.rows[index].last]

    def begins_anew(self, place: int) -> bool:
        """Whether the row is not the end of the sentence before it."""
        if place == 0:
            return True
        before = self.solid[place - 1]
        only_a_number = _only_a_number(self.rows[before], self.opening.get(before))
        if self.rows[self.solid[place]].gap:
            return not only_a_number
        if before in self.headings:
            return True
        words = self.words(before)
        return not only_a_number and (ends_sentence(words) or len(words) < LONG)

    def stands_over(self, place: int, leads_in: bool) -> bool:
        """Whether a heading, a point or, in a text without numbers, a paragraph is under the row."""
        row, following = self.rows[self.solid[place]], self.solid[place + 1]
        under, point = self.rows[following], self.opening.get(following)
        over_all = place < 2 and under.gap and point is None
        if following in self.headings or over_all:
            return True
        if self.opening:
            return point is not None and point.depth == 0 and (leads_in or bool(point.number))
        return row.gap and ends_sentence(self.words(following)) and row.last - row.first < under.last - under.first


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
