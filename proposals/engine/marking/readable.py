"""Changes made readable: slid to where they read best, and joined across islands.

1. A change that could stand in several places slides: after a sentence, after a comma, before a joining word ("and
   Europe" rather than "Europe and").
2. An island, what is left between two changes, is drawn into them when it is only punctuation and function words. The
   :func:`~proposals.engine.marking.tokens.links` by which tokens are compared leave few of these.
3. An island of one or two words in the midst of longer rewriting is drawn in too; a figure never is.
"""

from __future__ import annotations

from typing import Final

from proposals.engine.language.detection import TURNING_WORDS
from proposals.engine.marking.changes import Keys, trimmed
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, is_solid

_ISLAND_WORDS: Final = 2
_REWRITING: Final = 6
"""An island of one or two words is folded when the rewriting on either side is six times as long, old and new tokens
taken together: three words replaced by three around a single word read better as four by four, while the "personnel"
between a changed figure and a new "in peacetime" has to stay."""

_TURNED: Final = 100
"""Tokens up to which two runs are tried for having changed places around a third: longer ones read better as moved."""

_SENTENCE_END: Final = frozenset({".", "!", "?", "...", "。"})
_PAUSE: Final = frozenset({",", ";", ":", "(", "-"})


def settle(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes slid to where they read best and joined across islands, in tokens; ``found`` may be altered."""
    solid = old.solid
    settled: list[Change] = []
    crossed = False
    island = _ISLAND_WORDS + 1  # so many solid tokens lead from the last settled change to the one that may still grow
    a = b = c = d = -1  # and that one
    for number, (i1, i2, j1, j2) in enumerate(found):
        if i1 == i2 or j1 == j2:
            i1, i2, j1, j2 = _placed(found, number, old, new)
        if number:
            words = solid[i1] - solid[b]
            if not words:
                b, d = i2, j2
                crossed = True
                continue
            if crossed or (island <= _ISLAND_WORDS and b - a + d - c >= island * _REWRITING):
                a, b, c, d = _grown((a, b, c, d), crossed, island, settled, old, new)
                words = solid[i1] - solid[b]
                crossed = False
            settled.append((a, b, c, d))
            island = words
        a, b, c, d = i1, i2, j1, j2
    if found:
        settled.append(_grown((a, b, c, d), crossed, island, settled, old, new))
    return settled


def _grown(change: Change, crossed: bool, island: int, settled: list[Change], old: Tokens, new: Tokens) -> Change:
    """A change that grows no more, without what both its sides begin or end with once it has crossed an island.

    It is joined to the last settled one across a small island when both are long rewritings.
    """
    i1, i2, j1, j2 = trimmed(change, old.keys, new.keys) if crossed else change
    if island <= _ISLAND_WORDS and i1 < i2 and j1 < j2:
        a, b, c, d = settled[-1]
        long = a < b and c < d and b - a + d - c >= island * _REWRITING <= i2 - i1 + j2 - j1
        if long and old.figures.isdisjoint(range(b, i1)):
            settled.pop()
            i1, j1 = a, c
    return i1, i2, j1, j2


def _placed(found: list[Change], number: int, old: Tokens, new: Tokens) -> Change:
    """A change that only one side has, where it reads best between the changes before and after it."""
    i1, i2, j1, j2 = found[number]
    if number + 1 < len(found):
        k1, k2, m1, m2 = found[number + 1]
        if (m1 == m2 and j2 - j1 == k2 - k1) if i1 == i2 else (k1 == k2 and i2 - i1 == m2 - m1):
            _turn(found, number, old.keys, new.keys)
            i1, i2, j1, j2 = found[number]
            if i1 < i2 and j1 < j2:
                return found[number]
    keys, start, end = (new.keys, j1, j2) if i1 == i2 else (old.keys, i1, i2)
    if keys[start - 1] == keys[end - 1] or (end < len(keys) and keys[start] == keys[end]):
        by = _slide(found, number, old, new)
        found[number] = i1 + by, i2 + by, j1 + by, j2 + by
    return found[number]


def _turn(found: list[Change], number: int, old: Keys, new: Keys) -> None:
    """Where two neighbouring runs have changed places, lets the weightier stand: "not" moves rather than "agree".

    Where they have done so around a third, that one stands if more is kept so: "and not by the" in "by the buyer and
    not by the seller", turned round.
    """
    (i1, i2, j1, j2), (k1, k2, m1, m2) = found[number], found[number + 1]
    if i1 == i2:
        size = _between_turned(new[j1:j2], old[k1:k2])
        moved, exchanged = [(i1, k1, j1, j1), (k2, k2, j2, m1)], [(i1, k1, j1, j2 - size), (k1 + size, k2, j2, m1)]
    else:
        size = _between_turned(old[i1:i2], new[m1:m2])
        moved, exchanged = [(i1, i1, j1, m1), (i2, k1, m2, m2)], [(i1, i2 - size, j1, m1), (i2, k1, m1 + size, m2)]
    if size == 0 and _weight(old[i2:k1]) < _weight(old[i1:i2] or old[k1:k2]):
        found[number : number + 2] = moved
    elif size > 0:
        rest = [trimmed(change, old, new) for change in exchanged]
        kept = size + sum(change[1] - change[0] for change in exchanged) - sum(change[1] - change[0] for change in rest)
        if kept > k1 - i2:
            found[number : number + 2] = rest


def _between_turned(one: Keys, two: Keys) -> int:
    """How many tokens end ``one`` and begin ``two`` if the rest of them is the same; less than none if it is not.

    They are no island that would be folded.
    """
    if one == two:
        return 0
    for size in range(len(one) - 1, 0, -1) if len(one) <= _TURNED else ():
        if one[-size:] == two[:size] and one[:-size] == two[size:] and any(map(is_solid, two[:size])):
            return size
    return -1


def _weight(keys: Keys) -> int:
    return sum(is_solid(key) and key.lower() not in TURNING_WORDS for key in keys)


def _slide(found: list[Change], number: int, old: Tokens, new: Tokens) -> int:
    """By how many tokens to move a run that only one side has, so that it reads best; it can pass equal words only.

    Best is to open a sentence or a text, then to follow a pause, then to be led by a joining word; of equals the first.
    """
    i1, i2, j1, j2 = found[number]
    side, start, size = (new, j1, j2 - j1) if i1 == i2 else (old, i1, i2 - i1)
    keys, solid, starts = side.keys, side.solid, side.starts
    first = last = start
    least = start - i1 + (found[number - 1][1] if number else 0)
    most = start - i2 + (found[number + 1][0] if number + 1 < len(found) else len(old.keys))
    while first > least and keys[first - 1] == keys[first - 1 + size]:
        first -= 1
    while last < most and keys[last] == keys[last + size]:
        last += 1
    best, reads = first, -1
    for place in range(first, last + 1):
        before = keys[place - 1]
        if before in _SENTENCE_END or place in starts:
            return place - start
        if before in _PAUSE:
            well = 2
        else:
            well = int(solid[place] == solid[place + 1] and solid[place + size - 1] < solid[place + size])
        if well > reads:
            best, reads = place, well
    return best - start
