"""A clause of which hardly anything is left is shown whole: what it was, then what it is.

Marked word by word it would be shreds: two sentences in one, of which neither can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from proposals.engine.language.spelling import spelled
from proposals.engine.marking.changes import Keys
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, is_solid

_CONTRACTED: Final = 2
"""Words by which two texts may differ that are the same but for their spelling: "doesn't", "does not"."""


def show_whole(changes: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes, in tokens, those of a clause that is written anew as one.

    As many passages on both sides are looked at one by one if no change goes from one into the next.
    """
    if 1 < len(old.starts) == len(new.starts) and (by_passage := _by_passage(changes, old, new)):
        return [
            change
            for within, inside in by_passage
            for change in ([within] if _is_written_anew(inside, within, old, new) else inside)
        ]
    everything = 0, len(old.keys), 0, len(new.keys)
    return [everything] if _is_written_anew(changes, everything, old, new) else changes


def _by_passage(changes: Sequence[Change], old: Tokens, new: Tokens) -> list[tuple[Change, list[Change]]]:
    """The changes in each of as many passages; none if a change, or what is kept, goes from one into the next."""
    borders = [list(pairwise([*side.starts, len(side.keys)])) for side in (old, new)]
    found: list[tuple[Change, list[Change]]] = []
    for (a, b), (c, d) in zip(*borders, strict=True):
        inside = [each for each in changes if a <= each[0] <= each[1] <= b and c <= each[2] <= each[3] <= d]
        if b - a - sum([i2 - i1 for i1, i2, _, _ in inside]) != d - c - sum([j2 - j1 for _, _, j1, j2 in inside]):
            return []
        found.append(((a, b, c, d), inside))
    return found if sum([len(inside) for _, inside in found]) == len(changes) else []


def _is_written_anew(changes: Sequence[Change], within: Change, old: Tokens, new: Tokens) -> bool:
    """Whether less than a quarter of the words of the base is kept, and these are less than half of the other text.

    So a clause of which only one sentence is left is still shown to have lost the others. A word in another spelling is
    kept.
    """
    a, b, c, d = within
    words, others = old.words[b] - old.words[a], new.words[d] - new.words[c]
    kept = words
    for i1, i2, _, _ in changes:
        kept -= old.words[i2] - old.words[i1]
    if kept * 4 >= words or kept * 2 >= others:
        return False
    if abs(words - others) <= _CONTRACTED:
        kept += _respelled(changes, old.keys, new.keys)
    return kept * 4 < words and kept * 2 < others


def _respelled(changes: Sequence[Change], old: Keys, new: Keys) -> int:
    """The number of words that are only spelled in another way. Hardly any of these differ in their first letter."""
    return sum(
        [
            one != two and one[:1] == two[:1] and is_solid(one) and spelled(one) == spelled(two)
            for i1, i2, j1, j2 in changes
            if i2 - i1 == j2 - j1
            for one, two in zip(old[i1:i2], new[j1:j2], strict=True)
        ]
    )
