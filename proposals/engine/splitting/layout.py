"""Lines that are not points: headings, title lines, editors' comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from proposals.engine.splitting.lines import BLANK, LONG, Line, continues_sentence, ends_sentence
from proposals.engine.splitting.outline import Placed
from proposals.engine.splitting.point_marks import marks
from proposals.engine.splitting.words import COMMENT, SECTION

LONGEST_HEADING: Final = 90
MOST_WORDS: Final = 12
_BOLD: Final = re.compile(r"(\*\*|__)[^*_\n]{2,90}\1:?\Z")
_HASHES: Final = re.compile(r"#{1,6}\s")
_OUTER_LINE: Final = re.compile(r"(?:[IVXLC]{1,7}(?:[.):]|\s?[–—-])|[IVXLC]{2,7}|[A-ZА-ЯІЇЄ][.)])\s+\S")
"""A Roman numeral or a capital letter, then words: a heading if a point with an Arabic number follows."""


def comments(text: str, rows: Sequence[Line]) -> dict[int, bool]:
    """The rows of editors' comments: True where one begins, False where it continues."""
    result: dict[int, bool] = {}
    until = ""
    for index, row in enumerate(rows):
        row_text = text[row.first : row.last]
        if row.blank or (row.gap and until == "gap"):
            until = until if row.blank and until != "gap" else ""
        if row.blank:
            continue
        if until:
            result[index] = False
        elif COMMENT.match(row_text):
            result[index] = True
            opened = row_text.lstrip("*_ ")[:1]
            until = {"[": "]", "(": ")"}.get(opened, "line")
        else:
            continue
        if until in ("]", ")") and until in row_text:
            until = ""
        elif until == "line":
            until = "gap" if len(row_text) >= LONG and not ends_sentence(row_text) else ""
    return result


def comment_at_the_end(text: str, row: Line) -> int | None:
    """Where a bracketed comment at the end of a row begins; None if there is none or it fills the row."""
    closing = text[row.last - 1]
    opening = {"]": "[", ")": "("}.get(closing)
    at = text.rfind(opening, row.first, row.last) if opening else -1
    return at if at > row.first and COMMENT.match(text[at : row.last]) else None


def sure_headings(text: str, rows: Sequence[Line], comment_rows: Collection[int]) -> set[int]:
    """Rows that look like headings whatever surrounds them."""
    result = set()
    solid = [index for index, row in enumerate(rows) if not row.blank and index not in comment_rows]
    for position, index in enumerate(solid):
        row_text = text[rows[index].first : rows[index].last]
        if len(row_text) > LONGEST_HEADING + 10:
            continue
        outer = position + 1 < len(solid) and _OUTER_LINE.match(row_text) and _short(row_text)
        if _dressed(text, rows[index], row_text) or (outer and _counts(text, rows[solid[position + 1]])):
            result.add(index)
    return result


def _dressed(text: str, row: Line, row_text: str) -> bool:
    """Whether a row looks like a heading: a word for a section, hashes, bold type or capitals, and no number."""
    if SECTION.match(row_text):
        return not ends_sentence(row_text.rstrip(":."))
    if _HASHES.match(row_text):
        return not _numbered(text, row, after="#")
    dressed = _BOLD.match(row_text) or (_in_capitals(row_text) and not ends_sentence(row_text))
    return bool(dressed) and not _numbered(text, row)


def likely_headings(
    text: str,
    rows: Sequence[Line],
    comment_rows: Collection[int],
    headings: Collection[int],
    opening: Mapping[int, Placed],
) -> set[int]:
    """Short rows without a full stop above a point or, in a text without numbers, above a paragraph."""
    context = _Context(text, rows, headings, opening)
    several_lead_in = sum(index not in opening and _leads_in(context.row_text(index)) for index in context.solid) > 1
    result: set[int] = set()
    # From the end: a heading may be above another one. Nothing is under the last row.
    for position in reversed(range(len(context.solid) - 1)):
        index = context.solid[position]
        if index in comment_rows or index in headings or index in opening:
            continue
        row_text = context.row_text(index)
        leads_in = several_lead_in and _leads_in(row_text)
        if not _short(row_text.removesuffix(":") if leads_in else row_text) or continues_sentence(row_text):
            continue
        if context.begins_anew(position) and (
            context.solid[position + 1] in result or context.stands_over(position, leads_in)
        ):
            result.add(index)
    return result


