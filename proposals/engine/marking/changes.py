"""The fewest changes from one sequence of tokens to another: what their longest common subsequence leaves over.

rapidfuzz finds the subsequence, bit-parallel. Long texts are first compared sentence by sentence, and then only between
equal sentences. Beyond ``AT_ONCE`` pairs of tokens the search is divided at runs of three tokens that occur once in
each text (a patience diff of such runs); a stretch between two of them that is still beyond the bound is replaced
whole. So the work is bounded for texts of any length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from proposals.engine.longest_increasing import longest_increasing
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, links

AT_ONCE: Final = 25_000_000
"""Token pairs to compare at once: 5,000 words against 5,000 take about 10 ms and 3 MB."""

_LONG: Final = 100_000
"""Token pairs from which looking for equal sentences saves time: about 300 words against 300."""

_STOP: Final = ". "
_LETTERS_PER_COUNT: Final = 32
"""For every so many letters a sentence counts once more: a long one that stays matters more than two short ones."""

_CACHED_TEXTS: Final = 32
"""Number of long texts whose tokens are cached."""

_ANCHOR: Final = 3
"""In 50,000 words few single words occur only once, but most runs of three do."""

Keys = tuple[str, ...]
Shared = tuple[int, int, int]
"""Where a run of equal tokens starts in the base and in the other text, and its length."""


def word_changes(old: Tokens, new: Tokens) -> tuple[list[Change], bool]:
    """The fewest changes between two texts whose tokens are compared by their links, and whether they are coarse.

    Tokens that both sides of a change begin or end with, compared without their links, are kept.
    """
    one: Keys | str | None = old.codes
    two: Keys | str | None = new.codes
    if one is None or two is None:
        one, two = tuple(links(old.keys)), tuple(links(new.keys))
    if len(one) * len(two) <= _LONG:
        return _direct(one, two, old.keys, new.keys), False
    return _between(_same_sentences(old, new), one, two, old.keys, new.keys, _bounded)


def fewest_changes(old: Keys, new: Keys) -> list[Change]:
    """The fewest changes from ``old`` to ``new``, or just few if the texts are too long for that."""
    return _bounded(old, new, old, new)[0]


def trimmed(change: Change, old: Keys, new: Keys) -> Change:
    """A change without the tokens that both its sides begin or end with."""
    i1, i2, j1, j2 = change
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return i1, i2, j1, j2


def _bounded(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> tuple[list[Change], bool]:
    if len(old) * len(new) <= AT_ONCE:
        return _direct(old, new, old_keys, new_keys), False
    return _between(_anchors(old, new), old, new, old_keys, new_keys, _direct_or_whole)[0], True


def _direct_or_whole(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> tuple[list[Change], bool]:
    if len(old) * len(new) <= AT_ONCE:
        return _direct(old, new, old_keys, new_keys), False
    i1, i2, j1, j2 = trimmed((0, len(old), 0, len(new)), old_keys, new_keys)
    return [(i1, i2, j1, j2)] if i1 < i2 or j1 < j2 else [], True


def _between(
    shared: Iterable[Shared],
    old: Keys | str,
    new: Keys | str,
    old_keys: Keys,
    new_keys: Keys,
    find: Callable[[Keys | str, Keys | str, Keys, Keys], tuple[list[Change], bool]],
) -> tuple[list[Change], bool]:
    """The changes that ``find`` finds between the ``shared`` stretches, and whether any search was coarse."""
    result: list[Change] = []
    coarse = False
    i = j = 0
    for k, m, size in (*shared, (len(old), len(new), 0)):
        if i < k or j < m:
            parts, coarsened = find(old[i:k], new[j:m], old_keys[i:k], new_keys[j:m])
            result += [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in parts]
            coarse = coarse or coarsened
        i, j = k + size, m + size
    return result, coarse


def _direct(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> list[Change]:
    result: list[Change] = []
    i = j = 0
    # Matching blocks are a third faster than opcodes, and half as many. The last one is empty.
    for block in Indel.editops(old, new).as_matching_blocks():
        i1, j1, size = block.a, block.b, block.size
        i_end, j_end = i1 + size, j1 + size
        # As trimmed() does, without a call for each of thousands.
        while i < i1 and j < j1 and old_keys[i] == new_keys[j]:
            i, j = i + 1, j + 1
        while i < i1 and j < j1 and old_keys[i1 - 1] == new_keys[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        if i < i1 or j < j1:
            result.append((i, i1, j, j1))
        i, j = i_end, j_end
    return result


class _Sentences(NamedTuple):
    """The sentences of a text and how often each counts; running totals, from 0, of the counts and of the letters."""

    sentences: list[str]
    counts: list[int]
    ends: list[int]
    offsets: list[int]

    def spelled(self, names: dict[str, str]) -> str:
        """A letter for each sentence, repeated as often as it counts; the null character for one without a name."""
        named = [names.get(sentence, "\0") for sentence in self.sentences]
        return "".join(map(mul, named, self.counts))

    def tokens(self, start: int, end: int, text: Tokens) -> tuple[int, int]:
        """The range of tokens of the sentences that lie within a stretch of the spelled text."""
        first, last = bisect_left(self.ends, start), bisect_right(self.ends, end) - 1
        size = len(text.keys)
        return bisect_left(text.at, self.offsets[first], 0, size), bisect_left(text.at, self.offsets[last], 0, size)


@lru_cache(maxsize=_CACHED_TEXTS)
def _sentences(text: str) -> _Sentences:
    sentences = text.split(_STOP)
    sizes = [len(sentence) for sentence in sentences]
    counts = [1 + size // _LETTERS_PER_COUNT for size in sizes]
    offsets = [0, *accumulate([size + len(_STOP) for size in sizes])]
    return _Sentences(sentences, counts, [0, *accumulate(counts)], offsets)


def _same_sentences(old: Tokens, new: Tokens) -> list[Shared]:
    """Equal sentences in the same order in both texts, as long as possible in total; none if there are too many."""
    if old.text.count(_STOP) * new.text.count(_STOP) > AT_ONCE:
        return []
    olds, news = _sentences(old.text), _sentences(new.text)
    if olds.ends[-1] * news.ends[-1] > AT_ONCE:
        return []
    # Name the sentences of the text with fewer: the others need no name, and there are only so many letters.
    fewer = min(olds.sentences, news.sentences, key=len)
    names = {sentence: chr(number) for number, sentence in enumerate(dict.fromkeys(fewer), 1)}
    shared: list[Shared] = []
    for block in Indel.editops(olds.spelled(names), news.spelled(names)).as_matching_blocks():
        if block.size:
            i, i_end = olds.tokens(block.a, block.a + block.size, old)
            j, j_end = news.tokens(block.b, block.b + block.size, new)
            # A full stop may be part of a figure.
            if i < i_end and old.keys[i:i_end] == new.keys[j:j_end]:
                shared.append((i, j, i_end - i))
    return shared


def _anchors(old: Keys | str, new: Keys | str) -> list[Shared]:
    """Where runs of three that occur once in each text begin: as many as keep the same order in both."""
    old_runs = [old[index : index + _ANCHOR] for index in range(len(old) - _ANCHOR + 1)]
    new_runs = [new[index : index + _ANCHOR] for index in range(len(new) - _ANCHOR + 1)]
    in_old, in_new = Counter(old_runs), Counter(new_runs)
    index_of = {run: index for index, run in enumerate(new_runs) if in_new[run] == 1}
    pairs = [(index, index_of[run]) for index, run in enumerate(old_runs) if in_old[run] == 1 and run in index_of]
    return [(*pairs[number], 1) for number in longest_increasing([j for _, j in pairs])]
