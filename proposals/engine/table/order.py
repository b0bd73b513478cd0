"""The order of rows, and which passages have moved."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.longest_increasing import longest_increasing
from proposals.engine.table.groups import Group
from proposals.engine.vocabulary import Place, Text


def in_order(groups: Sequence[Group], texts: Sequence[Text], base: str) -> list[Group]:
    """The groups in the order of the base; a group that the base lacks follows its neighbour in its own text.

    Several such groups in one position are in the order of the texts, and within a text in its own order.
    """
    group_of = {place: group for group in groups for place in group.places}
    start = Group([])
    after: dict[Group, Group | None] = {start: None}
    guests: set[Group] = set()
    for text in sorted(texts, key=lambda text: text.key != base):
        cursor = start
        for passage in text.passages:
            group = group_of[text.key, passage.key]
            if group not in after:
                following = after[cursor]
                while following is not None and following in guests:
                    cursor, following = following, after[following]
                after[group], after[cursor] = following, group
                if text.key != base:
                    guests.add(group)
            cursor = group
    ordered = []
    step = after[start]
    while step is not None:
        ordered.append(step)
        step = after[step]
    return ordered


def moved_places(pairs: Sequence[tuple[int, int, Place, Place]]) -> dict[Place, Place]:
    """Map each moved passage to the first passage of the base that it answers.

    ``pairs`` holds (position in the base, position here, place in the base, place here). The passages of the longest
    run of pairs that rises on both sides have stayed, so that as few as possible have moved. Numbers that shift after
    an insertion therefore move nothing.
    """
    ordered = sorted(pairs)
    stayed = {ordered[index][3] for index in longest_increasing([pair[1] for pair in ordered])}
    moved: dict[Place, Place] = {}
    for _, _, ours, theirs in ordered:
        if theirs not in stayed:
            moved.setdefault(theirs, ours)
    return moved
