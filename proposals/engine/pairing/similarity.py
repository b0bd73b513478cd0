"""How similar passages are: one number for every passage of one text against every passage of the other.

A passage is a bag of *terms*: the first letters of its words in lower case, and its figures whole. The fewer passages
have a term, the more it weighs. What two passages have in common as a share of the weight of one says whether that one
is contained in the other; the geometric mean of both shares, the cosine, says whether they are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from proposals.engine.marking.tokens import is_word, tokens_of

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]
Ids = NDArray[np.int64]
Weights = NDArray[np.float64]

STEM = 5
"""Letters of a word that count. This equates "rebuild" with "rebuilding", and the cases of Ukrainian and Russian nouns,
without a dictionary. Whole words lose 10 points of F1 on free rewrites; 4 letters find more of those, but also wrong
pairs between rival texts."""
ONE_SIDED = 0.6
"""Weight of a term that only one of the texts has: it distinguishes passages of that text, but does not say which of
them answers a passage of the other. 1 loses 8 points of F1 on rival texts; 0.4 brings wrong pairs."""
FEW = 12
"""Fewer passages are weighed as if they were this many, since among two or three every word is common."""
DENSE_SHARE = 1 / 800
"""A term shared by more than this part of all pairs is multiplied as a column of a dense matrix, a rarer one through
lists of the passages that have it. At this share both cost the same here; doubling or halving it changes little."""


@lru_cache(maxsize=1 << 14)
def term_ids(text: str) -> Ids:
    """The distinct terms of a text in order of appearance, as hashes, since only their equality matters."""
    keys = tokens_of(text).keys
    terms = [key if key[0].isdigit() else key.casefold()[:STEM] for key in keys if is_word(key)]
    return np.fromiter(map(hash, dict.fromkeys(terms)), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Bags:
    """The passages of two texts as bags over one vocabulary, as (passage index, term id) pairs sorted by passage.

    ``weight`` holds one weight per term: the square of ``log((1 + passages) / passages that have it)``, counted over
    both texts.
    """

    left: tuple[Ids, Ids]
    right: tuple[Ids, Ids]
    shape: tuple[int, int]
    weight: Weights

    def terms_of(self, side: int, index: int) -> Ids:
        """The term ids of one passage; ``side`` is 0 for left and 1 for right."""
        rows, terms = (self.left, self.right)[side]
        first, last = np.searchsorted(rows, [index, index + 1])
        return terms[first:last]

    def fresh(self, side: int, part: int, whole: int, partner: int) -> float:
        """The share of what a part has in common with a whole that the whole's partner lacks."""
        common = np.intersect1d(self.terms_of(side, part), self.terms_of(1 - side, whole))
        new = np.setdiff1d(common, self.terms_of(side, partner))
        total = float(self.weight[common].sum())
        return float(self.weight[new].sum()) / total if total else 0.0


def bags(left: Sequence[str], right: Sequence[str]) -> Bags:
    """Both texts as bags. Terms are numbered by first appearance, so nothing depends on their hashes."""
    ids_of = [term_ids(text) for text in (*left, *right)]
    rows = np.repeat(np.arange(len(ids_of)), [len(ids) for ids in ids_of])
    hashes = np.concatenate(ids_of) if ids_of else np.empty(0, dtype=np.int64)
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    terms = rank[inverse]
    border = int(np.searchsorted(rows, len(left)))
    sides = (rows[:border], terms[:border]), (rows[border:] - len(left), terms[border:])
    held = [np.bincount(side[1], minlength=len(first)) for side in sides]
    weight = np.log((1 + max(len(ids_of), FEW)) / (held[0] + held[1]))
    weight[(held[0] == 0) | (held[1] == 0)] *= ONE_SIDED
    return Bags(*sides, (len(left), len(right)), weight**2)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``cosine``: left × right passages, 0 to 1. ``lengths``: of the passages of each side, as vectors of weights."""

    bags: Bags
    cosine: Matrix
    lengths: tuple[Vector, Vector]

    def inside(self, side: int, part: int) -> Vector:
        """The share of a passage's weight that each passage of the other side also has."""
        row = self.cosine[:, part] if side else self.cosine[part]
        share: Vector = row * (self.lengths[1 - side] / self.lengths[side][part])
        return share


def likeness(both: Bags) -> Likeness:
    """Compare every passage of the left text with every passage of the right one."""
    lengths = _length(both, 0), _length(both, 1)
    rows, columns = both.shape
    holders = [np.bincount(side[1], minlength=len(both.weight)) for side in (both.left, both.right)]
    pairs = holders[0] * holders[1]
    common = pairs > rows * columns * DENSE_SHARE
    # OpenBLAS may report an invalid operation on numbers beyond the edge, which it does not use (numpy issue 24067).
    with np.errstate(invalid="ignore"):
        cosine: Matrix = _as_columns(both, common, lengths, 0) @ _as_columns(both, common, lengths, 1).T
    # Rare terms: every holder on the left with every holder on the right, added up by pair.
    rare = ((pairs > 0) & ~common)[both.left[1]]
    row, term = both.left[0][rare], both.left[1][rare]
    times = holders[1][term]
    ends = np.cumsum(times)
    if len(ends):
        by_term = both.right[0][np.argsort(both.right[1], kind="stable")]
        starts = np.cumsum(holders[1]) - holders[1]
        partner = by_term[np.arange(ends[-1]) + np.repeat(starts[term] - (ends - times), times)]
        share = np.repeat(both.weight[term] / lengths[0][row], times) / lengths[1][partner]
        pair = np.repeat(row * columns, times) + partner
        cosine += np.bincount(pair, weights=share, minlength=rows * columns).reshape(rows, columns)
    return Likeness(both, cosine, lengths)


def _length(both: Bags, side: int) -> Vector:
    """The Euclidean length of each passage of a side, never zero: a passage without words is like nothing."""
    rows, terms = (both.left, both.right)[side]
    squares = np.bincount(rows, weights=both.weight[terms], minlength=both.shape[side])
    return np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)


def _as_columns(both: Bags, wanted: NDArray[np.bool_], lengths: tuple[Vector, Vector], side: int) -> Matrix:
    """The passages of a side over the wanted terms, each scaled to length 1 over all its terms."""
    rows, terms = (both.left, both.right)[side]
    column_of = np.cumsum(wanted) - 1
    selected = wanted[terms]
    row, term = rows[selected], terms[selected]
    matrix = np.zeros((both.shape[side], int(wanted.sum())), dtype=np.float32)
    matrix[row, column_of[term]] = np.sqrt(both.weight[term]) / lengths[side][row]
    return matrix


def along_the_order(scores: Matrix, share: float) -> Matrix:
    """Add ``share`` of the mean of both diagonal neighbours, since texts that answer each other keep their order."""
    smooth = scores.copy()
    eased = scores * np.float32(share / 2)
    smooth[1:, 1:] += eased[:-1, :-1]
    smooth[:-1, :-1] += eased[1:, 1:]
    return smooth


def commonness(scores: Matrix, nearest: int) -> tuple[Vector, Vector]:
    """How much each row and each column resembles everything: the mean of its ``nearest`` best scores."""
    rows, columns = scores.shape
    if not rows or not columns:
        return np.zeros(rows, dtype=np.float32), np.zeros(columns, dtype=np.float32)
    across: Vector = np.partition(scores, max(columns - nearest, 0), axis=1)[:, -nearest:].mean(axis=1)
    down: Vector = np.partition(scores, max(rows - nearest, 0), axis=0)[-nearest:].mean(axis=0)
    return across, down
