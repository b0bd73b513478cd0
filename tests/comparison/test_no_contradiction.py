"""Who addresses what: clauses, cells, the matrix of issues and the page of an issue say the same."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from proposals.comparison import relation_wording, silence_wording
from proposals.comparison.compare import compare
from proposals.comparison.issue_coverage import Coverage, coverage_by_issue
from proposals.comparison.issue_history import issue_history
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.dataset.load import load_folder
from proposals.models import Clause, Issue, Proposal
from tests.dataset.test_starter_data import STARTER

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

ON_RECORD = {"struck", "omitted"}


@pytest.fixture(scope="module")
def loaded(once):
    for folder in (STARTER, STARTER.with_name("gaza-2025")):
        once(load_folder, folder, lambda line: None)


@pytest.fixture(params=["russia-ukraine-settlement", "gaza-2025"])
def texts(loaded, db, request) -> list[Proposal]:
    """All texts of a process, those without clauses among them."""
    return texts_of(request.param)


@pytest.fixture
def ukraine(loaded, db) -> list[Proposal]:
    return texts_of("russia-ukraine-settlement")


def texts_of(process: str) -> list[Proposal]:
    return list(Proposal.objects.public().filter(process__slug=process).with_relatives())


Matrix = dict[tuple[str, str], Coverage]


@pytest.fixture
def matrix(texts) -> Matrix:
    """What the matrix of issues says, by issue and text."""
    rows = coverage_by_issue(texts, list(Issue.objects.filter(topic__process=texts[0].process_id)))
    return {(issue.slug, each.proposal.slug): each for issue, row in rows.items() for each in row}


def contradictions(comparison: Comparison, matrix: Matrix) -> list[tuple]:
    """The cells without clauses that say something else than the matrix of issues."""
    return [
        (comparison.base.slug, row.row.id, cell.proposal.slug, cell.cell.silence)
        for row in comparison.rows
        for cell in row.cells
        if cell.cell.silence and not agrees(cell, row, matrix)
    ]


def speaks_of(row: ComparedRow, text: str, matrix: Matrix) -> tuple[Clause, ...]:
    """The clauses of a text on the issue of a row; if it has none, those on any other issue of the base's clauses.

    If the base has none, or they are on no issue, those of all others count.
    """
    if not row.issue:
        return ()
    of_base, of_all = (
        [issue for cell in cells for compared in cell.clauses for issue in compared.clause.all_issues]
        for cells in ([row.base], [row.base, *row.others])
    )
    issues = dict.fromkeys(of_base or of_all)
    there = [matrix[issue.slug, text].clauses for issue in issues]
    return there[0] or tuple(dict.fromkeys(clause for each in there for clause in each))


def agrees(cell: ComparedCell, row: ComparedRow, matrix: Matrix) -> bool:
    text, silence = cell.proposal.slug, cell.cell.silence
    there = matrix.get((row.row.issue, text))
    if cell.elsewhere != speaks_of(row, text, matrix):
        return False
    if there and not {*there.omissions} <= {*cell.omissions, *cell.on_record}:
        return False
    # What speaks of another issue of the row names it.
    if there and not there.clauses and not all(cell.other_issue_of(clause) for clause in cell.further):
        return False
    if silence in ON_RECORD:  # a record about a clause of the row, which may be on another issue than the row
        issues = {compared.clause.issue for each in row.cells for compared in each.clauses} - {None}
        on_clauses = [matrix[issue.slug, text] for issue in issues]
        return any(each.clauses or each.silence in ON_RECORD for each in on_clauses)
    if silence == "other_row":  # says more than the tags: a clause answers this row, and where it stands
        return bool(cell.answered_by) and cell.cell.relation is None
    if silence == "not_searched":  # the tags may tell what comparing words cannot
        return cell.cell.relation is None
    if cell.elsewhere:
        return silence != "not_addressed" and cell.cell.relation is None
    # Where the matrix says that a clause was left out, it may be one that another row or text is about: it is named.
    known = there is None or there.silence in ON_RECORD
    return silence not in ("elsewhere", "bracketed") and (known or silence == there.silence)


def test_the_matrix_and_the_pages_of_issues_name_the_clauses_that_are_tagged(texts, matrix):
    tagged: dict[tuple[str, str], list[Clause]] = {place: [] for place in matrix}
    for clause in (
        Clause.objects.public()
        .filter(proposal__in=texts)
        .select_related("proposal", "issue")
        .order_by("proposal", "order", "key")
    ):
        for issue in {clause.issue, *clause.further_issues.all()} - {None}:
            tagged[issue.slug, clause.proposal.slug].append(clause)

    assert {place: list(each.clauses) for place, each in matrix.items()} == tagged
    for issue in Issue.objects.filter(topic__process=texts[0].process_id).select_related("topic__process"):
        for step in issue_history(issue):
            assert step.coverage == matrix[issue.slug, step.proposal.slug]


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.full_matrix)])
def test_no_pair_of_texts_contradicts_the_matrix_of_issues(texts, matrix, step):
    pairs = [(pair, base) for pair in combinations(texts, 2) for base in pair]
    assert len(pairs) == len(texts) * (len(texts) - 1) > 5
    assert [each for pair, base in pairs[::step] for each in contradictions(compare(pair, base), matrix)] == []


@pytest.mark.parametrize("each", [3, pytest.param(60, marks=pytest.mark.full_matrix)])
@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_no_larger_comparison_contradicts_the_matrix_of_issues(texts, matrix, count, each):
    random = Random(count)
    for _ in range(each):
        chosen = random.sample(texts, min(count, len(texts)))
        match = random.choice(["all", "wording"])
        assert contradictions(compare(chosen, random.choice(chosen), match=match), matrix) == []


@pytest.mark.parametrize(
    ("other", "row_id", "issue", "words"),
    [
        ("us-four-documents-2025-12", "us-four-documents-2025-12.r8", "NATO membership of Ukraine", "see 7"),
        ("geneva-19-point-2025-11", "geneva-19-point-2025-11.r8", "Ukrainian-held Donbas", "see 21.d"),
    ],
)
def test_the_28_points_are_not_called_silent_on_what_they_speak_of(ukraine, other, row_id, issue, words):
    plan, compared = (next(text for text in ukraine if text.slug == slug) for slug in ("us-28-point-2025-11", other))

    row = next(row for row in compare([plan, compared], plan).rows if row.row.id == row_id)

    cell = row.base
    said = (silence_wording.silent_cell(cell), relation_wording.row_relation(row), row.is_difference)
    assert (row.issue.name, *said) == (issue, words, "addressed elsewhere", False)


@pytest.mark.parametrize("count", [2, 4, 6])
def test_a_struck_point_stays_apart_from_the_clause_on_its_issue_however_many_texts_there_are(ukraine, count):
    slugs = ("us-28-point-2025-11", "us-four-documents-2025-12", "e3-counter-2025-11", "europe-24-point-2025-11")
    slugs += ("framework-20-point-2025-12", "geneva-19-point-2025-11")
    plan, package, *others = (next(text for text in ukraine if text.slug == slug) for slug in slugs)

    row = next(row for row in compare([plan, package, *others][:count], plan).rows if row.row.id == f"{plan.slug}.7")

    cell = next(cell for cell in row.others if cell.proposal == package)
    said = (relation_wording.cell_relation(cell, row), cell.relation, cell.state, cell.is_difference)
    assert said == ("struck here (was 7); on this issue see r8", None, "left_out", False)
    if count == 2:
        assert (relation_wording.row_relation(row), row.is_difference) == ("addressed elsewhere", False)
