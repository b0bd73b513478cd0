"""Precision, recall and F1 of pairs against labels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Table
from tests.engine.labelled.edits import revision_cases
from tests.engine.labelled.load import Case, Pair, real_cases, rewrite_cases

Match = Literal["all", "wording"]
Pairing = Callable[[Case], Collection[Pair]]


@dataclass(frozen=True)
class Score:
    """``right`` of the ``given`` pairs are among the ``labelled``."""

    right: int
    given: int
    labelled: int

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.given + other.given, self.labelled + other.labelled)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(case: Case, given: Collection[Pair], *, with_empty: bool = True) -> Score:
    """Score pairs of keys. Points without text count only ``with_empty``: nothing but a record can place them."""
    labelled = set(case.pairs)
    if not with_empty:
        written = [{p.key for p in text.passages if p.text} for text in (case.left, case.right)]
        labelled = {(a, b) for a, b in labelled if a in written[0] and b in written[1]}
    counted = set(given) - case.open
    return Score(len(counted & labelled), len(counted), len(labelled))


def total(cases: Iterable[Case], pairing: Pairing, *, with_empty: bool = True) -> Score:
    """The sum over cases: every pair counts the same."""
    return sum((score(case, pairing(case), with_empty=with_empty) for case in cases), Score(0, 0, 0))


def by_words(case: Case) -> set[Pair]:
    """Our pairs from words and layout alone."""
    return _in_rows(case, wording=True)


def with_issues(case: Case) -> set[Pair]:
    """Our pairs with issues, omissions and numbers."""
    return _in_rows(case, wording=False)


def _in_rows(case: Case, *, wording: bool) -> set[Pair]:
    table = compare((case.left, case.right), case.left.key, match="wording" if wording else "all")
    return {(a.key, b.key) for row in table.rows for a in row.cells[0].passages for b in row.cells[1].passages}


def among_others(cases: Iterable[Case], size: int, match: Match, *, referring: bool = False) -> Score:
    """The score of pairs in comparisons of ``size`` texts: every labelled pair of texts in every such choice.

    A pair counts if both passages have words and share a row, or with ``referring``, if one refers to the other.
    """
    by_texts = {(case.left.key, case.right.key): case for case in cases}
    texts = {text.key: text for case in cases for text in (case.left, case.right)}
    result = Score(0, 0, 0)
    for chosen in combinations(sorted(texts), size):
        labelled = [pair for pair in by_texts if set(pair) <= set(chosen)]
        tables = {base: compare([texts[key] for key in chosen], base, match=match) for base, _ in labelled}
        for left, right in labelled:
            pairs = _pairs_in(tables[left], left, right, referring)
            written = [{p.key for p in texts[key].passages if p.text} for key in (left, right)]
            given = {(a, b) for a, b in pairs if a in written[0] and b in written[1]}
            result += score(by_texts[left, right], given, with_empty=False)
    return result


def _pairs_in(table: Table, left: str, right: str, referring: bool) -> set[Pair]:
    at = [table.texts.index(key) for key in (left, right)]
    pairs = set()
    for row in table.rows:
        cells = [row.cells[index] for index in at]
        ours, theirs = ([p.key for p in each.passages] for each in cells)
        also = [
            [reference.key for reference in here.answered_by if not reference.only or there.text in reference.only]
            for here, there in (cells, cells[::-1])
            if referring
        ] or [[], []]
        pairs |= {(a, b) for a in ours for b in (*theirs, *also[1])} | {(a, b) for a in also[0] for b in theirs}
    return pairs


FAMILY = ("us-28--e3", "us-28--framework", "e3--framework")


def cases_by_kind() -> dict[str, list[Case]]:
    """All labelled cases. ``family``: three texts that rework each other; ``rivals``: other texts on the same war."""
    real = real_cases()
    rewrites = rewrite_cases()
    return {
        "revisions": revision_cases(),
        "free rewrites": [case for case in rewrites if not case.name.startswith("province")],
        "free rewrites, unseen": [case for case in rewrites if case.name.startswith("province")],
        "real texts: one family": [case for case in real if case.name in FAMILY],
        "real texts: rivals": [case for case in real if case.name not in FAMILY],
        "real texts": real,
    }
