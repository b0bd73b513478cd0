"""The evidence for a pair of passages, as one number for every pair of two texts.

The numbers add up, each piece of evidence in its own scale:

- wording: the cosine of the two passages, plus a part of their neighbours' (texts that answer each other keep their
  order), minus what either has in common with everything;
- identical text: more than everything else together;
- issues, where analysts have assigned them: a shared main issue, more if nothing else in either text is on it; less for
  an issue that one only touches; a deduction if both have issues but share none;
- paired parents or children, and printed numbers as far as the texts keep them.

A recorded omission rules pairs out. Every matrix is symmetric in the two texts: swapping them transposes it.

The numbers below were chosen on the labelled pairs of ``tests/engine/labelled`` and checked on other pairs;
``docs/engine.md`` has the figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from proposals.engine.language.barriers import barrier, speech_of
from proposals.engine.marking.tokens import tokens_of, wording_of
from proposals.engine.pairing.similarity import Likeness, Matrix, along_the_order, bags, commonness, likeness
from proposals.engine.vocabulary import OmissionKind, Passage, Text

Pairs = Sequence[tuple[int, int]]
Mask = NDArray[np.bool_]

NEIGHBOURS = 0.35
"""Share of the neighbours' likeness: without it free rewrites lose 14 points of F1, at 0.5 revisions lose one."""
HUBS = 0.5
"""How much a passage's likeness to everything counts against it."""
NEAREST = 5
"""A passage's likeness to everything is the mean of its five best scores. Three lose a point on rewrites; ten are as
good."""
IDENTICAL = 4.0
"""More than all other evidence adds up to."""
MAIN, MAIN_ALONE = 0.35, 0.65
"""A main issue in common, and one that is the main issue of a single passage in either text, which is enough by itself.
If several passages share it, their wording has to agree too."""
TOUCHED, BOTH_TOUCHED = 0.2, 0.1
"""An issue that one passage is about and the other touches, and one that both touch."""
SOME_WORDS = 0.05
"""Cosine below which neither neighbours nor position count, and an issue that others share counts half: probably one
passage was dropped here and another added. Without this bound, precision on revisions that drop and add a fifth of
their clauses falls from 0.991 to 0.982."""
OTHER_MATTER = 0.2
"""Deduction if both have issues but none in common. 0.1 to 0.3 are as good."""
VOUCHED = 0.12
"""For pairs with paired parents or children."""
SAME_POSITION = 0.12
"""For the only two passages between two pairs; less if more are left over there."""
AT_MOST = 4
"""Possible pairs, such as two by two, up to which position counts; among more it says little."""
SAME_NUMBER = 0.25
"""For the same printed number, times the share of pairs found so far that have kept theirs."""


Votes = Mapping[tuple[int, int], float]
"""Points for single pairs."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Matrices of left × right passages that have text.

    ``wording`` numbers the wordings of either side: equal numbers are identical texts. ``issue`` is None if a text has
    no issues, ``allowed`` if no omission rules a pair out. ``comparable``: the texts have a language in common; if not,
    nothing of their words counts but figures.
    """

    left: Sequence[Passage]
    right: Sequence[Passage]
    score: Matrix
    alike: Likeness
    wording: tuple[list[int], list[int]]
    issue: Matrix | None
    allowed: Mask | None
    comparable: bool = True

    def identical(self, i: int, j: int) -> bool:
        """Whether the two have the same words, case and punctuation included, typography and white space aside."""
        return self.wording[0][i] == self.wording[1][j]

    def repeated(self) -> set[int]:
        """The wordings that a text has more than once."""
        return {number for side in self.wording for number, times in Counter(side).items() if times > 1}

    def issue_in_common(self, i: int, j: int) -> float:
        return 0.0 if self.issue is None else float(self.issue[i, j])

    def is_unseen(self, i: int, j: int) -> bool:
        """Whether nobody has seen the wording of one of the two."""
        return self.left[i].unseen or self.right[j].unseen

    def may_pair(self, i: int, j: int) -> bool:
        return self.allowed is None or bool(self.allowed[i, j])


