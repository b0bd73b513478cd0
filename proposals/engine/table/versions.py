"""Rival versions of a point: each is marked and judged by itself against the whole base, never as one run.

The point itself, with its sub-points, is one alternative and each version another. Where only the base has versions,
the other text is read against all of it, since one clause has taken the place of all. Where both have them, each is
read against the alternative of the base that it has most in common with.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def alternatives(written: Sequence[Passage]) -> list[Run]:
    """The point with what is not a version of it, if there is any, then each version by itself."""
    rest = [p for p in written if p.status != "variant"]
    if len(rest) == len(written):
        return [rest] if rest else []
    return [*([rest] if rest else []), *([p] for p in written if p.status == "variant")]


def mark_alternatives(base: Sequence[Passage], other: Sequence[Passage]) -> Marks:
    """The spans of each passage of ``other`` in its order, and whether any is coarse."""
    ours, theirs = alternatives(base), alternatives(other)
    if len(theirs) < 2 or not ours:
        return marks([p.text for p in base], [p.text for p in other])
    spans: dict[int, tuple[Span, ...]] = {}
    coarsened = False
    for run in theirs:
        best = max((_marked(against, run) for against in ours), key=_kept)
        spans |= {id(passage): of for passage, of in zip(run, best.passages, strict=True)}
        coarsened = coarsened or best.coarsened
    return Marks(tuple([spans[id(passage)] for passage in other]), coarsened)


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
