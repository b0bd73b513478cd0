"""Changes made readable: slid to where they read best, and joined across islands.

1. A change that could stand in several places slides: after a sentence, after a comma, before a joining word ("and
   Europe" rather than "Europe and").
2. An island, what is left between two changes, is drawn into them when it is only punctuation and function words.
3. What was joined so is looked at again: where its two sides share a weightier word, they are parted there.
4. An island of one or two words in the midst of longer rewriting is drawn in too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Indel, LCSseq

from proposals.engine.changes import AT_ONCE, Keys
from proposals.engine.language import TURNING_WORDS
from proposals.engine.spans import Change
from proposals.engine.tokens import Tokens, is_solid

_ISLAND_WORDS: Final = 2
_REWRITING: Final = 6
"""An island of one or two words is folded when the rewriting on either side is six times as long, old and new tokens
taken together: three words replaced by three around a single word read better as four by four, while the "personnel"
between a changed figure and a new "in peacetime" has to stay."""

_SENTENCE_END: Final = frozenset({".", "!", "?", "...", "。"})
_PAUSE: Final = frozenset({",", ";", ":", "(", "-"})


def settle(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes slid to where they read best and joined across islands, in tokens."""
    solid = old.solid
    settled: list[Change] = []
    crossings: list[int] = []
    crossed = False
    near = len(found)  # the first change that may be joined to the next
    a = b = c = d = -1  # the change that may still grow
    for number, (i1, i2, j1, j2) in enumerate(found):
        if i1 == i2 or j1 == j2:
            i1, i2, j1, j2 = _placed(found, number, old, new)
        if number:
            words = solid[i1] - solid[b]
            if not words:
                b, d = i2, j2
                if not crossed:
                    crossings.append(len(settled))
                    crossed = True
                continue
            if words <= _ISLAND_WORDS and near > len(settled) and b - a + d - c >= words * _REWRITING:
                near = len(settled)
            settled.append((a, b, c, d))
            crossed = False
        a, b, c, d = i1, i2, j1, j2
    if found:
        settled.append((a, b, c, d))
    near = min(near, _look_again(settled, crossings, old, new))
    return _join_rewritings(settled, near, old)


def _placed(found: list[Change], number: int, old: Tokens, new: Tokens) -> Change:
    """A change that only one side has, where it reads best between the changes before and after it."""
    i1, i2, j1, j2 = found[number]
    if number + 1 < len(found):
        k1, k2, m1, m2 = found[number + 1]
        if (m1 == m2 and j2 - j1 == k2 - k1) if i1 == i2 else (k1 == k2 and i2 - i1 == m2 - m1):
            _turn(found, number, old.keys, new.keys)
            i1, i2, j1, j2 = found[number]
    keys, start, end = (new.keys, j1, j2) if i1 == i2 else (old.keys, i1, i2)
    if keys[start - 1] == keys[end - 1] or (end < len(keys) and keys[start] == keys[end]):
        by = _slide(found, number, old, new)
        found[number] = i1 + by, i2 + by, j1 + by, j2 + by
    return found[number]


def _turn(found: list[Change], number: int, old: Keys, new: Keys) -> None:
    """Where two neighbouring runs have changed places, lets the weightier stand: "not" moves rather than "agree"."""
    (i1, i2, j1, j2), (k1, k2, m1, m2) = found[number], found[number + 1]
    if i1 == i2 and new[j1:j2] == old[k1:k2]:
        passed, moved, turned = old[i1:k1], old[k1:k2], [(i1, k1, j1, j1), (k2, k2, j2, m1)]
    elif j1 == j2 and old[i1:i2] == new[m1:m2]:
        passed, moved, turned = old[i2:k1], old[i1:i2], [(i1, i1, j1, m1), (i2, k1, m2, m2)]
    else:
        return
    if _weight(passed) < _weight(moved):
        found[number : number + 2] = turned


def _weight(keys: Keys) -> int:
    return sum(is_solid(key) and key.lower() not in TURNING_WORDS for key in keys)


