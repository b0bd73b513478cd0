"""Rival versions of a point: each is marked and judged by itself, never as one run.

The point itself, with its sub-points, is one alternative and each version another. A version is marked against the
whole base. Where the base has versions, whatever the other text has is marked against the one alternative of the base
that it has most in common with, and the passages of that are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from proposals.engine.marking.marks import Marks, marks
from proposals.engine.table.relations import Styles, relation_of
from proposals.engine.vocabulary import Passage, Relation, Span

Run = list[Passage]

_HEAVIEST_FIRST: tuple[Relation, ...] = (
    "exchanged",
    "rewritten",
    "figure_changed",
    "reference_changed",
    "shortened",
    "extended",
    "reordered",
    "reworded",
    "same",
)
"""The relations of words."""


class Read(NamedTuple):
    """The spans of each passage, whether any is coarse, and the keys of the passages of the base that each is marked
    against, none if it is the whole base."""

    passages: tuple[tuple[Span, ...], ...]
    coarsened: bool
    against: tuple[tuple[str, ...], ...]


def alternatives(written: Sequence[Passage]) -> list[Run]:
    """The point with what is not a version of it, if there is any, then each version by itself."""
    rest = [p for p in written if p.status != "variant"]
    if len(rest) == len(written):
        return [rest] if rest else []
    return [*([rest] if rest else []), *([p] for p in written if p.status == "variant")]


def mark_alternatives(base: Sequence[Passage], other: Sequence[Passage]) -> Read:
    """The passages of ``other`` in their order, marked against those of ``base``; all have text."""
    ours, theirs = alternatives(base) or [[]], alternatives(other)
    read: dict[int, tuple[tuple[Span, ...], tuple[str, ...]]] = {}
    coarsened = False
    for run in theirs:
        tried = [(_marked(alternative, run), alternative) for alternative in ours]
        best, nearest = max(tried, key=lambda each: _kept(each[0]))
        keys = tuple([p.key for p in nearest]) if len(ours) > 1 else ()
        read |= {id(passage): (spans, keys) for passage, spans in zip(run, best.passages, strict=True)}
        coarsened = coarsened or best.coarsened
    in_order = [read[id(passage)] for passage in other]
    return Read(tuple([spans for spans, _ in in_order]), coarsened, tuple([keys for _, keys in in_order]))


def heaviest_relation(
    base: Sequence[Passage], other: Sequence[Passage], styles: Styles = (None, None)
) -> Relation | None:
    """The relation of the words of ``other`` to those of ``base``: of rival versions, the heaviest of theirs.

    None if that of one is not known.
    """
    found = relations_of(base, other, styles)
    known = [each for each in found if each is not None]
    return min(known, key=_HEAVIEST_FIRST.index) if len(known) == len(found) else None


def relations_of(
    base: Sequence[Passage], other: Sequence[Passage], styles: Styles = (None, None)
) -> list[Relation | None]:
    """The relation of each version to the base where one side has versions; otherwise that of the whole."""
    ours, theirs = alternatives(base), alternatives(other)
    if min(len(ours), len(theirs)) > 1:
        return [_relation(base, other, styles)]
    return [_relation(before, after, styles) for before in ours for after in theirs]


def _marked(base: Run, other: Run) -> Marks:
    return marks([p.text for p in base], [p.text for p in other])


def _kept(marked: Marks) -> int:
    """The number of letters that stay."""
    return sum(len(words) for spans in marked.passages for kind, words in spans if kind == "same")


def _relation(ours: Sequence[Passage], theirs: Sequence[Passage], styles: Styles) -> Relation | None:
    texts = [p.text for p in ours], [p.text for p in theirs]
    figures = [f for p in ours for f in p.figures], [f for p in theirs for f in p.figures]
    if texts[0] == texts[1] and figures[0] == figures[1]:
        return "same"
    return relation_of(*texts, *figures, styles)
