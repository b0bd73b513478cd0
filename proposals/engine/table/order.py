"""In which order rows stand, and which passages stand elsewhere than in the base."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.longest_increasing import longest_increasing
from proposals.engine.table.rows import Group
from proposals.engine.vocabulary import Place, Text


def in_order(groups: Sequence[Group], texts: Sequence[Text], base: str) -> list[Group]:
    """The groups in the order of the base; one that the base lacks follows its neighbour in its own text.

    What stands at the same place follows each other in the order of the texts, and within a text in its own order.
    """
    of = {place: found for found in groups for place in found.places}
    start = Group([])
    after: dict[Group, Group | None] = {start: None}
    guests: set[Group] = set()
    for text in sorted(texts, key=lambda text: text.key != base):
        cursor = start
        for passage in text.passages:
            found = of[text.key, passage.key]
            if found not in after:
                following = after[cursor]
                while following is not None and following in guests:
                    cursor, following = following, after[following]
                after[found], after[cursor] = following, found
                if text.key != base:
                    guests.add(found)
            cursor = found
    ordered = []
    step = after[start]
    while step is not None:
        ordered.append(step)
        step = after[step]
    return ordered


def moved_places(pairs: Sequence[tuple[int, int, Place, Place]]) -> dict[Place, Place]:
    """Map each moved passage to the first passage of the base that it answers.

    ``pairs`` holds (position in the base, position here, place in the base, place here). The passages of a longest run
    of pairs that rises on both sides have stayed: the fewest are lifted out for the rest to keep the base's order.
    Numbers that shift after an insertion therefore move nothing.
    """
    ordered = sorted(pairs)
    stayed = {ordered[index][3] for index in longest_increasing([pair[1] for pair in ordered])}
    moved: dict[Place, Place] = {}
    for _, _, ours, theirs in ordered:
        if theirs not in stayed:
            moved.setdefault(theirs, ours)
    return moved
