"""Where points without text belong: struck ones, and ones that nobody has read yet."""

from __future__ import annotations

from collections.abc import Collection

from proposals.engine.vocabulary import Passage, Place, Text


def place_empty_points(
    left: Text, right: Text, paired: Collection[tuple[Place, Place]], settled: frozenset[Place]
) -> list[tuple[Place, Place, bool]]:
    """Pair points without text with open points of the other text, as (left place, right place, whether by issue).

    First by a shared main issue. Then by the printed number, if one text revises the other and most of the pairs that
    have numbers have kept them; after a renumbering the same number means nothing.
    """
    used = {place for pair in paired for place in pair} | settled
    pairs: list[tuple[Place, Place, bool]] = []
    for by_issue in (True, False) if _numbers_are_kept(left, right, paired) else (True,):
        for text, other in ((left, right), (right, left)):
            for empty in text.passages:
                here = (text.key, empty.key)
                if empty.text or here in used:
                    continue
                answer = _answer(empty, other, used, by_issue)
                if answer is not None:
                    there = (other.key, answer.key)
                    used |= {here, there}
                    pairs.append((here, there, by_issue) if text is left else (there, here, by_issue))
    return pairs


def _numbers_are_kept(left: Text, right: Text, paired: Collection[tuple[Place, Place]]) -> bool:
    """Whether one text revises the other and most of the pairs with numbers have kept them."""
    if left.key not in right.revises and right.key not in left.revises:
        return False
    number = {(text.key, p.key): p.number for text in (left, right) for p in text.passages}
    numbered = [(number[a], number[b]) for a, b in paired if number[a] and number[b]]
    return 2 * sum(ours == theirs for ours, theirs in numbered) > len(numbered)


def _answer(empty: Passage, other: Text, used: set[Place], by_issue: bool) -> Passage | None:
    """The free point of ``other`` that answers a point without text: the one with its number, or else the first."""
    fitting = [
        p
        for p in other.passages
        if (other.key, p.key) not in used
        and (
            bool(empty.issues) and p.issues[:1] == empty.issues[:1]
            if by_issue
            else bool(empty.number) and p.number == empty.number
        )
    ]
    return next((p for p in fitting if p.number == empty.number), fitting[0] if fitting else None)
