"""What no text settles, one version of a point or words in brackets, is never shown as agreed or as changed."""

from __future__ import annotations

from itertools import permutations

import pytest

from proposals.comparison import relation_wording
from proposals.comparison.states import is_open
from proposals.exports.table import figure_words
from proposals.models import Clause
from tests.comparison.starter import PROCESSES, choices, load_starter_data, records_of

pytestmark = pytest.mark.django_db

UNSETTLED = {"variant": "one version", "bracketed": "left open"}
WITHOUT_WORDS = {Clause.Status.REMOVED, Clause.Status.DELETED}


@pytest.fixture(params=PROCESSES)
def records(once, db, request):
    once(load_starter_data)
    return records_of(request.param)


def pairs(records):
    for texts in choices(records, 2):
        for base, other in permutations(texts):
            yield records.comparison((base, other), base)


def test_a_value_of_one_version_or_in_brackets_is_never_equal_nor_changed_and_says_so(records):
    versions = 0
    for row in (row for comparison in pairs(records) for row in comparison.every_row):
        in_versions = {
            (term.measure.slug, cell.proposal.slug, term.value, compared.clause.status)
            for cell in row.cells
            for compared in cell.clauses
            for term in compared.clause.terms.all()
            if compared.clause.status in UNSETTLED and not term.is_stale
        }
        shown = {
            (figure.measure.slug, text.slug, value.value, value.unsettled)
            for figure in row.figures
            for text, value in figure.values
            if value.unsettled
        }
        assert shown == in_versions
        for figure in (each for each in row.figures if any(value.unsettled for _, value in each.values)):
            versions += 1
            assert (figure.is_equal, figure.is_change, figure.line.change, figure.line.ratio) == (
                False,
                False,
                None,
                None,
            )
            for status, words in UNSETTLED.items():
                said = sum(value.unsettled == status for _, value in figure.values)
                assert figure_words(figure).count(f", {words})") == said
    assert bool(versions) == (records.proposals[0].process.slug == PROCESSES[0])


def test_words_in_brackets_are_left_open_whoever_has_them(records):
    seen = 0
    for row in (row for comparison in pairs(records) for row in comparison.every_row):
        base, (other,) = row.base, row.others
        statuses = [{compared.clause.status for compared in cell.clauses} - WITHOUT_WORDS for cell in (base, other)]
        if all(statuses) and any(map(is_open, statuses)) and not other.judged and not other.cell.barrier:
            seen += 1
            assert (other.relation, other.state, row.is_left_open) == (None, "left_open", True)
            assert relation_wording.row_relation(row) == "left open"
    assert bool(seen) == (records.proposals[0].process.slug == PROCESSES[0])


def test_of_several_texts_none_is_said_to_be_beyond_comparison_where_the_base_speaks_elsewhere(records):
    for texts in choices(records, 3, 20):
        for row in records.comparison(texts, texts[0]).every_row:
            beyond = [cell for cell in row.others if cell.state == "not_compared"]
            assert [each for each in beyond if each.cell.base_silence in ("elsewhere", "other_row", "bracketed")] == []
