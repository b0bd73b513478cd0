"""Proposals: what each holds, and every filter."""

from __future__ import annotations

import datetime

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


@pytest.fixture
def two():
    """Two texts that differ in everything a filter asks for, and a draft like the second."""
    talks = make_process(slug="talks")
    first = make_proposal(
        slug="first",
        process=make_process(slug="other"),
        status="leaked",
        text_availability="reported",
        issued_on=datetime.date(2025, 11, 20),
        drafted_by=[make_party(slug="alpha")],
        title="Plan of the North",
    )
    for slug, state in (("second", "published"), ("secret", "draft")):
        make_proposal(
            slug=slug,
            state=state,
            process=talks,
            status="agreed",
            issued_on=datetime.date(2025, 11, 21),
            drafted_by=[make_party(slug=f"beta-{slug}"), make_party(slug=f"gamma-{slug}")],
            revises=first,
            title="Plan of the South",
            summary="Договор о МИРЕ, 100% and under_score.",
        )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("process=talks", ["second"]),
        ("process=other", ["first"]),
        ("drafted_by=alpha", ["first"]),
        ("drafted_by=gamma-second", ["second"]),
        ("status=leaked", ["first"]),
        ("text_availability=full", ["second"]),
        ("issued_after=2025-11-20", ["first", "second"]),
        ("issued_after=2025-11-21", ["second"]),
        ("issued_before=2025-11-20", ["first"]),
        ("issued_before=2025-11-19", []),
        ("revises=first", ["second"]),
        ("q=plan", ["first", "second"]),
        ("q=NORTH plan", ["first"]),
        ("q=north south", []),
        ("q=мире", ["second"]),
        ("q=100%25", ["second"]),
        ("q=r_s", ["second"]),
        ("q=%25", ["second"]),
        ("status=agreed&q=south&process=talks", ["second"]),
        ("ordering=-issued_on", ["second", "first"]),
        ("ordering=title", ["first", "second"]),
    ],
)
def test_filters(api, two, query, expected):
    assert api.slugs(f"proposals/?{query}") == expected


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("process=nowhere", "process", "There is no process with this slug."),
        ("drafted_by=nobody", "drafted_by", "There is no party with this slug."),
        ("revises=secret", "revises", "There is no proposal with this slug."),
        ("revises=no-such-text", "revises", "There is no proposal with this slug."),
        ("status=lost", "status", "“lost” is not valid; use leaked, presented, published, superseded or agreed."),
        ("issued_after=20.11.2025", "issued_after", "Write the date as YYYY-MM-DD."),
        ("issued_before=2025-02-30", "issued_before", "Write the date as YYYY-MM-DD."),
        ("q=a b c d e f g h i j k", "q", "Use at most 10 words."),
        ("ordering=colour", "ordering", "“colour” is not valid; use slug, title, issued_on or status."),
        ("ordering=slug,-slug", "ordering", "List each name once, separated by single commas."),
        ("ordering=slug,,title", "ordering", "List each name once, separated by single commas."),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(api, two, query, field, message):
    assert api.errors(f"proposals/?{query}") == {field: message}


def test_a_refused_choice_lists_what_could_stand_there(api):
    response = api.get("proposals/?text_availability=none")
    assert response.json()["errors"] == [
        {
            "field": "text_availability",
            "message": "“none” is not valid; use full, partial or reported.",
            "allowed": ["full", "partial", "reported"],
        }
    ]
