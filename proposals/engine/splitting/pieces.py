"""From marks to cuts: paragraphs, headings, comments, title lines, points that were taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from proposals.engine.splitting import layout
from proposals.engine.splitting.lines import BLANK, Line, ends_sentence, goes_on, is_wrapped, lines
from proposals.engine.splitting.marks import Mark, marks
from proposals.engine.splitting.outline import Placed, place
from proposals.engine.splitting.vocabulary import Cut, Kind
from proposals.engine.splitting.words import DELETED
from proposals.engine.vocabulary import Status

_NOTHING: Final = frozenset(".…-–—?*_[]() ")


@dataclass(slots=True)
class Piece:
    """A cut on its way: where it starts, where its mark ends, and where further paragraphs of it begin.

    ``lines`` are paragraphs that no blank line sets off.
    """

    start: int
    kind: Kind
    depth: int = 0
    number: str = ""
    mark_end: int = 0
    key: str = ""
    missing: int = 0
    marked: bool = False
    paragraphs: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def pieces(text: str) -> list[Piece]:
    """Where the cuts of ``text`` start, in order; the first starts at 0."""
    page = _Page(text)
    found = list(page.walk())
    if found:
        found[0].start = 0
    found = _with_lost_numbers(found)
    found = _without_what_follows(found)
    _nest_letters(text, found)
    _name_the_end_of_an_earlier_point(text, found)
    return found


class _Page:
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
        for placed in place(candidates):
            self.placed.setdefault(rows[placed.mark.at], []).append(placed)
        self.headings |= layout.likely_headings(text, self.rows, self.comments, self.headings, self._opening())

    def _opening(self) -> dict[int, Placed]:
        """Rows that begin with a placed mark."""
        return {row: found[0] for row, found in self.placed.items() if not found[0].mark.inline}

    def walk(self) -> Iterator[Piece]:
        current: Piece | None = None
        before: Line | None = None
        for index, row in enumerate(self.rows):
            if row.blank:
                continue
            begun = self._begins(index, row, current, before)
            if begun is not None:
                current = begun
                yield current
            for placed in self.placed.get(index, ()):
                if placed.mark.inline:
                    current = _piece(placed)
                    yield current
            remark = None if index in self.comments else layout.comment_at_the_end(self.text, row)
            if remark is not None and current is not None and current.kind == "clause" and remark >= current.mark_end:
                current = Piece(remark, "comment", depth=_depth(current))
                yield current
            before = row

    def _begins(self, index: int, row: Line, current: Piece | None, before: Line | None) -> Piece | None:
        """The piece that begins with this row, or None where the row goes on with the one before."""
        if index in self.comments:
            return Piece(row.start, "comment", depth=_depth(current)) if self.comments[index] else None
        if index in self.headings:
            return Piece(row.start, "heading")
        placed = self.placed.get(index, ())
        if placed and not placed[0].mark.inline:
            return _piece(placed[0])
        if current is None or before is None or current.kind == "heading":
            return Piece(row.start, "clause")
        if current.kind == "comment":
            return Piece(row.start, "clause", depth=current.depth)
        if not self._new_paragraph(row, before):
            return None
        if current.marked and current.depth == 0:
            if row.gap:
                current.paragraphs.append(row.start)
            elif ends_sentence(self.text[before.first : before.last]):
                current.lines.append(row.start)
            return None
        return Piece(row.start, "clause", depth=current.depth)

    def _new_paragraph(self, row: Line, before: Line) -> bool:
        words = self.text[row.first : row.last]
        if row.gap:
            return not goes_on(words) or ends_sentence(self.text[before.first : before.last])
        return not (self.wrapped or goes_on(words))


def _depth(current: Piece | None) -> int:
    """How deep the words after a comment stand: they belong to the point that the comment interrupts."""
    if current is None or current.kind == "heading":
        return 0
    return current.depth + 1 if current.marked and current.depth == 0 else current.depth


def _piece(placed: Placed) -> Piece:
    return Piece(
        placed.mark.at,
        "clause",
        placed.depth,
        placed.number,
        placed.mark.end,
        missing=placed.missing,
        marked=True,
    )


def _points(found: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in found if piece.marked and piece.depth == 0]


def _with_lost_numbers(found: list[Piece]) -> list[Piece]:
    """Where 3 is missing between 2 and 4 and 2 has one paragraph too many, that paragraph is 3."""
    points = _points(found)
    full = sum(1 for point in points if point.paragraphs)
    if full * 2 > len(points):
        return found
    done: list[Piece] = []
    for piece in found:
        if piece.missing and piece.depth == 0 and done:
            before = done[-1]
            starts = sorted(before.paragraphs + before.lines)
            if before.marked and before.depth == 0 and len(starts) == piece.missing and piece.number.isdecimal():
                lost = range(int(piece.number) - piece.missing, int(piece.number))
                done += [
                    Piece(start, "clause", key=str(number), marked=True)
                    for start, number in zip(starts, lost, strict=True)
                ]
                before.paragraphs, before.lines = [], []
        done.append(piece)
    return done


def _without_what_follows(found: list[Piece]) -> list[Piece]:
    """The last point does not swallow what the page says after it, where the other points have one paragraph each."""
    points = _points(found)
    last = found[-1] if found else None
    if last is None or len(points) < 2 or not last.marked or last.depth or not last.paragraphs:
        return found
    if any(point.paragraphs for point in points[:-1]):
        return found
    rest = [Piece(start, "clause") for start in last.paragraphs]
    last.paragraphs = []
    return [*found, *rest]


def _nest_letters(text: str, found: list[Piece]) -> None:
    """a) and b) after an unnumbered "The parties shall:" stand under it."""
    nested = False
    for before, piece in pairwise(found):
        if not piece.marked or (piece.depth == 0 and not piece.number.isalpha()):
            nested = False
        elif not before.marked and before.kind == "clause" and piece.depth == 0:
            nested = text[before.start : piece.start].rstrip(BLANK).endswith(":")
        piece.depth += nested


def _name_the_end_of_an_earlier_point(text: str, found: list[Piece]) -> None:
    """A page that begins within point 16 and goes on with 17: the first words belong to 16."""
    points = _points(found)
    if not points or found[0].marked or found[0].kind != "clause" or not points[0].number.isdecimal():
        return
    number = int(points[0].number)
    end = found[1].start if len(found) > 1 else len(text)
    words = text[found[0].start : end].strip(BLANK)
    if number > 1 and (goes_on(words) or words.startswith(("…", "..."))):
        found[0].key = str(number - 1)


def as_cut(written: str, kind: Kind, depth: int, number: str, mark: int, titled: bool) -> Cut:
    """One cut from what was written; ``mark`` characters of it are its number, the first line after that its title."""
    if kind != "clause":
        return Cut(written, kind)
    while mark and mark < len(written) and written[mark] in BLANK:
        mark += 1
    title = layout.title_length(written[mark:]) if titled else 0
    cut = Cut(written, kind, depth, number, mark=mark, title=title)
    return cut.but(status=status_of(cut))


def status_of(cut: Cut) -> Status:
    """What the words of a clause say of it: taken out, left open in brackets, nothing at all."""
    words = cut.words
    if cut.number and len(words) < 200 and DELETED.match(words):
        return "deleted"
    if not words or (cut.number and _NOTHING.issuperset(words) and len(words) < 20):
        return "unrecorded"
    inner = words.rstrip(".;")
    if inner.startswith("[") and inner.endswith("]") and not {"[", "]"} & set(inner[1:-1]):
        return "bracketed"
    return "active"
