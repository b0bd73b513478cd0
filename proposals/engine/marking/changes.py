"""The fewest changes that lead from one run of tokens to another: what is left beside their longest common run.

rapidfuzz finds the run, bit-parallel. Long texts are compared sentence by sentence first, and what they have in common
is looked for between the sentences that are the same. Beyond ``AT_ONCE`` pairs of tokens the search is cut at runs of
three tokens that occur once in each text (a patience diff of such runs); a stretch between two of them that is itself
beyond the bound is replaced whole. So work is bounded for texts of any length.
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

from proposals.engine.longest_increasing import longest_rise
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, links

AT_ONCE: Final = 25_000_000
"""Token pairs compared at once: 5,000 words against 5,000 take about 10 ms and 3 MB."""

_LONG: Final = 100_000
"""Token pairs from which looking for equal sentences costs less than it spares: about 300 words against 300."""

_STOP: Final = ". "
_COUNTED: Final = 32
"""Letters by which a sentence counts once more: a long one that stays says more than two short ones."""

_KEPT_TEXTS: Final = 32
"""As many as long texts have their tokens kept."""

_ANCHOR: Final = 3
"""In 50,000 words few single words occur once, and most runs of three do."""

Keys = tuple[str, ...]
Shared = tuple[int, int, int]
"""So many tokens from here in the base and from there in the other text are the same."""


def word_changes(old: Tokens, new: Tokens) -> tuple[list[Change], bool]:
    """The fewest changes between two texts whose tokens are compared by their links, and whether they are coarse.

    Where the two sides of a change begin or end with tokens that are the same by themselves, these are kept.
    """
    one: Keys | str | None = old.codes
    two: Keys | str | None = new.codes
    if one is None or two is None:
        one, two = tuple(links(old.keys)), tuple(links(new.keys))
    if len(one) * len(two) <= _LONG:
        return _direct(one, two, old.keys, new.keys), False
    return _between(_same_sentences(old, new), one, two, old.keys, new.keys, _bounded)


def changes(old: Keys, new: Keys) -> list[Change]:
    """The fewest changes that lead from ``old`` to ``new``, or few where texts are too long for that."""
    return _bounded(old, new, old, new)[0]


def trimmed(change: Change, old: Keys, new: Keys) -> Change:
    """A change without the tokens that its two sides begin or end with."""
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
    """The changes that ``find`` finds between stretches that both texts share, and whether it was coarse anywhere."""
    found: list[Change] = []
    coarse = False
    i = j = 0
    for k, m, size in (*shared, (len(old), len(new), 0)):
        if i < k or j < m:
            parts, coarsened = find(old[i:k], new[j:m], old_keys[i:k], new_keys[j:m])
            found += [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in parts]
            coarse = coarse or coarsened
        i, j = k + size, m + size
    return found, coarse


def _direct(old: Keys | str, new: Keys | str, old_keys: Keys, new_keys: Keys) -> list[Change]:
    found: list[Change] = []
    i = j = 0
    # Blocks made of edits: a third faster than opcodes, and there are half as many to read. The last one is empty.
    for block in Indel.editops(old, new).as_matching_blocks():
        i1, j1, size = block.a, block.b, block.size
        i_end, j_end = i1 + size, j1 + size
        # What trimmed() does, without a call for each of thousands.
        while i < i1 and j < j1 and old_keys[i] == new_keys[j]:
            i, j = i + 1, j + 1
        while i < i1 and j < j1 and old_keys[i1 - 1] == new_keys[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
        if i < i1 or j < j1:
            found.append((i, i1, j, j1))
        i, j = i_end, j_end
    return found


class _Sentences(NamedTuple):
    """The sentences of a text, how much each counts, and with a 0 before them the sums of that and of their letters."""

    sentences: list[str]
    counts: list[int]
    ends: list[int]
    places: list[int]

    def spelled(self, names: dict[str, str]) -> str:
        """A letter for each sentence, as often as it counts; for one without a name the letter 0."""
        named = [names.get(sentence, "\0") for sentence in self.sentences]
        return "".join(map(mul, named, self.counts))

    def tokens(self, start: int, end: int, text: Tokens) -> tuple[int, int]:
        """From which to which token the sentences reach that lie within a stretch of what was spelled."""
        first, last = bisect_left(self.ends, start), bisect_right(self.ends, end) - 1
        size = len(text.keys)
        return bisect_left(text.at, self.places[first], 0, size), bisect_left(text.at, self.places[last], 0, size)


@lru_cache(maxsize=_KEPT_TEXTS)
def _sentences(text: str) -> _Sentences:
    sentences = text.split(_STOP)
    sizes = [len(sentence) for sentence in sentences]
    counts = [1 + size // _COUNTED for size in sizes]
    places = [0, *accumulate([size + len(_STOP) for size in sizes])]
    return _Sentences(sentences, counts, [0, *accumulate(counts)], places)


def _same_sentences(old: Tokens, new: Tokens) -> list[Shared]:
    """The longest sentences, taken together, that have the same order in both texts; none if they are too many."""
    if old.text.count(_STOP) * new.text.count(_STOP) > AT_ONCE:
        return []
    olds, news = _sentences(old.text), _sentences(new.text)
    if olds.ends[-1] * news.ends[-1] > AT_ONCE:
        return []
    # Those of the text that has fewer: what only the other one has needs none, and there are only so many letters.
    fewer = min(olds.sentences, news.sentences, key=len)
    names = {sentence: chr(number) for number, sentence in enumerate(dict.fromkeys(fewer), 1)}
    shared: list[Shared] = []
    for block in Indel.editops(olds.spelled(names), news.spelled(names)).as_matching_blocks():
        if block.size:
            i, i_end = olds.tokens(block.a, block.a + block.size, old)
            j, j_end = news.tokens(block.b, block.b + block.size, new)
            # A stop can stand in the midst of a figure.
            if i < i_end and old.keys[i:i_end] == new.keys[j:j_end]:
                shared.append((i, j, i_end - i))
    return shared


def _anchors(old: Keys | str, new: Keys | str) -> list[Shared]:
    """Where runs of three that occur once in each text begin: as many of them as have the same order in both."""
    old_runs = [old[place : place + _ANCHOR] for place in range(len(old) - _ANCHOR + 1)]
    new_runs = [new[place : place + _ANCHOR] for place in range(len(new) - _ANCHOR + 1)]
    in_old, in_new = Counter(old_runs), Counter(new_runs)
    place_of = {run: place for place, run in enumerate(new_runs) if in_new[run] == 1}
    pairs = [(place, place_of[run]) for place, run in enumerate(old_runs) if in_old[run] == 1 and run in place_of]
    return [(*pairs[number], 1) for number in longest_rise([j for _, j in pairs])]
