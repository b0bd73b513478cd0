"""Splits a pasted text into pieces: numbered points, sub-points, headings, comments.

Copes with what publications do: numbers in any style or none, points run into one paragraph, figures that look like
numbers, points that are missing, struck or printed twice. Nothing is refused for its form and nothing is lost: joining
the pieces as written gives the text back. Time is linear in the length of the text.

``split`` is the way in; :mod:`proposals.engine.splitting.edit` changes what it proposes.
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.splitting.layout import is_numbered, title_length
from proposals.engine.splitting.lines import BLANK
from proposals.engine.splitting.naming import parents, with_keys, with_valid_depths
from proposals.engine.splitting.piece import KINDS, Kind, Piece, as_piece
from proposals.engine.splitting.starts import Start, find_starts
from proposals.engine.splitting.words import NO_PART

__all__ = ["KINDS", "Kind", "Piece", "parents", "split"]


def split(text: str) -> tuple[Piece, ...]:
    """The pieces of ``text`` in order. An empty text has none; white space alone is one piece, but no clause.

    >>> [(piece.number, piece.key, piece.text) for piece in split("1. Talks begin. 2. Troops: a) stop; b) go home.")]
    [('1', '1', 'Talks begin.'), ('2', '2', 'Troops:'), ('2.a', '2.a', 'stop;'), ('2.b', '2.b', 'go home.')]
    """
    starts = find_starts(text)
    if not starts:
        return (Piece(text, "aside"),) if text else ()
    pieces = _without_titles(with_valid_depths(_without_empty_points(_as_pieces(text, starts))))
    return with_keys(_keyed(pieces, starts))


def _as_pieces(text: str, starts: Sequence[Start]) -> list[Piece]:
    """The piece at each start, divided into mark, title line and words."""
    ends = [*(start.at for start in starts[1:]), len(text)]
    written = [text[start.at : end] for start, end in zip(starts, ends, strict=True)]
    marks = [start.mark_end - start.at if start.marked and start.mark_end else 0 for start in starts]
    titled = _have_titles([stretch[mark:] for stretch, mark in zip(written, marks, strict=True) if mark])
    return [
        as_piece(stretch, start.kind, start.depth, start.number, mark, titled and mark > 0)
        for stretch, start, mark in zip(written, starts, marks, strict=True)
    ]


def _without_empty_points(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn a number alone over its paragraphs ("Article 1", then (1), (2)) into a heading, and raise these one step."""
    result: list[Piece] = []
    lifted: int | None = None
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if lifted is not None and piece.kind == "clause" and piece.depth <= lifted:
            lifted = None
        empty = piece.kind == "clause" and piece.number and not piece.words and following is not None
        if empty and following is not None and following.kind == "clause" and following.depth > piece.depth:
            lifted = piece.depth
            result.append(piece.but(kind="heading", depth=0, number="", status="active", mark=0))
        else:
            is_lifted = lifted is not None and piece.kind == "clause"
            result.append(piece.but(depth=piece.depth - 1) if is_lifted else piece)
    return result


def _without_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn headings that cover no part of the text ("2/5", the title of the whole) into asides."""
    result = [
        piece.but(kind="aside") if piece.kind == "heading" and NO_PART.match(piece.words) else piece for piece in pieces
    ]
    if _opens_with_title(result):
        result[0] = result[0].but(kind="aside")
    return result


def _keyed(pieces: Sequence[Piece], starts: Sequence[Start]) -> list[Piece]:
    """Use a number that is known but not printed as the key of its point; of several points with it, the last."""
    lost = {
        start.key: index
        for index, (start, piece) in enumerate(zip(starts, pieces, strict=True))
        if start.key and piece.kind == "clause"
    }
    return [
        piece.but(key=start.key) if lost.get(start.key) == index else piece
        for index, (start, piece) in enumerate(zip(starts, pieces, strict=True))
    ]


def _have_titles(points: Sequence[str]) -> bool:
    """Whether the points of this text each have a title line; a single one may be the end of a narrow line."""
    several = [point for point in points if len(point.split("\n")) > 1 and point.partition("\n")[2].strip(BLANK)]
    titled = sum(1 for point in several if title_length(point))
    return titled > 1 and 2 * titled > len(several)


def _opens_with_title(pieces: Sequence[Piece]) -> bool:
    """Whether the first heading is the title of the whole text. A proposal has its own, so no clause takes this one."""
    if len(pieces) < 2 or pieces[0].kind != "heading" or is_numbered(pieces[0].words):
        return False
    return pieces[1].kind == "heading" or all(piece.kind != "heading" for piece in pieces[1:])