def weigh(left: Text, right: Text, ours: Sequence[Passage], theirs: Sequence[Passage], *, issues: bool) -> Evidence:
    """The evidence for every pair of ``ours`` (passages of ``left``) and ``theirs``; words alone unless ``issues``."""
    comparable = barrier(speech_of(left, ours), speech_of(right, theirs)) is None
    words = _words if comparable else _figures
    alike = likeness(bags(words(ours, issues), words(theirs, issues)))
    score = along_the_order(alike.cosine, NEIGHBOURS)
    np.copyto(score, alike.cosine, where=alike.cosine < SOME_WORDS)  # order alone must not make a pair
    across, down = commonness(score, NEAREST)
    score *= 1 + HUBS
    score -= (HUBS / 2 * across)[:, None]
    score -= HUBS / 2 * down
    numbers: dict[object, int] = {}
    wording = tuple(
        [numbers.setdefault(wording_of(p.text) if comparable else (n, p.key), len(numbers)) for p in side]
        for n, side in enumerate((ours, theirs))
    )
    _add_for_identical(score, *wording)
    shared = allowed = None
    if issues and any(p.issues for p in ours) and any(p.issues for p in theirs):
        shared = shared_issues(ours, theirs)
        known = [np.array([bool(p.issues) for p in side], dtype=bool) for side in (ours, theirs)]
        score += np.where((shared < MAIN_ALONE) & (alike.cosine < SOME_WORDS), shared / 2, shared)
        score -= OTHER_MATTER * (np.outer(*known) & (shared == 0))
    if issues:
        allowed = _allowed(left, right, ours, theirs, shared)
    allowed = _only_on_an_issue(allowed, ours, theirs, shared)
    if allowed is not None:
        score[~allowed] = -1
    return Evidence(ours, theirs, score, alike, (wording[0], wording[1]), shared, allowed, comparable)


def _words(passages: Sequence[Passage], issues: bool) -> list[str]:
    """The words to compare. A heading, like an issue, says what a passage is about, so with issues it is left out."""
    return [p.text if issues or not p.heading else f"{p.heading}. {p.text}" for p in passages]


def _figures(passages: Sequence[Passage], _: bool) -> list[str]:
    """The figures alone, for texts in different languages."""
    return [" ".join(key for key in tokens_of(p.text).keys if key[:1].isdigit()) for p in passages]


def _add_for_identical(score: Matrix, ours: Sequence[int], theirs: Sequence[int]) -> None:
    where: dict[int, list[int]] = defaultdict(list)
    for j, number in enumerate(theirs):
        where[number].append(j)
    pairs = [(i, j) for i, number in enumerate(ours) for j in where.get(number, ())]
    if pairs:
        score[tuple(zip(*pairs, strict=True))] += IDENTICAL


