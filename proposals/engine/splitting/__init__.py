"""A pasted text cut into its points: printed numbers, sub-points, headings, comments.

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
from proposals.engine.splitting.pieces import Piece, as_cut, pieces
from proposals.engine.splitting.vocabulary import KINDS, Cut, Kind
from proposals.engine.splitting.words import NO_PART

__all__ = ["KINDS", "Cut", "Kind", "parents", "split"]


def split(text: str) -> tuple[Cut, ...]:
    """The cuts of ``text`` in order. An empty text has none; one of white space is one cut and no clause.

    >>> [(found.number, found.key, found.text) for found in split("1. Talks begin. 2. Troops: a) stop; b) go home.")]
    [('1', '1', 'Talks begin.'), ('2', '2', 'Troops:'), ('2.a', '2.a', 'stop;'), ('2.b', '2.b', 'go home.')]
    """
    found = pieces(text)
    if not found:
        return (Cut(text, "aside"),) if text else ()
    cuts = _without_titles(settled(_without_empty_points(_as_cuts(text, found))))
    return named(_keyed(cuts, found))


def _as_cuts(text: str, found: Sequence[Piece]) -> list[Cut]:
    """The pieces with their words, each taken apart into mark, title line and text."""
    ends = [*(piece.start for piece in found[1:]), len(text)]
    written = [text[piece.start : end] for piece, end in zip(found, ends, strict=True)]
    lengths = [piece.mark_end - piece.start if piece.marked and piece.mark_end else 0 for piece in found]
    titled = _have_titles([words[mark:] for words, mark in zip(written, lengths, strict=True) if mark])
    return [
        as_cut(words, piece.kind, piece.depth, piece.number, mark, titled and mark > 0)
        for words, piece, mark in zip(written, found, lengths, strict=True)
    ]


def _without_empty_points(cuts: Sequence[Cut]) -> list[Cut]:
    """A number alone over its paragraphs ("Article 1", then (1), (2)) is a heading; they stand a step higher."""
    done: list[Cut] = []
    lifted: int | None = None
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        if lifted is not None and cut.kind == "clause" and cut.depth <= lifted:
            lifted = None
        empty = cut.kind == "clause" and cut.number and not cut.words and following is not None
        if empty and following is not None and following.kind == "clause" and following.depth > cut.depth:
            lifted = cut.depth
            done.append(cut.but(kind="heading", depth=0, number="", status="active", mark=0))
        else:
            done.append(cut.but(depth=cut.depth - 1) if lifted is not None else cut)
    return done


def _without_titles(cuts: Sequence[Cut]) -> list[Cut]:
    """Headings that are over no part of the text ("2/5", the title of the whole) name no clause."""
    done = [
        found.but(kind="aside") if found.kind == "heading" and NO_PART.match(found.words) else found for found in cuts
    ]
    if _opens_with_title(done):
        done[0] = done[0].but(kind="aside")
    return done


def _keyed(cuts: Sequence[Cut], found: Sequence[Piece]) -> list[Cut]:
    """A point known by a number that is not printed has it for its key; of several with one number, the last."""
    lost = {
        piece.key: index
        for index, (piece, cut) in enumerate(zip(found, cuts, strict=True))
        if piece.key and cut.kind == "clause"
    }
    return [
        cut.but(key=piece.key) if lost.get(piece.key) == index else cut
        for index, (piece, cut) in enumerate(zip(found, cuts, strict=True))
    ]


def _have_titles(points: Sequence[str]) -> bool:
    """Whether the points of this text have a title line each; one alone may be the end of a narrow line."""
    several = [words for words in points if len(words.split("\n")) > 1 and words.partition("\n")[2].strip(BLANK)]
    titled = sum(1 for words in several if title_length(words))
    return titled > 1 and 2 * titled > len(several)


def _opens_with_title(cuts: Sequence[Cut]) -> bool:
    """Whether the first heading is over the whole text: the proposal has a title of its own, no clause takes it."""
    if len(cuts) < 2 or cuts[0].kind != "heading" or is_numbered(cuts[0].words):
        return False
    return cuts[1].kind == "heading" or all(found.kind != "heading" for found in cuts[1:])
