"""The fewest changes that lead from one run of tokens to another: what is left beside their longest common run.

rapidfuzz finds the run, bit-parallel. Long texts are compared sentence by sentence first: what two of them have in
common is looked for between the sentences that are the same. Beyond ``AT_ONCE`` token pairs the search is cut at runs
of three tokens that occur once in each text (a patience diff of such runs); a stretch between two of them that is
itself beyond the bound is replaced whole. So work is bounded for texts of any length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Final

from rapidfuzz.distance import Indel

from proposals.engine.spans import Change
from proposals.engine.tokens import Tokens, links

AT_ONCE: Final = 25_000_000
"""Token pairs compared at once: 5,000 words against 5,000 take about 10 ms and 3 MB."""

_LONG: Final = 100_000
"""Token pairs from which looking for equal sentences costs less than it spares: about 300 words against 300."""

_STOP: Final = ". "

_ANCHOR: Final = 3
"""In 50,000 words few single words occur once, and most runs of three do."""

Keys = tuple[str, ...]
Shared = tuple[int, int, int]
"""So many tokens from here in the base and from there in the other text are the same."""


def word_changes(old: Tokens, new: Tokens) -> tuple[list[Change], bool]:
    """The fewest changes between two texts whose tokens are compared with what they belong to, and whether coarse."""
    one: Keys | str | None = old.codes
    two: Keys | str | None = new.codes
    if one is None or two is None:
        one, two = tuple(links(old)), tuple(links(new))
    if len(one) * len(two) <= _LONG:
        return _direct(one, two, old.keys, new.keys), False
    return _beside(_same_sentences(old, new), one, two, old.keys, new.keys, changes)


def changes(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> tuple[list[Change], bool]:
    """The fewest changes that lead from ``old`` to ``new``, and whether bounds made them coarser than that.

    ``old`` and ``new`` hold, token by token, what is compared; of two strings their characters are. Where the two sides
    of a change begin or end with tokens that are the same by themselves (``old_keys``, ``new_keys``), these are kept.
    """
    if len(old) * len(new) <= AT_ONCE:
        return _direct(old, new, old_keys, new_keys), False
    return _beside(_anchors(old, new), old, new, old_keys, new_keys, _direct_or_whole)[0], True


def _beside(
    runs: Iterable[Shared],
    old: Keys | str,
    new: Keys | str,
    old_keys: Keys,
    new_keys: Keys,
    within: Callable[[Keys | str, Keys | str, Keys, Keys], tuple[list[Change], bool]],
) -> tuple[list[Change], bool]:
    """What ``within`` finds between runs that both texts share."""
    found: list[Change] = []
    coarse = False
    i = j = 0
    for k, m, size in (*runs, (len(old), len(new), 0)):
        if i < k or j < m:
            parts, coarsened = within(old[i:k], new[j:m], old_keys[i:k], new_keys[j:m])
            found += [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in parts]
            coarse = coarse or coarsened
        i, j = k + size, m + size
    return found, coarse


def _direct_or_whole(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> tuple[list[Change], bool]:
    if len(old) * len(new) > AT_ONCE:
        return [(0, len(old), 0, len(new))], True
    return _direct(old, new, old_keys, new_keys), False


def _direct(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> list[Change]:
    found: list[Change] = []
    i = j = 0
    # Blocks made of edits: a third faster than opcodes, and there are half as many to read. The last one is empty.
    for block in Indel.editops(old, new).as_matching_blocks():
        i1, j1, size = block.a, block.b, block.size
        i_end, j_end = i1 + size, j1 + size
        while i < i1 and j < j1 and old_keys[i] == new_keys[j]:
            i, j = i + 1, j + 1
        while i < i1 and j < j1 and old_keys[i1 - 1] == new_keys[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        if i < i1 or j < j1:
            found.append((i, i1, j, j1))
        i, j = i_end, j_end
    return found


def _same_sentences(old: Tokens, new: Tokens) -> list[Shared]:
    """The sentences of a longest common run; they are to the letter the same."""
    olds, news = old.text.split(_STOP), new.text.split(_STOP)
    old_ends, new_ends = ([0, *accumulate([len(part) + len(_STOP) for part in parts])] for parts in (olds, news))
    runs: list[Shared] = []
    for block in Indel.editops(olds, news).as_matching_blocks():
        i, i_end = (_token_at(old, old_ends[place]) for place in (block.a, block.a + block.size))
        j, j_end = (_token_at(new, new_ends[place]) for place in (block.b, block.b + block.size))
        if i < i_end and old.keys[i:i_end] == new.keys[j:j_end]:
            runs.append((i, j, i_end - i))
    return runs


def _token_at(side: Tokens, letter: int) -> int:
    """The first token that does not begin before a place in the text."""
    return bisect_left(side.at, letter, 0, len(side.keys))


def _anchors(old: Keys | str, new: Keys | str) -> list[Shared]:
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
    run: list[Shared] = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append((*pairs[number], 1))
        number = before[number]
    return run[::-1]
