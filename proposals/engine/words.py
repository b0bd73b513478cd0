"""How the words of two texts differ, marked the way a careful reader marks them.

:func:`mark` takes the texts of two cells and gives spans for the second; :func:`marks` says besides whether it had to
be coarse. Which relation the words of a pair stand in is :func:`proposals.engine.relations.relation_of`.

How it is done, in order:

1. The longest common run of tokens (see :mod:`~proposals.engine.tokens`) is found by rapidfuzz, bit-parallel.
2. A change that could stand in several places slides to where it reads best: after a sentence, after a comma, before
   a joining word ("and Europe" rather than "Europe and").
3. Islands are folded: what is left between two changes is drawn into them when it is only punctuation and function
   words, or one or two words in the midst of longer rewriting.
4. The changes are written out (:mod:`~proposals.engine.spans`), removed before added, exact in both directions.

Beyond ``_DIRECT`` token pairs the search is cut at runs of three tokens that occur once in each text (a patience
diff of such runs); a stretch between two of them that is itself beyond the bound is shown as replaced whole. So work is
bounded for texts of any length, and ``coarsened`` says that this happened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from proposals.engine.language import TURNING_WORDS
from proposals.engine.spans import Change, Spans, write
from proposals.engine.tokens import Tokens, is_solid, joined

_DIRECT: Final = 25_000_000
"""Token pairs compared at once: 5,000 words against 5,000 take about 10 ms and 3 MB."""

_ANCHOR: Final = 3
"""In 50,000 words few single words occur once, and most runs of three do."""

_ISLAND_WORDS: Final = 2
_REWRITING: Final = 6
"""An island of one or two words is folded when the rewriting on either side is six times as long, old and new tokens
taken together: three words replaced by three around a single word read better as four by four, while the "personnel"
between a changed figure and a new "in peacetime" has to stay."""

_SENTENCE_END: Final = frozenset({".", "!", "?", "...", "。"})
_PAUSE: Final = frozenset({",", ";", ":", "(", "-"})


Keys = tuple[str, ...]


class Marks(NamedTuple):
    """The spans of each passage, and whether the texts were too long to be compared word by word throughout."""

    passages: tuple[Spans, ...]
    coarsened: bool


def mark(base: Sequence[str], other: Sequence[str]) -> tuple[Spans, ...]:
    """The spans of each text of ``other``, marked against ``base``: texts of the passages of two cells, in order.

    Joining same and added over a passage gives its text; joining same and removed over all passages gives the texts
    of ``base`` joined without anything between them. A removed span never runs on from one passage of the base into
    the next. An empty text has no spans, unless nothing else can carry what was removed. No ``other``, no spans.

    >>> mark(["At most 600,000 men."], ["At most 800,000 men at peace."])[0]  # doctest: +NORMALIZE_WHITESPACE
    (('same', 'At most '), ('removed', '600,000 '), ('added', '800,000 '), ('same', 'men'), ('added', ' at peace'),
     ('same', '.'))
    """
    return _mark(base, other)[0]


def marks(base: Sequence[str], other: Sequence[str]) -> Marks:
    """What :func:`mark` gives, and whether it is coarse."""
    return Marks(*_mark(base, other))


def _mark(base: Sequence[str], other: Sequence[str]) -> tuple[tuple[Spans, ...], bool]:
    if "".join(base) == "".join(other):
        return tuple([(("same", text),) if text else () for text in other]), False
    if not other:
        return (), False
    old, new = joined(base), joined(other)
    found, coarsened = differences(old, new)
    return write(found, old, new, other), coarsened


def differences(old: Tokens, new: Tokens) -> tuple[list[Change], bool]:
    """The changes a reader is shown, in tokens, and whether they are coarse."""
    if old.codes is not None and new.codes is not None:
        found, coarsened = changes(old.codes, new.codes)
    else:
        found, coarsened = changes(old.keys, new.keys)
    return _settle(found, old, new), coarsened


# Finding


def changes(old: Keys | str, new: Keys | str) -> tuple[list[Change], bool]:
    """The fewest changes that lead from ``old`` to ``new``, and whether bounds made them coarser than that.

    Two strings are compared by their characters.
    """
    if len(old) * len(new) <= _DIRECT:
        return _direct(old, new), False
    found: list[Change] = []
    i = j = 0
    for i_end, j_end in (*_anchors(old, new), (len(old), len(new))):
        if (i_end - i) * (j_end - j) > _DIRECT:
            found.append((i, i_end, j, j_end))
        elif i_end > i or j_end > j:
            found += [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in _direct(old[i:i_end], new[j:j_end])]
        i, j = i_end + 1, j_end + 1
    return found, True


def _direct(old: Keys | str, new: Keys | str) -> list[Change]:
    found: list[Change] = []
    add = found.append
    i = j = 0
    # Blocks made of edits: a third faster than opcodes, and there are half as many to read. The last one is empty.
    for block in Indel.editops(old, new).as_matching_blocks():
        i1, j1, size = block.a, block.b, block.size
        add((i, i1, j, j1))
        i, j = i1 + size, j1 + size
    # Between two blocks something differs; where the texts begin and end it need not.
    if not any(found[0]):
        del found[0]
    if found and found[-1][::2] == found[-1][1::2]:
        found.pop()
    return found


def _anchors(old: Keys | str, new: Keys | str) -> list[tuple[int, int]]:
    """Where runs of three that occur once in each text begin: as many of them as have the same order in both."""
    old_runs = [old[place : place + _ANCHOR] for place in range(len(old) - _ANCHOR + 1)]
    new_runs = [new[place : place + _ANCHOR] for place in range(len(new) - _ANCHOR + 1)]
    in_old, in_new = Counter(old_runs), Counter(new_runs)
    place_of = {run: place for place, run in enumerate(new_runs) if in_new[run] == 1}
    pairs = [(place, place_of[run]) for place, run in enumerate(old_runs) if in_old[run] == 1 and run in place_of]
    ends: list[int] = []  # the least place in new at which a run of each length can end,
    last: list[int] = []  # the pair it ends with,
    before: list[int] = []  # and for each pair the one before it in such a run
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [number]
    run: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


# Making readable


def _settle(found: list[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes slid to where they read best and joined across islands; see the top of the module."""
    solid = old.solid
    settled: list[Change] = []
    crossings: list[int] = []
    crossed = near = False
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
            settled.append((a, b, c, d))
            near = near or (words <= _ISLAND_WORDS and b - a + d - c >= words * _REWRITING)
            crossed = False
        a, b, c, d = i1, i2, j1, j2
    if found:
        settled.append((a, b, c, d))
    for number in reversed(crossings):
        parts = _look_again(settled[number], old, new)
        settled[number : number + 1] = parts
        near = near or len(parts) > 1
    return _join_rewritings(settled, old) if near else settled


