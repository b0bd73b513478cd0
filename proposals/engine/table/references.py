"""Which passages answer a row from another one: each stands and counts in one row and is only named in others.

Whether a text answers the base's passage is for those two texts to say. Where the base is in the row, only what answers
the base is named, so that a third text does not make a passage answer what it does not answer by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proposals.engine.table.rows import Group
from proposals.engine.vocabulary import Place, Reference


def row_id_of(first: Place) -> str:
    """The id of the row that begins with this passage."""
    return ".".join(first)


@dataclass(frozen=True, slots=True)
class References:
    """The references to each row, by the text that answers it, and the rows to which each passage is an answer too."""

    _to: dict[tuple[str, str], tuple[Reference, ...]]
    _from: dict[Place, tuple[str, ...]]

    @classmethod
    def of(cls, groups: Sequence[Group], base: str, position: Mapping[Place, int]) -> References:
        """``position`` orders all passages."""
        if not any(group.also for group in groups):
            return cls({}, {})
        id_of = {
            place: row_id_of(min(group.places, key=position.__getitem__)) for group in groups for place in group.places
        }
        named = sorted(
            {
                (position[there], position[here], here, there)
                for group in groups
                for here, there in group.also
                if base in (here[0], there[0]) or not group.of(base)
            }
        )
        to: dict[tuple[str, str], list[Reference]] = {}
        answers: dict[Place, list[str]] = {}
        for _, _, here, there in named:
            to.setdefault((id_of[here], there[0]), []).append(Reference(there[1], id_of[there]))
            answers.setdefault(there, []).append(id_of[here])
        return cls(
            {row: tuple(dict.fromkeys(references)) for row, references in to.items()},
            {place: tuple(dict.fromkeys(rows)) for place, rows in answers.items()},
        )

    def to_row(self, row: str, text: str) -> tuple[Reference, ...]:
        """The passages of a text that answer a row from others, in their order."""
        return self._to.get((row, text), ())

    def of_passage(self, text: str, key: str) -> tuple[str, ...]:
        """The other rows that a passage answers."""
        return self._from.get((text, key), ())
