"""What is said of two texts does not depend on what else is compared: over all starter data.

There is one exception: which clauses an empty cell names, where a row has fewer clauses of the base, or another issue,
than between the two texts alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from proposals.comparison.compare import Records
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.engine.vocabulary import Place
from proposals.models import Proposal
from tests.comparison.starter import PROCESSES, choices, load_starter_data, records_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

Rows = tuple[ComparedRow, ...]


@pytest.fixture(scope="module")
def loaded(once):
    once(load_starter_data)


@pytest.fixture(scope="module")
def tables():
    """The rows of texts against a base, each comparison made once."""

    @cache
    def rows(records: Records, texts: tuple[Proposal, ...], base: Proposal) -> Rows:
        return records.comparison(texts, base).every_row

    return rows


@pytest.fixture(scope="module")
def read():
    return cache(records_of)


@pytest.fixture(params=PROCESSES)
def process(request, loaded, db) -> str:
    return request.param


def places(cell: ComparedCell) -> list[Place]:
    return [(cell.proposal.slug, compared.clause.key) for compared in cell.clauses]


def answers(rows: Rows, base: Proposal, other: Proposal) -> set[frozenset[Place]]:
    """Which clauses of two texts answer each other, in one row or from another."""
    found = set()
    for row in rows:
        ours, theirs = (next(cell for cell in row.cells if cell.proposal == text) for text in (base, other))
        found |= {frozenset({here, there}) for here in places(ours) for there in places(theirs)}
        for speaking, referring in ((ours, theirs), (theirs, ours)):
            named = [
                (referring.proposal.slug, each.clause.key)
                for each in referring.answered_by
                if not each.only or speaking.proposal in each.only
            ]
            found |= {frozenset({here, there}) for here in places(speaking) for there in named}
    return found


def said(cell: ComparedCell) -> tuple:
    """What a cell with clauses says of its text and the base."""
    return cell.relation, cell.relation_by, cell.state, cell.cell.barrier, cell.cell.speaks_elsewhere


def silence(cell: ComparedCell) -> tuple:
    return cell.cell.silence, cell.cell.because, cell.relation, cell.cell.barrier


def moved(cell: ComparedCell) -> dict[str, str | None]:
    return {compared.clause.key: compared.marked.moved_from for compared in cell.clauses}


def cells_of(row: ComparedRow, other: Proposal) -> tuple[ComparedCell, ComparedCell]:
    return row.base, next(cell for cell in row.cells if cell.proposal == other)


def disagreements(rows: Rows, alone: Rows, base: Proposal, other: Proposal) -> Iterator[tuple]:
    """Where rows say something else of two texts than the comparison of the two alone."""
    one, two = answers(rows, base, other), answers(alone, base, other)
    yield from (("pair", *sorted(pair)) for pair in one ^ two)
    by_place = {place: cells_of(row, other) for row in alone for cell in row.cells for place in places(cell)}
    for row in rows:
        ours, theirs = cells_of(row, other)
        if theirs.clauses:
            base_alone, other_alone = by_place[places(theirs)[0]]
            if bool(ours.clauses) == bool(base_alone.clauses) and said(theirs) != said(other_alone):
                yield "relation", row.row.id, said(other_alone), said(theirs)
            if ours.clauses and not moved(theirs).items() <= moved(other_alone).items():
                yield "moved", row.row.id
        elif ours.clauses and not theirs.answered_by:
            base_alone, other_alone = by_place[places(ours)[0]]
            if other_alone.clauses or silence(theirs) != silence(other_alone):
                yield "silence", row.row.id, silence(other_alone), silence(theirs)
            elif (theirs.elsewhere, theirs.omissions) != (other_alone.elsewhere, other_alone.omissions):
                yield "named", row.row.id, other_alone.elsewhere, theirs.elsewhere


def has_clauses_that_stand_in_several_rows_alone(row: ComparedRow, alone: Rows) -> bool:
    """A clause of a third text answers several of one text, which are in rows of their own between the two alone."""
    by_place = {place: each.row.id for each in alone for cell in each.cells for place in places(cell)}
    return any(len({by_place[place] for place in places(cell) if place in by_place}) > 1 for cell in row.cells)


def has_a_base_without_an_issue(row: ComparedRow) -> bool:
    """The row has an issue from another text alone, and every silence is about the row's issue."""
    return not any(compared.clause.all_issues for compared in row.base.clauses)


def only_the_barrier_differs(alone: tuple, here: tuple) -> bool:
    """Some of several clauses in one cell have a wording that nobody has seen; alone, they stand in other rows."""
    return [alone[:3], alone[4:], here[3]] == [here[:3], here[4:], "unseen"]


def in_all(records: Records, tables, count: int, most: int = 0) -> Iterator[tuple]:
    for texts in choices(records, count, most):
        for base in texts:
            rows = tables(records, texts, base)
            by_id = {row.row.id: row for row in rows}
            for other in texts:
                if other == base:
                    continue
                pair = tuple(text for text in records.proposals if text in (base, other))
                alone = tables(records, pair, base)
                for kind, *where in disagreements(rows, alone, base, other):
                    row = by_id.get(where[0])
                    glued = row is not None and has_clauses_that_stand_in_several_rows_alone(row, alone)
                    impossible = kind == "named" and (glued or has_a_base_without_an_issue(row))
                    impossible |= kind == "relation" and glued and only_the_barrier_differs(*where[1:])
                    yield impossible, [text.slug for text in texts], base.slug, other.slug, kind, *where


@pytest.mark.parametrize(
    ("count", "most", "match"),
    [
        (3, 0, "all"),
        (4, 6, "all"),
        (6, 4, "all"),
        (3, 6, "wording"),
        *(pytest.param(count, 0, "all", marks=pytest.mark.full_matrix) for count in (4, 5, 6)),
        pytest.param(3, 0, "wording", marks=pytest.mark.full_matrix),
        *(pytest.param(count, 16, "wording", marks=pytest.mark.full_matrix) for count in (4, 5, 6)),
    ],
)
def test_a_pair_of_texts_is_compared_as_if_there_were_no_others(process, read, tables, count, most, match):
    found = list(in_all(read(process, match), tables, count, most))
    assert [each for impossible, *each in found if not impossible] == []