def _placed(found: list[Change], number: int, old: Tokens, new: Tokens) -> Change:
    """A change that only one side has, where it reads best between the changes before and after it."""
    i1, i2, j1, j2 = change = found[number]
    until = len(old.keys)
    if number + 1 < len(found):
        until, k2, m1, m2 = found[number + 1]
        if (m1 == m2 if i1 == i2 else until == k2) and i2 - i1 + k2 - until == j2 - j1 + m2 - m1:
            _turn(found, number, old.keys, new.keys)
            i1, i2, j1, j2 = change = found[number]
    keys, start, end = (new.keys, j1, j2) if i1 == i2 else (old.keys, i1, i2)
    if keys[start - 1] == keys[end - 1] or (end < len(keys) and keys[start] == keys[end]):
        by = _slide(change, old, new, i1 - (found[number - 1][1] if number else 0), until - i2)
        found[number] = change = (i1 + by, i2 + by, j1 + by, j2 + by)
    return change


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


def _look_again(change: Change, old: Tokens, new: Tokens) -> list[Change]:
    """A change joined across an island, parted at the solid words that its two sides share.

    An island of function words may have been kept at the cost of a better one: of "and Ukraine" and "Ukraine and
    Europe" the longest common run can be "and".
    """
    i1, i2, j1, j2 = change
    mine, yours = slice(old.solid[i1], old.solid[i2]), slice(new.solid[j1], new.solid[j2])
    one: Keys | str
    two: Keys | str
    if old.weights is None or new.weights is None:
        one, two = _keys_at(old, mine), _keys_at(new, yours)
    else:
        one, two = old.weights[mine], new.weights[yours]
    if len(one) * len(two) > _DIRECT or not LCSseq.similarity(one, two):
        return [change]
    meetings = [
        (old.weighty[mine.start + block.a + step], new.weighty[yours.start + block.b + step])
        for block in Indel.editops(one, two).as_matching_blocks()
        for step in range(block.size)
    ]
    parts: list[Change] = []
    i, j = i1, j1
    for k, m in (*meetings, (i2, j2)):
        i_next, j_next = k + 1, m + 1
        while k > i and m > j and old.keys[k - 1] == new.keys[m - 1]:
            k, m = k - 1, m - 1
        while i < k and j < m and old.keys[i] == new.keys[j]:
            i, j = i + 1, j + 1
        if k > i or m > j:
            parts.append((i, k, j, m))
        i, j = i_next, j_next
    return parts


def _keys_at(side: Tokens, part: slice) -> Keys:
    return tuple([side.keys[place] for place in side.weighty[part]])


def _slide(change: Change, old: Tokens, new: Tokens, before: int, after: int) -> int:
    """By how many tokens to move a run that only one side has, so that it reads best; it can pass equal words only.

    Best is to open a sentence or a text, then to follow a pause, then to be led by a joining word; of equals the first.
    """
    i1, i2, j1, j2 = change
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


def _join_rewritings(found: list[Change], old: Tokens) -> list[Change]:
    """Joins replacements across one or two words when each is long beside them; a figure between them is kept."""
    solid, figures = old.solid, old.figures
    joint = found[:1]
    a, b, c, d = found[0]
    for change in found[1:]:
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
