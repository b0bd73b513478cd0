"""Proposals as JSON, without drafts."""

from __future__ import annotations

import pytest

from proposals.models import Omission
from tests.api.conftest import HERE
from tests.factories import make_clause, make_party, make_process, make_proposal, make_source

pytestmark = pytest.mark.django_db


def test_a_proposal_with_its_relatives_and_none_that_is_a_draft(api):
    process = make_process(slug="talks")
    base, origin, companion = (make_proposal(slug=slug, process=process) for slug in ("base", "origin", "companion"))
    draft = make_proposal(state="draft", slug="secret", process=process)
    plan = make_proposal(
        slug="plan",
        process=process,
        title="The plan of November",
        short_title="The plan",
        claimed_points=28,
        drafted_by=[make_party(slug="alpha")],
        sources=[make_source(slug="report")],
        reading={"report": "read"},
        revises=base,
        derived_from=[origin, draft],
        companions=[companion, draft],
        summary="A plan.",
    )
    make_proposal(slug="successor", process=process, revises=plan)
    make_proposal(state="draft", slug="secret-successor", process=process, revises=plan)
    Omission.objects.create(proposal=plan, clause=make_clause(proposal=base, key="3"), how="struck", note="In red.")
    Omission.objects.create(proposal=plan, clause=make_clause(proposal=draft, key="9"), how="struck")
    assert api.json("proposals/plan/") == {
        "url": f"{HERE}/api/v1/proposals/plan/",
        "html_url": f"{HERE}/proposals/plan/",
        "slug": "plan",
        "state": "published",
        "process": "talks",
        "title": "The plan of November",
        "short_title": "The plan",
        "kind": "plan",
        "claimed_points": 28,
        "drafted_by": ["alpha"],
        "issued_on": "2025-11-20",
        "date_precision": "day",
        "date_note": "",
        "status": "presented",
        "text_availability": "full",
        "original_language": "en",
        "text_language": "en",
        "revises": "base",
        "derived_from": ["origin"],
        "companions": ["companion"],
        "revised_by": ["successor"],
        "omissions": [{"clause": {"proposal": "base", "clause": "3"}, "how": "struck", "note": "In red."}],
        "summary": "A plan.",
        "authorship_note": "",
        "sources": ["report"],
        "reading": {"report": "read"},
        "grades": {"report": "record"},
    }


def test_a_base_that_is_a_draft_is_left_out(api):
    make_proposal(slug="plan", revises=make_proposal(state="draft"))
    assert api.json("proposals/plan/")["revises"] is None


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_what_is_not_published_is_in_no_list_and_has_no_address(api, state):
    make_proposal(slug="hidden", state=state)
    make_proposal(slug="shown")
    assert api.slugs("proposals/") == ["shown"]
    assert api.get("proposals/hidden/").status_code == 404
    assert api.get("proposals/hidden/").json()["detail"] == "There is no proposal hidden."
