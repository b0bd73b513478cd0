"""The fewest changes that lead from one run of tokens to another: what is left beside their longest common run.

rapidfuzz finds the run, bit-parallel. Beyond ``AT_ONCE`` token pairs the search is cut at runs of three tokens that
occur once in each text (a patience diff of such runs); a stretch between two of them that is itself beyond the bound
is replaced whole. So work is bounded for texts of any length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Final

from rapidfuzz.distance import Indel

from proposals.engine.spans import Change

AT_ONCE: Final = 25_000_000
"""Token pairs compared at once: 5,000 words against 5,000 take about 10 ms and 3 MB."""

_ANCHOR: Final = 3
"""In 50,000 words few single words occur once, and most runs of three do."""

Keys = tuple[str, ...]


def changes(old: Keys | str, new: Keys | str) -> tuple[list[Change], bool]:
    """The fewest changes that lead from ``old`` to ``new``, and whether bounds made them coarser than that.

    Two strings are compared by their characters.
    """
    if len(old) * len(new) <= AT_ONCE:
        return _direct(old, new), False
    found: list[Change] = []
    i = j = 0
    for i_end, j_end in (*_anchors(old, new), (len(old), len(new))):
        if (i_end - i) * (j_end - j) > AT_ONCE:
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
    if found[0] == (0, 0, 0, 0):
        del found[0]
    if found:
        i, i1, j, j1 = found[-1]
        if i == i1 and j == j1:
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
