"""What a machine can honestly say about a cell against the base.

:mod:`proposals.engine.table.relations` decides the relation of two wordings (same, reworded, reordered, figure
changed, exchanged, extended, shortened, rewritten). This module adds what only the table shows:

dropped
    the base has words here and the other text is known to have none: not addressed, struck, omitted, or only a note
    that the point was removed; and no clause of it is mainly about the row's issue.
added
    the other text has words here and the base has none.
split, merged
    one point of the base is several here, or several are one; at least half of the words remain, no recorded value
    differs and no names have been exchanged. Rival versions of a point do not count as several: each is compared by
    itself, and the heaviest relation is that of the cell.
moved
    the words are those of the base, but in another position. A passage that moved and changed has the relation of its
    words; ``Marked.moved_from`` says that it moved.
None
    nothing can be said: not public, unrecorded, left open in brackets, in another language than the base, or the text
    answers in another row or speaks of the row's issue elsewhere; or it hangs on a figure that can be read in two ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from proposals.engine.figures.terms import Difference, differences
from proposals.engine.language.digits import Style
from proposals.engine.table.versions import heaviest_relation
from proposals.engine.vocabulary import Marked, Passage, Relation, Silence


class Side(NamedTuple):
    """The passages of one text in a row, or its silence. ``written`` are the passages that have text.

    ``speaks``: there are words other than a note that the point was removed. ``answered``: the text also has a passage
    in another row that answers this one. ``elsewhere``: it has a clause whose main issue is that of the row. ``style``
    is how the text writes numbers.
    """

    passages: Sequence[Passage]
    silence: Silence | None
    written: Sequence[Passage]
    speaks: bool
    answered: bool = False
    elsewhere: bool = False
    style: Style | None = None

    @classmethod
    def of(
        cls,
        passages: Sequence[Passage],
        silence: Silence | None,
        *,
        answered: bool = False,
        elsewhere: bool = False,
        style: Style | None = None,
    ) -> Side:
        written = [passage for passage in passages if passage.text]
        speaks = any(passage.status != "removed" for passage in written)
        return cls(passages, silence, written, speaks, answered, elsewhere, style)

    def known_to_be_empty(self) -> bool:
        """Whether the text is on record as saying nothing here, nor on the row's issue at another place."""
        return self._is_gone() and not self.answered and not self.elsewhere

    def speaks_elsewhere(self) -> bool:
        """Whether the text is on record as leaving this out, but has a clause that is mainly about the row's issue."""
        return self._is_gone() and not self.speaks and self.elsewhere

    def is_open(self) -> bool:
        """Whether all that the text says here stands in brackets, with or without its rival versions."""
        return is_open(passage.status for passage in self.written)

    def _is_gone(self) -> bool:
        if self.passages:
            return all(passage.status != "unrecorded" for passage in self.passages)
        return self.silence in ("not_addressed", "struck", "omitted")


def is_open(statuses: Iterable[str]) -> bool:
    """Whether passages of these statuses say all that they say in brackets, with or without its rival versions."""
    said = set(statuses) - {"removed", "deleted"}
    return "bracketed" in said and said <= {"bracketed", "variant"}


def relation_between(base: Side, other: Side, marked: Sequence[Marked] = ()) -> Relation | None:
    """The relation of ``other`` to the base's side of the row; ``marked`` are its passages, marked against the base."""
    if not base.speaks:
        return "added" if other.speaks and base.known_to_be_empty() else None
    if not other.speaks:
        return "dropped" if other.known_to_be_empty() else None
    return None if left_open(base, other) else _relation_of_words(base, other, marked)


def _relation_of_words(base: Side, other: Side, marked: Sequence[Marked]) -> Relation | None:
    relation = heaviest_relation(base.written, other.written, (base.style, other.style))
    several = len(base.written) + len(other.written) > 2
    if several and relation not in ("figure_changed", "exchanged") and not _fix_other_values(base, other):
        before, after = _points(base.written), _points(other.written)
        if min(before, after) == 1 < max(before, after) and _half_remains(_without_versions(other, marked)):
            return "split" if before == 1 else "merged"
    return "moved" if relation == "same" and any(passage.moved_from for passage in marked) else relation


def left_open(base: Side, other: Side) -> bool:
    """Whether both speak, and all that one of them says stands in brackets."""
    return base.speaks and other.speaks and (base.is_open() or other.is_open())


def uncompared_relation(base: Side, other: Side) -> Relation | None:
    """The relation of sides that have no language in common: only what figures and records say.

    That nothing was found for a passage says nothing here; that a text struck or omitted it is on record.
    """
    if base.speaks and other.speaks:
        return "figure_changed" if not left_open(base, other) and "figures" in _fix_other_values(base, other) else None
    return None if "not_addressed" in (base.silence, other.silence) else relation_between(base, other)


def _fix_other_values(base: Side, other: Side) -> frozenset[Difference]:
    """How the values differ that both sides fix."""
    ours, theirs = ([figure for p in side.written for figure in p.figures] for side in (base, other))
    return differences(ours, theirs)


def _without_versions(side: Side, marked: Sequence[Marked]) -> list[Marked]:
    versions = {passage.key for passage in side.passages if passage.status == "variant"}
    return [passage for passage in marked if passage.key not in versions]


def _half_remains(marked: Sequence[Marked]) -> bool:
    """Whether the same words make up at least half of the longer side."""
    letters = {"same": 0, "added": 0, "removed": 0}
    for passage in marked:
        for kind, words in passage.spans:
            letters[kind] += len(words)
    return letters["same"] >= max(letters["added"], letters["removed"])


def _points(passages: Sequence[Passage]) -> int:
    """The number of points among these passages; rival versions of a point do not count."""
    return sum([p.status != "variant" for p in passages]) or 1
