"""Passages with the same words, said more than once: which of them answers which.

Evidence about the passage itself decides: its issues, the point above it, its number. Where that does not, they keep
their order, the first answering the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from proposals.engine.pairing.evidence import NEIGHBOURS, Evidence, Votes

Taken = dict[tuple[int, int], float]

_AT_ONCE = 40_000
"""Pairs of one wording from which their evidence is no longer weighed: 200 times on either side."""
_PLACE = 0.001
"""Less than any evidence: of places as good as each other, the most similar in both texts."""


def in_order(taken: Taken, evidence: Evidence, recorded: Votes, votes: Votes) -> Taken:
    """The pairs taken, with those of one wording in the order of both texts.

    ``recorded`` are the votes for what is known of single passages, ``votes`` those and all others.
    """
    repeated = evidence.repeated()
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in taken if repeated else ():
        if evidence.identical(i, j) and evidence.wording[0][i] in repeated:
            groups[evidence.wording[0][i]].append((i, j))
    result = dict(taken)
    for number, pairs in groups.items():
        rows, columns = ([n for n, each in enumerate(side) if each == number] for side in evidence.wording)
        if not all(evidence.may_pair(i, j) for i in rows for j in columns):
            continue
        better = _best_in_order(rows, columns, evidence, votes)
        if _known(better, evidence, recorded) < _known(pairs, evidence, recorded):
            better = _around_what_is_known(pairs, rows, columns, evidence, recorded, votes)
        for pair in pairs:
            del result[pair]
        result.update({(i, j): _score(i, j, evidence, votes) for i, j in better})
    return result


def _known(pairs: Sequence[tuple[int, int]], evidence: Evidence, recorded: Votes) -> float:
    """What is known about these passages in favour of these pairs."""
    return round(sum([evidence.issue_in_common(i, j) + recorded.get((i, j), 0.0) for i, j in pairs]), 4)


def _around_what_is_known(
    pairs: Sequence[tuple[int, int]],
    rows: Sequence[int],
    columns: Sequence[int],
    evidence: Evidence,
    recorded: Votes,
    votes: Votes,
) -> list[tuple[int, int]]:
    """The pairs that something is known about, and the others in order."""
    fixed = [pair for pair in pairs if _known([pair], evidence, recorded)]
    done, answered = {i for i, _ in fixed}, {j for _, j in fixed}
    left, right = [i for i in rows if i not in done], [j for j in columns if j not in answered]
    return [*fixed, *_best_in_order(left, right, evidence, votes)]


def _beside(i: int, j: int, evidence: Evidence) -> float:
    """What the passages before and after them have in common."""
    cosine = evidence.alike.cosine
    before = float(cosine[i - 1, j - 1]) if i and j else 0.0
    after = float(cosine[i + 1, j + 1]) if i + 1 < cosine.shape[0] and j + 1 < cosine.shape[1] else 0.0
    return NEIGHBOURS / 2 * (before + after)


def _score(i: int, j: int, evidence: Evidence, votes: Votes) -> float:
    return round(float(evidence.score[i, j]) + votes.get((i, j), 0.0), 4)


def _best_in_order(
    rows: Sequence[int], columns: Sequence[int], evidence: Evidence, votes: Votes
) -> list[tuple[int, int]]:
    """As many pairs as possible, none crossing another, with the most evidence in total."""
    if not rows or not columns:
        return []
    if len(rows) == len(columns) or len(rows) * len(columns) > _AT_ONCE:
        return list(zip(rows, columns, strict=False))
    height, width = evidence.score.shape
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for m, i in enumerate(rows):
        for n, j in enumerate(columns):
            near = _PLACE * (1 - abs(i * width - j * height) / (height * width))
            both = best[m][n] + 1 + _beside(i, j, evidence) + _known([(i, j)], evidence, votes) + near
            best[m + 1][n + 1] = max(best[m][n + 1], best[m + 1][n], both)
    pairs = []
    m, n = len(rows), len(columns)
    while m and n:
        if best[m][n] == best[m - 1][n]:
            m -= 1
        elif best[m][n] == best[m][n - 1]:
            n -= 1
        else:
            m, n = m - 1, n - 1
            pairs.append((rows[m], columns[n]))
    return pairs[::-1]