def _look_again(settled: list[Change], crossings: Sequence[int], old: Tokens, new: Tokens) -> int:
    """Parts changes joined across islands at the solid words that their two sides share; gives the first one parted.

    An island of function words may have been kept at the cost of a better one: of "and Ukraine" and "Ukraine and
    Europe" the longest common run can be "and".
    """
    first = len(settled)
    if not crossings:
        return first
    ours: Keys | str | None = old.weights
    theirs: Keys | str | None = new.weights
    if ours is None or theirs is None:
        ours, theirs = (tuple([side.keys[place] for place in side.weighty]) for side in (old, new))
    old_solid, new_solid = old.solid, new.solid
    for number in reversed(crossings):
        i1, i2, j1, j2 = settled[number]
        mine, yours = ours[old_solid[i1] : old_solid[i2]], theirs[new_solid[j1] : new_solid[j2]]
        if len(mine) * len(yours) <= AT_ONCE and LCSseq.similarity(mine, yours):
            blocks = Indel.editops(mine, yours).as_matching_blocks()
            meetings = [
                (old.weighty[old_solid[i1] + block.a + step], new.weighty[new_solid[j1] + block.b + step])
                for block in blocks
                for step in range(block.size)
            ]
            settled[number : number + 1] = _parted(settled[number], meetings, old.keys, new.keys)
            first = number
    return first


def _parted(change: Change, meetings: Sequence[tuple[int, int]], old: Keys, new: Keys) -> list[Change]:
    """What is left of a change around pairs of equal tokens, and around those that are equal beside them."""
    i, i_end, j, j_end = change
    parts: list[Change] = []
    for k, m in (*meetings, (i_end, j_end)):
        i_next, j_next = k + 1, m + 1
        while k > i and m > j and old[k - 1] == new[m - 1]:
            k, m = k - 1, m - 1
        while i < k and j < m and old[i] == new[j]:
            i, j = i + 1, j + 1
        if k > i or m > j:
            parts.append((i, k, j, m))
        i, j = i_next, j_next
    return parts


def _slide(found: list[Change], number: int, old: Tokens, new: Tokens) -> int:
    """By how many tokens to move a run that only one side has, so that it reads best; it can pass equal words only.

    Best is to open a sentence or a text, then to follow a pause, then to be led by a joining word; of equals the first.
    """
    i1, i2, j1, j2 = found[number]
    before = i1 - (found[number - 1][1] if number else 0)
    after = (found[number + 1][0] if number + 1 < len(found) else len(old.keys)) - i2
    side, start, end = (new, j1, j2) if i1 == i2 else (old, i1, i2)
    keys, solid = side.keys, side.solid
    first = last = 0
    while -first < before and keys[start + first - 1] == keys[end + first - 1]:
        first -= 1
    while last < after and keys[start + last] == keys[end + last]:
        last += 1
    best, most = first, -1
    for by in range(first, last + 1):
        place, until = start + by, end + by
        if keys[place - 1] in _SENTENCE_END or place in side.starts:
            return by
        if keys[place - 1] in _PAUSE:
            reads = 2
        else:
            reads = int(solid[place] == solid[place + 1] and solid[until - 1] < solid[until])
        if reads > most:
            best, most = by, reads
    return best


def _join_rewritings(found: list[Change], first: int, old: Tokens) -> list[Change]:
    """Joins replacements across one or two words when each is long beside them; a figure between them is kept.

    Those before ``first`` are known to stay as they are.
    """
    if first + 1 >= len(found):
        return found
    solid, figures = old.solid, old.figures
    joint = found[: first + 1]
    a, b, c, d = found[first]
    for change in found[first + 1 :]:
        i1, i2, j1, j2 = change
        words = solid[i1] - solid[b]
        if words <= _ISLAND_WORDS and a < b and c < d and i1 < i2 and j1 < j2:
            enough = words * _REWRITING
            if b - a + d - c >= enough and i2 - i1 + j2 - j1 >= enough and figures.isdisjoint(range(b, i1)):
                b, d = i2, j2
                joint[-1] = (a, b, c, d)
                continue
        a, b, c, d = change
        joint.append(change)
    return joint