class _Context:
    """The rows of a text: those that are sure headings, those that begin a point, and the ``solid`` ones, not blank."""

    def __init__(
        self, text: str, rows: Sequence[Line], headings: Collection[int], opening: Mapping[int, Placed]
    ) -> None:
        self.text, self.rows, self.headings, self.opening = text, rows, headings, opening
        self.solid = [index for index, row in enumerate(rows) if not row.blank]

    def row_text(self, index: int) -> str:
        return self.text[self.rows[index].first : self.rows[index].last]

    def begins_anew(self, position: int) -> bool:
        """Whether the row does not end the sentence of the row before it."""
        if position == 0:
            return True
        before = self.solid[position - 1]
        only_a_number = _only_a_number(self.rows[before], self.opening.get(before))
        if self.rows[self.solid[position]].gap:
            return not only_a_number
        if before in self.headings:
            return True
        row_text = self.row_text(before)
        return not only_a_number and (ends_sentence(row_text) or len(row_text) < LONG)

    def stands_over(self, position: int, leads_in: bool) -> bool:
        """Whether a heading, a point or, in a text without numbers, a paragraph follows the row."""
        row, following = self.rows[self.solid[position]], self.solid[position + 1]
        under, point = self.rows[following], self.opening.get(following)
        over_all = position < 2 and under.gap and point is None
        if following in self.headings or over_all:
            return True
        if self.opening:
            return point is not None and point.depth == 0 and (leads_in or bool(point.number))
        return row.gap and ends_sentence(self.row_text(following)) and row.last - row.first < under.last - under.first


def _only_a_number(row: Line, placed: Placed | None) -> bool:
    return placed is not None and placed.mark.end >= row.last


def _short(line: str) -> bool:
    fits = 2 <= len(line) <= LONGEST_HEADING and len(line.split()) <= MOST_WORDS
    return fits and not line[0].isdigit() and not _stops(line)


def _stops(line: str) -> bool:
    return (ends_sentence(line) and not line.endswith("?")) or line.endswith((",", "–", "—", "-", "]"))


def is_numbered(heading: str) -> bool:
    """Whether a heading is numbered: Section 1, II., B."""
    return bool(SECTION.match(heading) or _OUTER_LINE.match(heading))


def _leads_in(line: str) -> bool:
    """Whether a line is like "Security:", a heading if "Economy:" is another; alone it may begin a sentence."""
    return line.endswith(":") and len(line.split()) <= 4


def _in_capitals(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters) and len(line.split()) <= MOST_WORDS


def _numbered(text: str, row: Line, after: str = "") -> bool:
    first = row.first
    while after and text[first : first + 1] in (after, " "):
        first += 1
    return any(not mark.inline and mark.readings[0].value for mark in marks(text, row._replace(first=first)))


def _counts(text: str, row: Line) -> bool:
    """Whether a row begins with an Arabic number."""
    return any(not mark.inline and mark.readings[0].style.startswith("decimal") for mark in marks(text, row))


def title_length(text: str) -> int:
    """The number of characters that a title line takes at the beginning of ``text``; 0 if there is none."""
    first, line_feed, rest = text.partition("\n")
    title = first.strip(BLANK)
    if not line_feed or not rest.strip(BLANK) or not _short(title.strip("*_")) or continues_sentence(title):
        return 0
    below = rest.lstrip(BLANK)
    if continues_sentence(below) or below[0].isdigit() or len(title) > 70:
        return 0
    length = len(first) + 1
    return length + len(rest) - len(below)
