"""Positions as JSON: three kinds of target, and which is current."""

from __future__ import annotations

import pytest

from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_source,
)
from tests.forms.records import make_positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def positions():
    make_positions()


def test_a_position_on_a_clause(api):
    clause = make_clause(proposal=make_proposal(slug="plan"), key="21.d")
    other = make_position(slug="p2", clause=clause, stance="supports")
    make_position(
        slug="p1",
        target_basis="inferred",
        emphasis="red-line",
        compatible_with=[other],
        compatible_reason="Both can be had.",
        party=make_party(slug="alpha"),
        clause=clause,
        stance="supports-with-conditions",
        statement="Accepts it.",
        conditions="With guarantees.",
        stated_by="Delegation",
        certainty="anonymous",
        confidence="low",
        source=make_source(slug="report"),
        also_in=[make_source(slug="other")],
        reading={"report": "read", "other": "not-read"},
        note="Day inferred.",
    )
    assert api.json("positions/p1/") == {
        "url": f"{HERE}/api/v1/positions/p1/",
        "html_url": f"{HERE}/parties/alpha/#p1",
        "slug": "p1",
        "state": "published",
        "party": "alpha",
        "target": {"proposal": "plan", "clause": "21.d"},
        "stance": "supports-with-conditions",
        "statement": "Accepts it.",
        "conditions": "With guarantees.",
        "stated_by": "Delegation",
        "stated_on": "2025-11-20",
        "date_precision": "day",
        "certainty": "anonymous",
        "confidence": "low",
        "source": "report",
        "also_in": ["other"],
        "note": "Day inferred.",
        "current": True,
        "target_basis": "inferred",
        "emphasis": "red-line",
        "compatible_with": ["p2"],
        "compatible_reason": "Both can be had.",
        "well_sourced": True,
        "independent_sources": 1,
        "reading": {"other": "not-read", "report": "read"},
        "grades": {"other": "record", "report": "record"},
    }


def test_a_compatible_statement_that_readers_cannot_see_is_not_named(api):
    clause = make_clause()
    hidden = make_position("draft", clause=clause, stance="supports")
    make_position(
        slug="p1", clause=clause, stance="supports", compatible_with=[hidden], compatible_reason="Both can be had."
    )
    assert api.json("positions/p1/")["compatible_with"] == []
    assert hidden.slug not in api.get("positions/").content.decode()


def test_a_target_names_the_proposal_or_the_issue_with_its_thesis(api):
    plan = make_proposal(slug="plan")
    make_position(slug="p1", proposal=plan)
    make_position(slug="p2", issue=make_issue(slug="size", process=plan.process, thesis="There is a cap."))
    assert api.json("positions/p1/")["target"] == {"proposal": "plan"}
    assert api.json("positions/p2/")["target"] == {"issue": "size", "thesis": "There is a cap."}


def test_each_says_whether_it_is_current(api, positions):
    rows = api.json("positions/")["results"]
    assert {row["slug"]: row["current"] for row in rows} == {
        "p1": False,
        "p2": True,
        "p3": True,
        "p4": True,
        "p5": True,
    }
    assert api.json("positions/p1/")["current"] is False


@pytest.mark.parametrize("slug", ["p6", "p7"])
def test_what_is_not_published_or_is_about_a_draft_has_no_address(api, positions, slug):
    assert api.get(f"positions/{slug}/").status_code == 404
