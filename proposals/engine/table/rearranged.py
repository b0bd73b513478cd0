"""The same words in other places: two names exchanged, or the members of a list in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from proposals.engine.language.lexicon import LIMITING_WORDS, OR_WORDS, ORDERING_WORDS, TURNING_WORDS, stem
from proposals.engine.marking.exchange import Phrase, kept_by_exchange
from proposals.engine.table.bearing import Bearing

LIMITING_STEMS: Final = frozenset(map(stem, LIMITING_WORDS))
TURNING_STEMS: Final = frozenset(map(stem, TURNING_WORDS))
ORDERING_STEMS: Final = frozenset(map(stem, ORDERING_WORDS))
OR_STEMS: Final = frozenset(map(stem, OR_WORDS))

_SHARED_OUT: Final = frozenset({"share", "money"})
"""Kinds of figures that members may get in their order."""

_LED_IN: Final = 6
"""Bearing words that may lead in a list and be those its first members begin with; the same for what follows it."""
Stems = tuple[str, ...]


def names_exchanged(base: Bearing, other: Bearing) -> bool:
    """Whether two names have changed places, with at least half of the words around them unchanged.

    So "Ukraine pays Russia" against "Russia pays Ukraine". Names in a list that has another order are no exchange.
    """
    names = _names_of(base) | _names_of(other)
    if len(names) < 2:
        return False
    one, two = list(_phrases(base, names)), list(_phrases(other, names))
    return 2 * len(kept_by_exchange(one, two)) >= max(len(one), len(two), 1)


def reordered(base: Bearing, other: Bearing) -> bool:
    """Whether both are the same words around a list that has the same members in another order.

    Where a share, a sum or a word such as "respectively" or "ratio" stands, the order may be what is said, so this does
    not hold. A word that reverses what follows ("not", "without", "may") may lead the list in, but not stand in it, and
    no "and" has become "or".
    """
    if len(base.stems) != len(other.stems) or _listable(base) != _listable(other):
        return False
    if not _SHARED_OUT.isdisjoint(base.kinds) or not ORDERING_STEMS.isdisjoint(base.stems):
        return False
    one, two = _list_words(base), _list_words(other)
    stems = [word.stem for word in one], [word.stem for word in two]
    if stems[0] == stems[1]:
        return False
    led_in = _same_length(*stems)
    followed = min(_same_length(stems[0][::-1], stems[1][::-1]), len(one) - led_in)
    return any(
        _same_members(one[start : len(one) - end], two[start : len(two) - end])
        for start in range(led_in, max(led_in - _LED_IN, 0) - 1, -1)
        for end in range(followed, max(followed - _LED_IN, 0) - 1, -1)
    )


def _names_of(words: Bearing) -> set[str]:
    return {root for root, named in zip(words.stems, words.named, strict=True) if named}


def _phrases(words: Bearing, names: set[str]) -> Iterator[Phrase]:
    """The words of a cell, names of several words whole."""
    is_name = [named is not False and root in names for root, named in zip(words.stems, words.named, strict=True)]
    place = start = 0
    while start < len(is_name):
        end = start + 1
        while is_name[start] and end < len(is_name) and is_name[end] and not words.before[end]:
            end += 1
        if words.before[start] == "stop" or not (is_name[start] or words.stems[start] in OR_STEMS):
            place += 1
        yield Phrase(tuple(words.stems[start:end]), is_name[start], place, start, end)
        start = end


def _same_length(one: Sequence[str], two: Sequence[str]) -> int:
    """How many of the first words of both are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


class _ListWord(NamedTuple):
    stem: str
    before: str


def _listable(words: Bearing) -> list[str]:
    """The words that may stand in a list, in no order."""
    return sorted([root for root in words.stems if root not in OR_STEMS])


def _list_words(words: Bearing) -> list[_ListWord]:
    """The words of a cell without "or", which joins members as "and" does."""
    return [
        _ListWord(root, before) for root, before in zip(words.stems, words.before, strict=True) if root not in OR_STEMS
    ]


def _same_members(one: Sequence[_ListWord], two: Sequence[_ListWord]) -> bool:
    members = _members(one)
    same_joint = _joints(one) == _joints(two) != {"and", "or"}
    return len(members) > 1 and same_joint and sorted(members) == sorted(_members(two))


def _joints(words: Sequence[_ListWord]) -> set[str]:
    """The joining words of a list. Members without one ("gas, oil") are taken to be joined by "and"."""
    found = {word.before for word in words[1:]} & {"and", "or"}
    return found or {"and"}


def _members(words: Sequence[_ListWord]) -> list[Stems]:
    """The members of a list; none if it goes beyond a sentence or has a turning word."""
    if any(word.stem in TURNING_STEMS for word in words) or any(word.before == "stop" for word in words[1:]):
        return []
    members: list[list[str]] = []
    for word in words:
        if word.before or not members:
            members.append([])
        members[-1].append(word.stem)
    return [tuple(member) for member in members]
