"""What a machine can honestly say of a cell against the base, and of a row as a whole.

The relation of two wordings (same, reworded, figure changed, extended, shortened, rewritten) is decided in
:mod:`proposals.engine.table.relations`. Here it is joined by what only the table can see:

dropped
    the base has words here and the other text is known to have none: not addressed, struck, omitted, or only a note
    that the point was taken out.
added
    the other text has words here and the base has none.
split, merged
    one point of the base is several here, or several are one, at least half of the words are still there, and no
    figure has changed. Rival versions of a point do not count as several.
moved
    the words are the base's, but they stand elsewhere. A passage that moved and changed has the relation of its words;
    that it moved is said in ``Marked.moved_from``.
None
    nothing can be said: not public, unrecorded, or left open in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from proposals.engine.table.relations import relation_of
from proposals.engine.vocabulary import Cell, Marked, Passage, Relation, Silence

WEIGHT: tuple[Relation, ...] = (
    "dropped",
    "rewritten",
    "figure_changed",
    "split",
    "merged",
    "shortened",
    "extended",
    "moved",
    "reworded",
    "same",
)
"""Heaviest first. A commitment that is gone from one text outweighs any change of words in another."""


class Side(NamedTuple):
    """One text's passages in a row, or its silence. ``written`` are the passages that have text.

    ``speaks``: there are words other than a note that the point was taken out.
    """

    passages: Sequence[Passage]
    silence: Silence | None
    written: Sequence[Passage]
    speaks: bool

    @classmethod
    def of(cls, passages: Sequence[Passage], silence: Silence | None) -> Side:
        written = [passage for passage in passages if passage.text]
        return cls(passages, silence, written, any(passage.status != "removed" for passage in written))

    def known_to_be_empty(self) -> bool:
        """Whether it is on record that the text says nothing here."""
        if self.passages:
            return all(passage.status != "unrecorded" for passage in self.passages)
        return self.silence in ("not_addressed", "struck", "omitted")


def cell_relation(base: Side, other: Side, marked: Sequence[Marked] = ()) -> Relation | None:
    """Relation of ``other`` to the base's side of the row; ``marked`` are its passages as marked against the base."""
    if not base.speaks:
        return "added" if other.speaks and base.known_to_be_empty() else None
    if not other.speaks:
        return "dropped" if other.known_to_be_empty() else None
    relation = _of_words(base.written, other.written)
    if relation != "figure_changed" and len(base.written) + len(other.written) > 2:
        before, after = _points(base.written), _points(other.written)
        if min(before, after) == 1 < max(before, after) and _half_is_kept(marked):
            return "split" if before == 1 else "merged"
    return "moved" if relation == "same" and any(passage.moved_from for passage in marked) else relation


def _of_words(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Relation:
    texts = [p.text for p in ours], [p.text for p in theirs]
    figures = [f for p in ours for f in p.figures], [f for p in theirs for f in p.figures]
    if texts[0] == texts[1] and figures[0] == figures[1]:
        return "same"
    return relation_of(*texts, *figures)


def _half_is_kept(marked: Sequence[Marked]) -> bool:
    """Whether the words that are the same make up half of the longer of the two sides."""
    letters = {"same": 0, "added": 0, "removed": 0}
    for passage in marked:
        for kind, words in passage.spans:
            letters[kind] += len(words)
    return letters["same"] >= max(letters["added"], letters["removed"])


def _points(passages: Sequence[Passage]) -> int:
    """How many points these passages make up; rival versions of one point do not count besides it."""
    return sum([p.status != "variant" for p in passages]) or 1


def row_relation(cells: Sequence[Cell]) -> Relation | None:
    """The heaviest relation among the cells; ``added`` where the base has no words and another text has."""
    said = {cell.relation for cell in cells if cell.relation is not None}
    if "added" in said:
        return "added"
    return next((relation for relation in WEIGHT if relation in said), None)
