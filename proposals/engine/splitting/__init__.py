"""A pasted text split into its points: printed numbers, sub-points, headings, comments.

Copes with what publications do: numbers in any dress or none, points run into one paragraph, figures that look like
numbers, points that are missing, struck or printed twice. Nothing is refused for its form and nothing is lost: joining
what was written gives the text back. Linear in the length of the text.

``split`` is the way in; :mod:`proposals.engine.splitting.edit` changes what it suggests.
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.splitting.layout import is_numbered, title_length
from proposals.engine.splitting.lines import BLANK
from proposals.engine.splitting.naming import named, parents, settled
from proposals.engine.splitting.piece import KINDS, Kind, Piece, as_piece
from proposals.engine.splitting.starts import Start, starts
from proposals.engine.splitting.words import NO_PART

__all__ = ["KINDS", "Kind", "Piece", "parents", "split"]


def split(text: str) -> tuple[Piece, ...]:
    """The pieces of ``text`` in order. An empty text has none; one of white space is one piece and no clause.

    >>> [(found.number, found.key, found.text) for found in split("1. Talks begin. 2. Troops: a) stop; b) go home.")]
    [('1', '1', 'Talks begin.'), ('2', '2', 'Troops:'), ('2.a', '2.a', 'stop;'), ('2.b', '2.b', 'go home.')]
    """
    found = starts(text)
    if not found:
        return (Piece(text, "aside"),) if text else ()
    pieces = _without_titles(settled(_without_empty_points(_as_pieces(text, found))))
    return named(_keyed(pieces, found))


def _as_pieces(text: str, found: Sequence[Start]) -> list[Piece]:
    """The starts with their words, each taken apart into mark, title line and text."""
    ends = [*(start.at for start in found[1:]), len(text)]
    written = [text[start.at : end] for start, end in zip(found, ends, strict=True)]
    lengths = [start.mark_end - start.at if start.marked and start.mark_end else 0 for start in found]
    titled = _have_titles([words[mark:] for words, mark in zip(written, lengths, strict=True) if mark])
    return [
        as_piece(words, start.kind, start.depth, start.number, mark, titled and mark > 0)
        for words, start, mark in zip(written, found, lengths, strict=True)
    ]


def _without_empty_points(pieces: Sequence[Piece]) -> list[Piece]:
    """A number alone over its paragraphs ("Article 1", then (1), (2)) is a heading; they stand a step higher."""
    done: list[Piece] = []
    lifted: int | None = None
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if lifted is not None and piece.kind == "clause" and piece.depth <= lifted:
            lifted = None
        empty = piece.kind == "clause" and piece.number and not piece.words and following is not None
        if empty and following is not None and following.kind == "clause" and following.depth > piece.depth:
            lifted = piece.depth
            done.append(piece.but(kind="heading", depth=0, number="", status="active", mark=0))
        else:
            done.append(piece.but(depth=piece.depth - 1) if lifted is not None else piece)
    return done


def _without_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings that are over no part of the text ("2/5", the title of the whole) name no clause."""
    done = [
        found.but(kind="aside") if found.kind == "heading" and NO_PART.match(found.words) else found for found in pieces
    ]
    if _opens_with_title(done):
        done[0] = done[0].but(kind="aside")
    return done


def _keyed(pieces: Sequence[Piece], found: Sequence[Start]) -> list[Piece]:
    """A point known by a number that is not printed has it for its key; of several with one number, the last."""
    lost = {
        start.key: index
        for index, (start, piece) in enumerate(zip(found, pieces, strict=True))
        if start.key and piece.kind == "clause"
    }
    return [
        piece.but(key=start.key) if lost.get(start.key) == index else piece
        for index, (start, piece) in enumerate(zip(found, pieces, strict=True))
    ]


def _have_titles(points: Sequence[str]) -> bool:
    """Whether the points of this text have a title line each; one alone may be the end of a narrow line."""
    several = [words for words in points if len(words.split("\n")) > 1 and words.partition("\n")[2].strip(BLANK)]
    titled = sum(1 for words in several if title_length(words))
    return titled > 1 and 2 * titled > len(several)


def _opens_with_title(pieces: Sequence[Piece]) -> bool:
    """Whether the first heading is over the whole text: the proposal has a title of its own, no clause takes it."""
    if len(pieces) < 2 or pieces[0].kind != "heading" or is_numbered(pieces[0].words):
        return False
    return pieces[1].kind == "heading" or all(found.kind != "heading" for found in pieces[1:])
