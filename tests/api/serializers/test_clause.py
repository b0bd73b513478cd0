"""Clauses as JSON, and their addresses, in which a key has dots."""

from __future__ import annotations

import pytest

from proposals.models import VariantReading
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_proposal,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db


def test_a_clause_with_everything_on_it(api):
    plan = make_proposal(slug="plan")
    issue = make_issue(slug="size", process=plan.process)
    make_clause(proposal=plan, key="12", number="12")
    clause = make_clause(
        proposal=plan,
        key="12.ua",
        number="12",
        order=4,
        parent=plan.clauses.get(key="12"),
        heading="Forces",
        text="At most 800,000.",
        status="variant",
        advanced_by=make_party(slug="alpha"),
        basis="translation",
        issue=issue,
        further_issues=[make_issue(slug="further", process=plan.process)],
        sources=[make_source(slug="report"), make_source(slug="wire")],
        reading={"wire": "in-part", "report": "not-read"},
        locator="point 12",
        confidence="medium",
        note="Disputed.",
    )
    make_term(clause=clause, measure=make_measure(slug="cap", issue=issue), value="800000")
    make_term(clause=clause, measure=make_measure(slug="when", issue=issue, kind="text", unit=""), value="in peacetime")
    VariantReading.objects.create(clause=clause, source=make_source(slug="other"), reading="Has 600,000.")
    assert api.json("clauses/plan/12.ua/") == {
        "url": f"{HERE}/api/v1/clauses/plan/12.ua/",
        "html_url": f"{HERE}/proposals/plan/12.ua/",
        "proposal": "plan",
        "state": "published",
        "key": "12.ua",
        "number": "12",
        "order": 4,
        "parent": "12",
        "heading": "Forces",
        "text": "At most 800,000.",
        "status": "variant",
        "advanced_by": "alpha",
        "basis": "translation",
        "issue": "size",
        "further_issues": ["further"],
        "terms": [
            {"measure": "cap", "value": "800000", "unit": "personnel", "number": "800000", "note": "", "stale": False},
            {"measure": "when", "value": "in peacetime", "unit": "", "number": None, "note": "", "stale": False},
        ],
        "variant_readings": [{"source": "other", "reading": "Has 600,000."}],
        "sources": ["report", "wire"],
        "locator": "point 12",
        "confidence": "medium",
        "verification": "direct",
        "note": "Disputed.",
        "well_sourced": True,
        "independent_sources": 1,
        "reading": {"report": "not-read", "wire": "in-part"},
        "grades": {"report": "record", "wire": "record"},
    }


@pytest.mark.parametrize(
    ("grades", "well_sourced", "independent"),
    [(["aggregator", "state-media"], False, 0), (["official", "edited"], True, 2), ([], None, 0)],
)
def test_a_clause_says_how_well_it_is_sourced(api, grades, well_sourced, independent):
    sources = [make_source(reliability=grade, publisher=grade) for grade in grades]
    make_clause(proposal=make_proposal(slug="plan"), key="7", sources=sources)
    answer = api.json("clauses/plan/7/")
    assert (answer["well_sourced"], answer["independent_sources"]) == (well_sourced, independent)


def test_a_point_that_is_not_recorded_says_which_source_has_it_and_holds_nothing(api):
    note = "Reuters has it; not read yet."
    make_clause(proposal=make_proposal(slug="plan"), key="7", status="unrecorded", note=note)
    answer = api.json("clauses/plan/7/")
    empty = {name: answer[name] for name in ("text", "basis", "confidence", "issue", "parent", "advanced_by", "terms")}
    assert (answer["status"], answer["note"]) == ("unrecorded", note)
    assert empty == {
        "text": "",
        "basis": "",
        "confidence": "",
        "issue": None,
        "parent": None,
        "advanced_by": None,
        "terms": [],
    }


@pytest.mark.parametrize("address", ["clauses/plan/99/", "clauses/nowhere/1/", "clauses/secret/1/"])
def test_an_address_that_names_no_public_clause_is_a_404(api, address):
    make_clause(proposal=make_proposal(slug="plan"), key="1")
    make_clause(proposal=make_proposal(slug="secret", state="draft"), key="1")
    response = api.get(address)
    assert (response.status_code, response.json()["detail"]) == (404, f"There is no clause {address[8:-1]}.")
