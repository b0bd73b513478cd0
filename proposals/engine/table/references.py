"""Which passages answer a row from another one: each stands and counts in one row and is only named in others.

Whether a text answers the base's passage is for those two texts to say. Where the base is in the row, only what answers
the base is named, so that a third text does not make a passage answer what it does not answer by itself; where it is
not, a reference names the texts that it answers if these are not all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proposals.engine.table.groups import Group
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
        to: dict[tuple[str, str], dict[Place, dict[str, None]]] = {}
        answers: dict[Place, dict[str, None]] = {}
        for here, there in _named(groups, base, position):
            to.setdefault((id_of[here], there[0]), {}).setdefault(there, {})[here[0]] = None
            answers.setdefault(there, {})[id_of[here]] = None
        without_base = {id_of[group.places[0]]: group.texts for group in groups if not group.of(base)}

        def only(row: str, answered: Mapping[str, None]) -> tuple[str, ...]:
            return tuple(answered) if answered.keys() < without_base.get(row, set()) else ()

        return cls(
            {
                (row, text): tuple([Reference(key, id_of[text, key], only(row, found[text, key])) for _, key in found])
                for (row, text), found in to.items()
            },
            {place: tuple(rows) for place, rows in answers.items()},
        )

    def to_row(self, row: str, text: str) -> tuple[Reference, ...]:
        """The passages of a text that answer a row from others, in their order."""
        return self._to.get((row, text), ())

    def of_passage(self, text: str, key: str) -> tuple[str, ...]:
        """The other rows that a passage answers."""
        return self._from.get((text, key), ())


def _named(groups: Sequence[Group], base: str, position: Mapping[Place, int]) -> list[tuple[Place, Place]]:
    """The passages of rows and what answers them from other rows, in the order of the texts that answer."""
    found = {
        pair for group in groups for pair in group.also if base in (pair[0][0], pair[1][0]) or base not in group.texts
    }
    return sorted(found, key=lambda pair: (position[pair[1]], position[pair[0]]))
