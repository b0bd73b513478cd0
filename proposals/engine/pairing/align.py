"""Which passages of two texts answer each other, and how we know.

The evidence for every pair is added up (:mod:`proposals.engine.pairing.evidence`) and the best pairs are taken one to
one. This is done twice: pairs found in the first round give points to parents, children and numbers in the second. Then

- points without text are placed (:mod:`proposals.engine.pairing.placeholders`);
- leftovers are attached to a paired passage that contains them, which makes a split or a merge;
- sub-points whose point was answered by a single clause go with it.

What finds no place stays alone: a wrong pair costs a reader more than an honest "not matched". A correspondence stands
above all this and is handled where rows are made (:mod:`proposals.engine.table.rows`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from proposals.engine.pairing.evidence import TOUCHED, Evidence, Votes, number_votes, position_votes, vouching, weigh
from proposals.engine.pairing.placeholders import place_empty_points
from proposals.engine.pairing.repeated import in_order
from proposals.engine.pairing.similarity import Ids, Vector
from proposals.engine.vocabulary import MatchedBy, Passage, Place, Text

ENOUGH_WORDS, ENOUGH_WITH_ISSUES = 0.4, 0.55
"""Scores from which a pair is taken: from words alone, and with issues. At 0.38 precision on rival texts falls to 0.92;
at 0.5 clauses begin to pair because many share their issue."""
CONTAINED = 0.55
"""A leftover is attached if this share of its weight is in the other passage and not in that passage's partner."""
CONTAINED_WITH_ISSUE = 0.5
"""The same for passages with an issue in common."""
CONTAINED_NEXT_TO_IT = 0.3
"""The same for a leftover next to the partner, since halves of a split are side by side."""
SAYS_NO_MORE = 0.5
"""A clause with half of its weight from the point that leads in a list answers that point and not the list."""
WORTH_NAMING = 0.25
"""Lowest score of a rival: between 0.25 and 0.3 two of 140 were right."""


@dataclass(frozen=True, slots=True)
class Link:
    """``left`` and ``right`` answer each other.

    ``whole`` is None for a pair. Otherwise the link attaches a part to the passage ``whole``, which is paired with
    another passage, or with the part's point (``led_in``). ``empty``: one of the two has no text. ``unique``: no other
    passage of either text has exactly these words.
    """

    left: Place
    right: Place
    by: MatchedBy
    score: float
    whole: Place | None = None
    led_in: bool = False
    empty: bool = False
    unique: bool = True


@dataclass(frozen=True, slots=True)
class Findings:
    """The links between two texts, and for each passage the best pair that was not taken."""

    links: tuple[Link, ...]
    rivals: tuple[Link, ...]