def shared_issues(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Matrix:
    """Points for the weightiest issue that each pair has in common."""
    main = [_by_issue(side, slice(0, 1)) for side in (ours, theirs)]
    touched = [_by_issue(side, slice(1, None)) for side in (ours, theirs)]
    points = np.zeros((len(ours), len(theirs)), dtype=np.float32)
    for value, first, second in (
        (BOTH_TOUCHED, touched[0], touched[1]),
        (TOUCHED, touched[0], main[1]),
        (TOUCHED, main[0], touched[1]),
        (MAIN, main[0], main[1]),
    ):
        for issue in sorted(first.keys() & second.keys()):
            block = np.ix_(first[issue], second[issue])
            gain = MAIN_ALONE if value == MAIN and points[block].size == 1 else value
            points[block] = np.maximum(points[block], gain)
    return points


def _by_issue(passages: Sequence[Passage], part: slice) -> dict[str, list[int]]:
    indexes: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        for issue in dict.fromkeys(passage.issues[part]):
            indexes[issue].append(index)
    return indexes


def _allowed(
    left: Text, right: Text, ours: Sequence[Passage], theirs: Sequence[Passage], shared: Matrix | None
) -> Mask | None:
    """Which pairs the omissions of either text allow, None if they rule nothing out."""
    common = np.zeros((len(ours), len(theirs)), dtype=np.float32) if shared is None else shared
    allowed = np.ones(common.shape, dtype=bool)
    for of, by, base, answers, view, on_issue in (
        (left, right, ours, theirs, allowed, common),
        (right, left, theirs, ours, allowed.T, common.T),
    ):
        row_of = {p.key: row for row, p in enumerate(base)}
        for omission in by.omissions:
            if omission.of == of.key and omission.key in row_of:
                row = row_of[omission.key]
                pairs = zip(answers, on_issue[row] > 0, strict=True)
                view[row] &= np.array([may_answer(omission.how, p, on_issue=shared) for p, shared in pairs], dtype=bool)
    return None if allowed.all() else allowed


def _only_on_an_issue(
    allowed: Mask | None, ours: Sequence[Passage], theirs: Sequence[Passage], shared: Matrix | None
) -> Mask | None:
    """The same without pairs that only words could make where nobody has seen the wording: they share no issue."""
    unseen = [np.array([p.unseen for p in side], dtype=bool) for side in (ours, theirs)]
    if not any(side.any() for side in unseen):
        return allowed
    seen: Mask = np.outer(~unseen[0], ~unseen[1])
    on_issue = seen if shared is None else seen | (shared > 0)
    return on_issue if allowed is None else allowed & on_issue


def may_answer(how: OmissionKind, answer: Passage, *, on_issue: bool) -> bool:
    """Whether a passage may answer one that its text is on record as leaving out. ``on_issue``: they share an issue.

    A passage that was struck or left out can only be paired with a note that it was removed; one that was replaced can
    be paired with anything on an issue of its own.
    """
    return bool(on_issue) and (answer.status == "removed" or how == "replaced")


def vouching(ours: Sequence[Passage], theirs: Sequence[Passage], taken: Pairs) -> Votes:
    """The votes of paired parents for their children, and of paired children for their parents."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    parents = [_parents(side) for side in (ours, theirs)]
    children: list[dict[int, list[int]]] = [defaultdict(list), defaultdict(list)]
    for side in (0, 1):
        for child, parent in parents[side].items():
            children[side][parent].append(child)
    for i, j in taken:
        for child in children[0].get(i, ()):
            for other in children[1].get(j, ()):
                votes[child, other] += VOUCHED
    for pair in {(parents[0][i], parents[1][j]) for i, j in taken if i in parents[0] and j in parents[1]}:
        votes[pair] += VOUCHED
    return votes


def _parents(passages: Sequence[Passage]) -> dict[int, int]:
    at = {p.key: index for index, p in enumerate(passages)}
    return {index: at[p.parent] for index, p in enumerate(passages) if p.parent is not None and p.parent in at}


def position_votes(alike: Likeness, taken: Pairs) -> Votes:
    """Votes for what is left over between two pairs that follow each other in both texts.

    The more pairs are possible there, the less a vote counts.
    """
    if not taken:
        return {}
    height, width = alike.cosine.shape
    by_row = [(-1, -1), *sorted(taken), (height, width)]
    after = dict(pairwise(sorted(by_row, key=lambda pair: pair[1])))
    votes: dict[tuple[int, int], float] = {}
    for first, last in pairwise(by_row):
        possible = (last[0] - first[0] - 1) * (last[1] - first[1] - 1)
        if after[first] == last and 0 < possible <= AT_MOST:
            points = SAME_POSITION / possible**0.5
            for i in range(first[0] + 1, last[0]):
                for j in range(first[1] + 1, last[1]):
                    if alike.cosine[i, j] >= SOME_WORDS:
                        votes[i, j] = points
    return votes


def number_votes(ours: Sequence[Passage], theirs: Sequence[Passage], taken: Pairs) -> Votes:
    """Votes for the same printed number, as far as the pairs found so far have kept theirs."""
    numbered = [(ours[i].number, theirs[j].number) for i, j in taken if ours[i].number and theirs[j].number]
    kept_share = sum(a == b for a, b in numbered) / len(numbered) if numbered else 0.0
    column_of = {p.number: j for j, p in reversed(list(enumerate(theirs))) if p.number}
    same = {(i, column_of[p.number]) for i, p in enumerate(ours) if p.number in column_of} if kept_share else set()
    return dict.fromkeys(same, SAME_NUMBER * kept_share)
