"""Changes made readable: slid to where they read best, and joined across islands.

1. A change that could stand in several positions slides: after a sentence, after a comma, before a joining word ("and
   Europe" rather than "Europe and").
2. An island, that is, what is left between two changes, is folded into them if it is only punctuation and function
   words. The :func:`~proposals.engine.marking.tokens.links` by which tokens are compared leave few of these.
3. So is an island of one or two words within longer rewriting, but never a figure.
"""

from __future__ import annotations

from typing import Final

from proposals.engine.language.lexicon import TURNING_WORDS
from proposals.engine.marking.changes import Keys, trimmed
from proposals.engine.marking.exchange import SENTENCE_END, are_names, parts_names
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, is_solid

_ISLAND_WORDS: Final = 2
_REWRITING: Final = 6
"""An island of one or two words is folded if the rewriting on either side is six times as long, old and new tokens
together: three words replaced by three around a single word read better as four by four, while the "personnel" between
a changed figure and a new "in peacetime" has to stay."""

_TURNED: Final = 100
"""Tokens up to which two runs are checked for having changed places around a third; longer ones just move."""

_PAUSE: Final = frozenset({",", ";", ":", "(", "-"})


def make_readable(changes: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes, in tokens, slid to where they read best and joined across islands; ``changes`` may be altered."""
    solid = old.solid
    result: list[Change] = []
    crossed = False
    island = _ISLAND_WORDS + 1  # solid tokens between the last finished change and the one that may still grow
    a = b = c = d = -1  # the one that may still grow
    for number, (i1, i2, j1, j2) in enumerate(changes):
        if i1 == i2 or j1 == j2:
            i1, i2, j1, j2 = _placed(changes, number, old, new)
        if number:
            solid_count = solid[i1] - solid[b]
            if not solid_count:
                b, d = i2, j2
                crossed = True
                continue
            if crossed or (island <= _ISLAND_WORDS and b - a + d - c >= island * _REWRITING):
                a, b, c, d = _grown((a, b, c, d), crossed, island, result, old, new)
                solid_count = solid[i1] - solid[b]
                crossed = False
            result.append((a, b, c, d))
            island = solid_count
        a, b, c, d = i1, i2, j1, j2
    if changes:
        result.append(_grown((a, b, c, d), crossed, island, result, old, new))
    return result


def _grown(change: Change, crossed: bool, island: int, finished: list[Change], old: Tokens, new: Tokens) -> Change:
    """A change that grows no more; if it has crossed an island, without the tokens both its sides begin or end with.

    It is joined to the last finished one across a small island if both are long rewritings.
    """
    i1, i2, j1, j2 = trimmed(change, old.keys, new.keys) if crossed else change
    if island <= _ISLAND_WORDS and i1 < i2 and j1 < j2:
        a, b, c, d = finished[-1]
        long = a < b and c < d and b - a + d - c >= island * _REWRITING <= i2 - i1 + j2 - j1
        if long and old.figures.isdisjoint(range(b, i1)):
            finished.pop()
            i1, j1 = a, c
    return i1, i2, j1, j2


def _placed(changes: list[Change], number: int, old: Tokens, new: Tokens) -> Change:
    """A change that only one side has, at the position between its neighbours where it reads best."""
    i1, i2, j1, j2 = changes[number]
    if number + 1 < len(changes):
        k1, k2, m1, m2 = changes[number + 1]
        if (m1 == m2 and j2 - j1 == k2 - k1) if i1 == i2 else (k1 == k2 and i2 - i1 == m2 - m1):
            _turn(changes, number, old.keys, new.keys)
            i1, i2, j1, j2 = changes[number]
            if i1 < i2 and j1 < j2:
                return changes[number]
    keys, start, end = (new.keys, j1, j2) if i1 == i2 else (old.keys, i1, i2)
    if keys[start - 1] == keys[end - 1] or (end < len(keys) and keys[start] == keys[end]):
        by = _slide(changes, number, old, new)
        changes[number] = i1 + by, i2 + by, j1 + by, j2 + by
    return changes[number]


def _turn(changes: list[Change], number: int, old: Keys, new: Keys) -> None:
    """Where two neighbouring runs have changed places, the weightier one stays: "not" moves rather than "agree".

    If they have done so around a third run, that one stays if this keeps more ("and not by the" in "by the buyer and
    not by the seller", turned round), or if the two are names: "pays" in "Ukraine pays Russia".
    """
    (i1, i2, j1, j2), (k1, k2, m1, m2) = changes[number], changes[number + 1]
    if i1 == i2:
        size = _between_turned(new[j1:j2], old[k1:k2])
        moved, exchanged = [(i1, k1, j1, j1), (k2, k2, j2, m1)], [(i1, k1, j1, j2 - size), (k1 + size, k2, j2, m1)]
    else:
        size = _between_turned(old[i1:i2], new[m1:m2])
        moved, exchanged = [(i1, i1, j1, m1), (i2, k1, m2, m2)], [(i1, i2 - size, j1, m1), (i2, k1, m1 + size, m2)]
    if size == 0 and _weight(old[i2:k1]) < _weight(old[i1:i2] or old[k1:k2]):
        changes[number : number + 2] = moved
    elif size > 0:
        rest = [trimmed(change, old, new) for change in exchanged]
        removed, left = (sum(end - start for start, end, _, _ in each) for each in (exchanged, rest))
        (first, last, _, _), (then, until, _, _) = exchanged
        names = are_names(old[first:last]) and are_names(old[then:until]) and parts_names(old[last:then])
        if names or size + removed - left > k1 - i2:
            changes[number : number + 2] = rest


def _between_turned(one: Keys, two: Keys) -> int:
    """How many tokens end ``one`` and begin ``two`` if the rest of them is equal, -1 if it is not.

    These tokens are not an island that would be folded.
    """
    if one == two:
        return 0
    for size in range(len(one) - 1, 0, -1) if len(one) <= _TURNED else ():
        if one[-size:] == two[:size] and one[:-size] == two[size:] and any(map(is_solid, two[:size])):
            return size
    return -1


def _weight(keys: Keys) -> int:
    return sum(is_solid(key) and key.lower() not in TURNING_WORDS for key in keys)


def _slide(changes: list[Change], number: int, old: Tokens, new: Tokens) -> int:
    """By how many tokens to move a run that only one side has, past equal words, so that it reads best.

    Best is to open a sentence or a text, then to follow a pause, then to begin with a joining word; a tie goes to the
    first.
    """
    i1, i2, j1, j2 = changes[number]
    side, start, size = (new, j1, j2 - j1) if i1 == i2 else (old, i1, i2 - i1)
    keys, solid, starts = side.keys, side.solid, side.starts
    first = last = start
    least = start - i1 + (changes[number - 1][1] if number else 0)
    most = start - i2 + (changes[number + 1][0] if number + 1 < len(changes) else len(old.keys))
    while first > least and keys[first - 1] == keys[first - 1 + size]:
        first -= 1
    while last < most and keys[last] == keys[last + size]:
        last += 1
    best, best_rank = first, -1
    for position in range(first, last + 1):
        before = keys[position - 1]
        if before in SENTENCE_END or position in starts:
            return position - start
        if before in _PAUSE:
            rank = 2
        else:
            rank = int(solid[position] == solid[position + 1] and solid[position + size - 1] < solid[position + size])
        if rank > best_rank:
            best, best_rank = position, rank
    return best - start
