"""Two names that have changed places: in "Ukraine pays Russia" against "Russia pays Ukraine" the verb stays.

The fewest changes would as soon keep a name and move the rest of the sentence around it. So names are compared as if
all were one, and where two stand in each other's place, what this keeps is kept. Names that follow each other in a list
are not exchanged: there they stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from proposals.engine.language.lexicon import AND_WORDS, OR_WORDS
from proposals.engine.marking.changes import Keys, fewest_changes, trimmed
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import Tokens, is_solid, is_word

SENTENCE_END: Final = frozenset({".", "!", "?", "...", "。"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_JOINTS: Final = AND_WORDS | OR_WORDS
_ANY_NAME: Final = "\n"
"""Stands for every name; no key has a line feed."""


class Phrase(NamedTuple):
    """A name ("the Council of Europe") or a single word or mark: what is compared of it, and where it is.

    Names in one ``place`` have nothing but the joints of a list between them.
    """

    words: Keys
    named: bool
    place: int
    start: int
    end: int


def kept_by_exchange(one: Sequence[Phrase], two: Sequence[Phrase]) -> list[tuple[int, int]]:
    """The phrases of both that stay, names as such, if two names have changed places; otherwise none."""
    first, second = (
        tuple([_ANY_NAME if each.named else "\r".join(each.words) for each in side]) for side in (one, two)
    )
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for i1, i2, j1, j2 in (*fewest_changes(first, second), (len(one), len(one), len(two), len(two))):
        pairs += zip(range(i, i1), range(j, j1), strict=True)
        i, j = i2, j2
    return pairs if _exchanged([(one[i], two[j]) for i, j in pairs if one[i].words != two[j].words]) else []


def _exchanged(replaced: Sequence[tuple[Phrase, Phrase]]) -> bool:
    """Whether of these names, each with the one that is in its place now, two have changed places."""
    in_place: dict[int, list[tuple[Keys, Keys]]] = defaultdict(list)
    for was, now in replaced:
        i1, i2, j1, j2 = trimmed((0, len(was.words), 0, len(now.words)), was.words, now.words)
        in_place[was.place].append((was.words[i1:i2], now.words[j1:j2]))
    places: dict[tuple[Keys, Keys], set[int]] = defaultdict(set)
    for place, pairs in in_place.items():
        if sorted(was for was, _ in pairs) != sorted(now for _, now in pairs):  # else the list has another order
            for pair in pairs:
                places[pair].add(place)
    return any(len(found | places[now, was]) > 1 for (was, now), found in list(places.items()) if places[now, was])


def exchanges(changes: Sequence[Change], old: Tokens, new: Tokens) -> list[Change]:
    """The changes between two texts if they are names that have changed places, otherwise none.

    ``changes`` are the fewest.
    """
    if len(changes) < 2 or not _same_words(changes, old.keys, new.keys):
        return []
    one, two = list(_phrases(old.keys)), list(_phrases(new.keys))
    result: list[Change] = []
    a = c = 0
    kept = kept_by_exchange(one, two)
    for i, j in kept:
        here, there = one[i], two[j]
        _add(result, (a, here.start, c, there.start), old, new)
        _add(result, (here.start, here.end, there.start, there.end), old, new)
        a, c = here.end, there.end
    _add(result, (a, len(old.keys), c, len(new.keys)), old, new)
    return result if kept else []


def _add(changes: list[Change], change: Change, old: Tokens, new: Tokens) -> None:
    """Add a change without what both its sides begin or end with, joined to the last one across function words."""
    i1, i2, j1, j2 = trimmed(change, old.keys, new.keys)
    if i1 == i2 and j1 == j2:
        return
    if changes and old.solid[changes[-1][1]] == old.solid[i1]:
        i1, _, j1, _ = changes.pop()
    changes.append((i1, i2, j1, j2))


def _same_words(changes: Sequence[Change], old: Keys, new: Keys) -> bool:
    """Whether the same words have gone and come. Hardly any other changes are so, and this is soon found out."""
    if len(old) != len(new):
        return False
    gone = [key for i1, i2, _, _ in changes for key in old[i1:i2]]
    come = [key for _, _, j1, j2 in changes for key in new[j1:j2]]
    return sorted(map(str.casefold, gone)) == sorted(map(str.casefold, come))


def _is_name(key: str) -> bool:
    return key[:1].isupper() and is_solid(key)


def are_names(keys: Keys) -> bool:
    """Whether all words of a run that carry meaning are written with a capital."""
    solid = [key for key in keys if is_solid(key)]
    return bool(solid) and all(map(_is_name, solid))


def parts_names(between: Keys) -> bool:
    """Whether this run keeps two names apart: a list only joins them, and so do punctuation and nothing at all."""
    return any(is_word(key) and key.casefold() not in _JOINTS for key in between)


def _phrases(keys: Keys) -> Iterator[Phrase]:
    place = start = 0
    while start < len(keys):
        end = _end_of_name(keys, start)
        named = end > start
        end = max(end, start + 1)
        words = tuple(map(str.casefold, keys[start:end]))
        if not named and (keys[start] in SENTENCE_END or parts_names(words)):
            place += 1
        yield Phrase(words, named, place, start, end)
        start = end


def _end_of_name(keys: Keys, start: int) -> int:
    """Where the name that begins at ``start`` ends; ``start`` if none does."""
    end = start
    for at in range(start, len(keys)):
        if _is_name(keys[at]):
            end = at + 1
        elif keys[at].casefold() not in _ARTICLES and (keys[at] != "of" or end != at):
            break
    return end
