"""What a dataset may not take from the records that the database already has."""

from __future__ import annotations

import pytest

from proposals.models import (
    Clause,
    Source,
)
from tests.dataset.snapshot import history_counts, snapshot
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_a_slug_of_another_process_is_refused(folder):
    other = make_process(slug="other-talks")
    issue = make_issue(slug="forces", process=other)
    make_measure(slug="cap", issue=issue)
    make_proposal(slug="plan", process=other)
    make_position(slug="p1", issue=issue)
    assert folder.refused() == [
        "measures.yaml: cap: slug: “cap” belongs to process other-talks; choose another",
        "positions.yaml: p1: id: “p1” belongs to process other-talks; choose another",
        "proposals/plan.yaml: slug: “plan” belongs to process other-talks; choose another",
        "topics.yaml: forces: slug: “forces” belongs to process other-talks; choose another",
    ]


def test_an_address_or_code_that_another_record_has_is_refused(folder):
    make_source(slug="elsewhere", url="https://example.org/wire")
    make_party(slug="norway", iso="NO")
    assert folder.refused() == [
        "parties.yaml: north: iso: norway already has “NO”; use that record",
        "sources.yaml: wire: url: elsewhere already has “https://example.org/wire”; use that record",
    ]
    assert Source.objects.count() == 1


def test_a_clause_that_something_else_refers_to_cannot_be_left_out(folder):
    folder.load()
    clause = Clause.objects.get(proposal__slug="plan", key="2")
    make_position(slug="tied-position", clause=clause)
    make_correspondence(slug="tied-correspondence", from_clauses=[clause], to_clauses=[make_clause()])
    other = make_proposal(slug="another-answer", process=clause.proposal.process, revises=clause.proposal)
    other.omissions.create(clause=clause, how="struck")
    folder["proposals/answer.yaml"]["omitted_from_base"] = []
    folder["proposals/plan.yaml"]["clauses"].remove(folder.clause("2"))
    folder["proposals/plan.yaml"]["summary"] = "Would have changed."
    before, history = snapshot(), history_counts()
    assert folder.refused() == [
        "proposals/plan.yaml: clause 2: is missing from the file, but correspondence tied-correspondence, omission of "
        "another-answer, position tied-position refers to it; keep the clause, or change what refers to it"
    ]
    assert (snapshot(), history_counts()) == (before, history)
