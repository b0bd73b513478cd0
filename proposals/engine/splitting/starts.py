"""Finds where pieces start: points by their marks, and paragraphs, headings and comments around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from proposals.engine.splitting import layout
from proposals.engine.splitting.lines import BLANK, Line, continues_sentence, ends_sentence, is_wrapped, lines
from proposals.engine.splitting.outline import Placed, place_marks
from proposals.engine.splitting.piece import Kind
from proposals.engine.splitting.point_marks import Mark, marks


@dataclass(slots=True)
class Start:
    """Where a piece starts and its mark ends, and where its further paragraphs begin.

    ``lines`` are paragraphs that no blank line sets off.
    """

    at: int
    kind: Kind
    depth: int = 0
    number: str = ""
    mark_end: int = 0
    key: str = ""
    missing: int = 0
    marked: bool = False
    paragraphs: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def find_starts(text: str) -> list[Start]:
    """Where the pieces of ``text`` start, in order; the first starts at 0."""
    starts = list(_Document(text).walk())
    if starts:
        starts[0].at = 0
    starts = _with_lost_numbers(starts)
    starts = _without_what_follows(starts)
    _nest_letters(text, starts)
    _name_the_end_of_an_earlier_point(text, starts)
    return starts


class _Document:
    def __init__(self, text: str):
        self.text = text
        self.rows = lines(text)
        self.wrapped = is_wrapped(text, self.rows)
        self.comments = layout.comments(text, self.rows)
        self.headings = layout.sure_headings(text, self.rows, self.comments)
        candidates: list[Mark] = []
        row_of: list[int] = []
        before: Line | None = None
        for index, row in enumerate(self.rows):
            if row.blank or index in self.comments or index in self.headings:
                continue
            for mark in marks(text, row, before):
                candidates.append(mark)
                row_of.append(index)
            before = row
        rows = dict(zip((mark.at for mark in candidates), row_of, strict=True))
        self.placed: dict[int, list[Placed]] = {}
        for placed in place_marks(candidates):
            self.placed.setdefault(rows[placed.mark.at], []).append(placed)
        self.headings |= layout.likely_headings(text, self.rows, self.comments, self.headings, self._opening())

    def _opening(self) -> dict[int, Placed]:
        """Rows that begin with a placed mark."""
        return {row: placed[0] for row, placed in self.placed.items() if not placed[0].mark.inline}

    def walk(self) -> Iterator[Start]:
        current: Start | None = None
        before: Line | None = None
        for index, row in enumerate(self.rows):
            if row.blank:
                continue
            start = self._start_at(index, row, current, before)
            if start is not None:
                current = start
                yield current
            for placed in self.placed.get(index, ()):
                if placed.mark.inline:
                    current = _start(placed)
                    yield current
            comment = None if index in self.comments else layout.comment_at_the_end(self.text, row)
            if comment is not None and current is not None and current.kind == "clause" and comment >= current.mark_end:
                current = Start(comment, "comment", depth=_depth(current))
                yield current
            before = row

    def _start_at(self, index: int, row: Line, current: Start | None, before: Line | None) -> Start | None:
        """The start of a piece at this row, or None if the row continues the piece before it."""
        if index in self.comments:
            return Start(row.start, "comment", depth=_depth(current)) if self.comments[index] else None
        if index in self.headings:
            return Start(row.start, "heading")
        placed = self.placed.get(index, ())
        if placed and not placed[0].mark.inline:
            return _start(placed[0])
        if current is None or before is None or current.kind == "heading":
            return Start(row.start, "clause")
        if current.kind == "comment":
            return Start(row.start, "clause", depth=current.depth)
        if not self._new_paragraph(row, before):
            return None
        if current.marked and current.depth == 0:
            if row.gap:
                current.paragraphs.append(row.start)
            elif ends_sentence(self.text[before.first : before.last]):
                current.lines.append(row.start)
            return None
        return Start(row.start, "clause", depth=current.depth)

    def _new_paragraph(self, row: Line, before: Line) -> bool:
        row_text = self.text[row.first : row.last]
        if row.gap:
            return not continues_sentence(row_text) or ends_sentence(self.text[before.first : before.last])
        return not (self.wrapped or continues_sentence(row_text))


def _depth(current: Start | None) -> int:
    """The depth of the words after a comment: they belong to the point that the comment interrupts."""
    if current is None or current.kind == "heading":
        return 0
    return current.depth + 1 if current.marked and current.depth == 0 else current.depth


def _start(placed: Placed) -> Start:
    return Start(
        placed.mark.at,
        "clause",
        placed.depth,
        placed.number,
        placed.mark.end,
        missing=placed.missing,
        marked=True,
    )


def _points(starts: Sequence[Start]) -> list[Start]:
    return [start for start in starts if start.marked and start.depth == 0]


def _with_lost_numbers(starts: list[Start]) -> list[Start]:
    """If 3 is missing between 2 and 4 and 2 has one paragraph too many, that paragraph becomes 3."""
    points = _points(starts)
    full = sum(1 for point in points if point.paragraphs)
    if full * 2 > len(points):
        return starts
    result: list[Start] = []
    for start in starts:
        if start.missing and start.depth == 0 and result:
            before = result[-1]
            paragraphs = sorted(before.paragraphs + before.lines)
            if before.marked and before.depth == 0 and len(paragraphs) == start.missing and start.number.isdecimal():
                lost = range(int(start.number) - start.missing, int(start.number))
                result += [
                    Start(at, "clause", key=str(number), marked=True)
                    for at, number in zip(paragraphs, lost, strict=True)
                ]
                before.paragraphs, before.lines = [], []
        result.append(start)
    return result


def _without_what_follows(starts: list[Start]) -> list[Start]:
    """If the other points have one paragraph each, so has the last; what follows on the page is not part of it."""
    points = _points(starts)
    last = starts[-1] if starts else None
    if last is None or len(points) < 2 or not last.marked or last.depth or not last.paragraphs:
        return starts
    if any(point.paragraphs for point in points[:-1]):
        return starts
    rest = [Start(at, "clause") for at in last.paragraphs]
    last.paragraphs = []
    return [*starts, *rest]


def _nest_letters(text: str, starts: list[Start]) -> None:
    """Nest a) and b) under an unnumbered "The parties shall:"."""
    nested = False
    for before, start in pairwise(starts):
        if not start.marked or (start.depth == 0 and not start.number.isalpha()):
            nested = False
        elif not before.marked and before.kind == "clause" and start.depth == 0:
            nested = text[before.at : start.at].rstrip(BLANK).endswith(":")
        start.depth += nested


def _name_the_end_of_an_earlier_point(text: str, starts: list[Start]) -> None:
    """On a page that begins inside point 16 and continues with 17, the first words belong to 16."""
    points = _points(starts)
    if not points or starts[0].marked or starts[0].kind != "clause" or not points[0].number.isdecimal():
        return
    number = int(points[0].number)
    end = starts[1].at if len(starts) > 1 else len(text)
    opening = text[starts[0].at : end].strip(BLANK)
    if number > 1 and (continues_sentence(opening) or opening.startswith(("…", "..."))):
        starts[0].key = str(number - 1)
