"""The longest increasing run of numbers: what kept its order while other things moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def longest_increasing(values: Sequence[int]) -> list[int]:
    """The indexes of a longest run of values that never falls, in O(n log n).

    >>> longest_increasing([3, 0, 1, 4, 2])
    [1, 2, 4]
    """
    ends: list[int] = []  # the least value that ends a run of each length,
    last: list[int] = []  # the index it ends at,
    before = [-1] * len(values)  # and for each index its predecessor in such a run
    for index, value in enumerate(values):
        at = bisect_right(ends, value)
        if at:
            before[index] = last[at - 1]
        ends[at : at + 1] = [value]
        last[at : at + 1] = [index]
    run = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]
