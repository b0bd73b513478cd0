"""What a person who aligns two texts is shown: for every passage of one, the passages of the other, best first.

:mod:`proposals.engine.pairing.align` decides; this module only ranks. Scores and certainties are those of the engine,
so the workbench and the comparison never disagree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from proposals.engine.pairing import certainty
from proposals.engine.pairing.align import WORTH_NAMING, Link, find_links
from proposals.engine.pairing.evidence import weigh
from proposals.engine.pairing.similarity import bags, likeness
from proposals.engine.vocabulary import MatchedBy, Passage, Place, Text

ALIKE = 0.12
"""Cosine from which a clause is worth naming as similar; below it the two share only common words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other text.

    ``certainty`` is None if the score is too low to be measured. ``proposed``: the engine would pair the two, ``by``
    this evidence.
    """

    key: str
    score: float
    certainty: float | None = None
    proposed: bool = False
    by: MatchedBy = "unmatched"


@dataclass(frozen=True, slots=True)
class Proposed:
    """Passages that the engine would put into one row, and the certainty of the weakest link between them."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    certainty: float


def ranked(left: Text, right: Text, settled: Collection[Place] = ()) -> dict[str, tuple[Candidate, ...]]:
    """For every passage of ``left`` all passages of ``right``: what the engine would pair first, then by score.

    ``settled`` passages have a correspondence between these two texts: the engine proposes nothing for them, but they
    are still ranked by their evidence. Passages without text come last, unless they are proposed.
    """
    ours, theirs = ([p for p in text.passages if p.text] for text in (left, right))
    score = weigh(left, right, ours, theirs, issues=True).score
    links = {(k.left[1], k.right[1]): k for k in find_links(left, right, settled=frozenset(settled)).links}
    row_of = {p.key: row for row, p in enumerate(ours)}
    column_of = {p.key: column for column, p in enumerate(theirs)}
    paired = {place for link in links.values() for place in (link.left, link.right)}

    def candidate(here: Passage, there: Passage) -> Candidate:
        link = links.get((here.key, there.key))
        if link is not None:
            return Candidate(there.key, link.score, certainty.of_link(link), True, link.by)
        if here.key not in row_of or there.key not in column_of:
            return Candidate(there.key, 0.0)
        value = round(float(score[row_of[here.key], column_of[there.key]]), 4)
        if value < WORTH_NAMING:
            return Candidate(there.key, value)
        places = (left.key, here.key), (right.key, there.key)
        rival = Link(*places, "wording", value)
        return Candidate(
            there.key, value, certainty.of_rival(rival, both_paired=all(place in paired for place in places))
        )

    order = {p.key: index for index, p in enumerate(right.passages)}
    return {
        here.key: tuple(
            sorted(
                (candidate(here, there) for there in right.passages),
                key=lambda each: (not each.proposed, each.key not in column_of, -each.score, order[each.key]),
            )
        )
        for here in left.passages
    }


def proposed(left: Text, right: Text, settled: Collection[Place] = (), at_least: float = 0.0) -> tuple[Proposed, ...]:
    """The groups that the engine would make, each passage once, in the order of ``left``.

    Only links of a certainty of ``at_least`` count. A split or a merge has several passages on one side.
    """
    rated = [(certainty.of_link(k), k) for k in find_links(left, right, settled=frozenset(settled)).links]
    groups: dict[Place, list[Place]] = {}
    weakest: dict[int, float] = {}
    for value, link in sorted(rated, key=lambda pair: (pair[1].whole is not None, -pair[0], pair[1].left)):
        if value < at_least:
            continue
        one, two = (groups.setdefault(place, [place]) for place in (link.left, link.right))
        # A part goes to its whole; two points of one text are joined by nothing else.
        if one is two or (link.whole is None and (len(one) > 1 or len(two) > 1)):
            continue
        held = min(weakest.pop(id(one), 1.0), weakest.pop(id(two), 1.0), value)
        one += two
        weakest[id(one)] = held
        groups |= dict.fromkeys(two, one)
    joined = list({id(places): places for places in groups.values() if len(places) > 1}.values())
    position = {(text.key, p.key): index for text in (left, right) for index, p in enumerate(text.passages)}
    answers = [
        Proposed(_side(places, left.key, position), _side(places, right.key, position), weakest[id(places)])
        for places in joined
    ]
    return tuple(sorted(answers, key=lambda group: position[left.key, group.left[0]]))


def _side(places: Iterable[Place], text: str, position: dict[Place, int]) -> tuple[str, ...]:
    return tuple(key for _, key in sorted((place for place in places if place[0] == text), key=position.__getitem__))


def similar(text: str, others: Sequence[str], most: int = 8) -> list[tuple[int, float]]:
    """The indexes of the texts most like ``text`` with their cosines (0 to 1), best first."""
    return similar_to_each([text], others, most)[0]


def similar_to_each(texts: Sequence[str], others: Sequence[str], most: int = 8) -> list[list[tuple[int, float]]]:
    """:func:`similar` for each of ``texts``, compared at once."""
    if not others or not texts:
        return [[] for _ in texts]
    cosine = likeness(bags(texts, others)).cosine
    result = []
    for row in cosine:
        best = sorted(((-round(float(value), 4), index) for index, value in enumerate(row) if value >= ALIKE))[:most]
        result.append([(index, -value) for value, index in best])
    return result