@dataclass(slots=True)
class _Search:
    """The search for links between two texts.

    ``places`` are those of the passages that have text, ``taken`` pairs of indexes into them, ``repeated`` the wordings
    that occur more than once; ``at`` maps a place to its index in ``places``.
    """

    texts: tuple[Text, Text]
    evidence: Evidence
    places: tuple[list[Place], list[Place]]
    taken: list[tuple[int, int]]
    repeated: set[int]
    issues: bool
    links: list[Link] = field(default_factory=list)
    at: list[dict[Place, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.at = [{place: index for index, place in enumerate(places)} for places in self.places]

    def used(self) -> set[Place]:
        return {place for link in self.links for place in (link.left, link.right)}

    def link(self, i: int, j: int, score: float, whole: Place | None = None) -> Link:
        by: MatchedBy = "wording" if self.evidence.comparable else "figures"
        if self.evidence.issue_in_common(i, j):
            by = "issue"
        unique = True
        if self.evidence.is_unseen(i, j):
            score = min(score, self.evidence.issue_in_common(i, j))
        elif self.evidence.identical(i, j):
            by, unique = "identical", self.evidence.wording[0][i] not in self.repeated
        return Link(self.places[0][i], self.places[1][j], by, round(float(score), 4), whole, unique=unique)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The pairs worth looking at, in columns, best first.

    Ties go to the pair with the most similar positions in its two texts, then to the earlier one.
    """

    rows: Ids
    columns: Ids
    scores: Vector

    @classmethod
    def of(cls, evidence: Evidence, votes: Votes) -> _Candidates:
        """The pairs that score ``WORTH_NAMING`` or have votes."""
        score = evidence.score
        height, width = score.shape
        flat = np.flatnonzero(score >= WORTH_NAMING)
        if votes:
            voted = np.array([i * width + j for i, j in votes], dtype=np.int64)
            flat = np.union1d(flat, voted)
        rows, columns = np.divmod(flat, max(width, 1))
        scores = score[rows, columns]
        if votes:
            scores[np.searchsorted(flat, voted)] += np.array(list(votes.values()), dtype=np.float32)
            if evidence.allowed is not None:
                scores[~evidence.allowed[rows, columns]] = -1
        scores = np.round(scores, 4)
        order = np.lexsort((rows + columns, np.abs(rows * width - columns * height), -scores))
        return cls(rows[order], columns[order], scores[order])

    def one_to_one(self, enough: float) -> dict[tuple[int, int], float]:
        """Pairs with their scores, best first, each row and column once, down to a score of ``enough``."""
        last = int(np.searchsorted(-self.scores, -enough, side="right"))
        free_rows, free_columns = set(self.rows[:last].tolist()), set(self.columns[:last].tolist())
        taken = {}
        for i, j, score in zip(*(column[:last].tolist() for column in self.in_columns()), strict=True):
            if i in free_rows and j in free_columns:
                free_rows.remove(i)
                free_columns.remove(j)
                taken[i, j] = score
        return taken

    def in_columns(self) -> tuple[Ids, Ids, Vector]:
        return self.rows, self.columns, self.scores

    def best_but(self, taken: Collection[tuple[int, int]]) -> list[tuple[int, int, float]]:
        """For each row and each column, the best pair worth naming that is not taken."""
        width = int(np.max(self.columns, initial=0)) + 1
        others = ~np.isin(self.rows * width + self.columns, [i * width + j for i, j in taken])
        rows, columns, scores = (column[others & (self.scores >= WORTH_NAMING)] for column in self.in_columns())
        firsts = np.union1d(np.unique(rows, return_index=True)[1], np.unique(columns, return_index=True)[1])
        return [(int(rows[n]), int(columns[n]), float(scores[n])) for n in firsts]


def pairs_of(texts: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """Every two texts once, in an order that depends only on their keys."""
    ordered = sorted(texts, key=lambda text: text.key)
    for index, left in enumerate(ordered):
        for right in ordered[index + 1 :]:
            yield left, right


def find_links(left: Text, right: Text, *, issues: bool = True, settled: frozenset[Place] = frozenset()) -> Findings:
    """Pair two texts, from words and layout alone unless ``issues``.

    ``settled`` passages have a correspondence between these two texts and are left alone. Time and memory grow with the
    product of the numbers of passages.
    """
    ours, theirs = _written(left, settled), _written(right, settled)
    evidence = weigh(left, right, ours, theirs, issues=issues)
    candidates, taken = _two_rounds(evidence, ours, theirs, issues)
    places = [(left.key, p.key) for p in ours], [(right.key, p.key) for p in theirs]
    search = _Search((left, right), evidence, places, sorted(taken), evidence.repeated(), issues)
    search.links = [search.link(i, j, taken[i, j]) for i, j in search.taken]
    if issues:
        search.links += _empty_points(search, settled)
    for side in (0, 1) if evidence.comparable else ():
        search.links += _attached(search, side)
    for side in (0, 1) if evidence.comparable or issues else ():
        search.links += _led_in(search, side, settled)
    linked = {(link.left, link.right) for link in search.links}
    rivals = [search.link(i, j, score) for i, j, score in candidates.best_but(taken)]
    return Findings(tuple(search.links), tuple(r for r in rivals if (r.left, r.right) not in linked))


def _written(text: Text, settled: frozenset[Place]) -> list[Passage]:
    """The passages to pair by their words."""
    return [p for p in text.passages if p.text and (text.key, p.key) not in settled]


def _two_rounds(
    evidence: Evidence, ours: Sequence[Passage], theirs: Sequence[Passage], issues: bool
) -> tuple[_Candidates, dict[tuple[int, int], float]]:
    """The candidates and the pairs taken: first by the evidence alone, then with the votes of the first round."""
    enough = ENOUGH_WITH_ISSUES if issues else ENOUGH_WORDS
    candidates = _Candidates.of(evidence, {})
    taken = in_order(candidates.one_to_one(enough), evidence, {}, {})
    recorded: Counter[tuple[int, int]] = Counter()
    recorded.update(vouching(ours, theirs, list(taken)))
    if issues:
        recorded.update(number_votes(ours, theirs, list(taken)))
    votes = recorded + Counter(position_votes(evidence.alike, list(taken)))
    if votes:
        candidates = _Candidates.of(evidence, votes)
        taken = in_order(candidates.one_to_one(enough), evidence, recorded, votes)
    return candidates, taken


def _empty_points(search: _Search, settled: frozenset[Place]) -> list[Link]:
    paired = [(link.left, link.right) for link in search.links]
    return [
        Link(a, b, "issue" if by_issue else "number", 1.0, empty=True)
        for a, b, by_issue in place_empty_points(*search.texts, paired, settled)
    ]


def _attached(search: _Search, side: int) -> list[Link]:
    """Attach each leftover of a side to the passage that has most of it that its partner does not account for."""
    evidence, used = search.evidence, search.used()
    partner_of = {pair[1 - side]: pair[side] for pair in search.taken}
    links = []
    for part, here in enumerate(search.places[side]):
        if here in used:
            continue
        inside = evidence.alike.inside(side, part)
        best: tuple[float, int] | None = None
        for whole in np.flatnonzero(inside >= CONTAINED_NEXT_TO_IT).tolist():
            i, j = (whole, part) if side else (part, whole)
            if not evidence.may_pair(i, j):
                continue
            partner, value = partner_of.get(whole), float(inside[whole])
            needed = CONTAINED_WITH_ISSUE if evidence.issue_in_common(i, j) >= TOUCHED else CONTAINED
            if partner is not None:
                value *= evidence.alike.bags.fresh(side, part, whole, partner)
                if abs(partner - part) == 1:
                    needed = CONTAINED_NEXT_TO_IT
            if value >= needed and (best is None or value > best[0]):
                best = value, whole
        if best is not None:
            i, j = (best[1], part) if side else (part, best[1])
            links.append(search.link(i, j, best[0], search.places[1 - side][best[1]]))
    return links


def _led_in(search: _Search, side: int, settled: frozenset[Place]) -> list[Link]:
    """Send sub-points with their point if a single clause answers it: a list that one sentence answers is one row.

    If an omission records what became of a sub-point, it goes only if it was replaced. Otherwise the clause must have
    no sub-points itself and cover the list.
    """
    parts = _left_over_parts(search, side, settled)
    if not parts:
        return []
    text, other = search.texts[side], search.texts[1 - side]
    answers = _answers(search, side)
    with_parts = {p.parent for p in other.passages}
    recorded = {gone.key: gone.how for gone in other.omissions if search.issues and gone.of == text.key}
    links = []
    for part in parts:
        answer = answers.get(part.parent or "")
        if answer is None:
            continue
        if part.key in recorded:
            goes = recorded[part.key] == "replaced"
        else:
            goes = answer.key not in with_parts and _covers_the_list(search, side, part, answer)
        if goes:
            here, there = (text.key, part.key), (other.key, answer.key)
            left, right = (there, here) if side else (here, there)
            links.append(Link(left, right, "issue" if search.issues else "wording", 0.0, there, led_in=True))
    return links


def _left_over_parts(search: _Search, side: int, settled: frozenset[Place]) -> list[Passage]:
    """The sub-points of a side that have no link."""
    text, used = search.texts[side], search.used() | settled
    return [p for p in text.passages if p.text and p.parent is not None and (text.key, p.key) not in used]


def _answers(search: _Search, side: int) -> dict[str, Passage]:
    """The passage with text that each passage of a side is paired with, by key."""
    written = {p.key: p for p in search.texts[1 - side].passages if p.text}
    pairs = {(k.left, k.right)[side][1]: (k.left, k.right)[1 - side][1] for k in search.links if k.whole is None}
    return {here: written[there] for here, there in pairs.items() if there in written}


def _covers_the_list(search: _Search, side: int, part: Passage, answer: Passage) -> bool:
    """Whether the clause that answers a point also covers its sub-point ``part``.

    It does if it is on the main issue of the sub-point or, where issues do not count, has most of its words from
    elsewhere than the point. A clause that says no more than the point has dropped the list, and a text known only from
    reports gives points in outline.
    """
    if search.issues:
        return bool(part.issues) and answer.issues[:1] == part.issues[:1]
    text, other = search.texts[side], search.texts[1 - side]
    if not text.availability == other.availability == "full":
        return False
    shared = search.evidence.alike.inside(1 - side, search.at[1 - side][other.key, answer.key])
    return float(shared[search.at[side][text.key, part.parent or ""]]) < SAYS_NO_MORE
