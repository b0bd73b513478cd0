"""The filters of the API's lists, as a script uses them."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)
from tests.forms.records import make_correspondences, make_positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def positions():
    make_positions()


@pytest.fixture
def correspondences():
    make_correspondences()


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
def test_proposals_are_filtered(api, two, query, expected):
    assert api.slugs(f"proposals/?{query}") == expected


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("process=nowhere", "process", "There is no process “nowhere”; use one of: other, talks."),
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
def test_an_invalid_filter_of_proposals_is_refused_by_name(api, two, query, field, message):
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


def keys(api, query: str) -> list[str]:
    return [f"{row['proposal']}/{row['key']}" for row in api.json(f"clauses/?{query}")["results"]]


@pytest.fixture
def clauses():
    """Three clauses of two texts, and a draft's that every filter below would find."""
    talks = make_process(slug="talks")
    forces, land = (make_topic(slug=slug, process=talks) for slug in ("forces", "land"))
    size, missiles = (make_issue(slug=slug, topic=forces) for slug in ("size", "missiles"))
    border = make_issue(slug="border", topic=land)
    cap = make_measure(slug="cap", issue=size)
    report = make_source(slug="report")
    first = make_proposal(slug="first", process=talks)
    for plan in (first, make_proposal(slug="secret", state="draft", process=talks)):
        clause = make_clause(proposal=plan, key="1", issue=size, further_issues=[missiles, border], sources=[report])
        make_term(clause=clause, measure=cap)
    make_clause(proposal=first, key="2", issue=border, basis="verbatim", status="bracketed", text="The line stays.")
    second = make_proposal(slug="second", process=make_process(slug="other"))
    make_clause(proposal=second, key="1", status="deleted", heading="Struck point", basis="reported")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["first/1", "first/2", "second/1"]),
        ("proposal=first", ["first/1", "first/2"]),
        ("process=other", ["second/1"]),
        ("topic=forces", ["first/1"]),
        ("topic=land", ["first/1", "first/2"]),
        ("issue=size", ["first/1"]),
        ("issue=border", ["first/1", "first/2"]),
        ("basis=verbatim", ["first/2"]),
        ("status=deleted", ["second/1"]),
        ("measure=cap", ["first/1"]),
        ("source=report", ["first/1"]),
        ("q=line STAYS", ["first/2"]),
        ("q=struck", ["second/1"]),
        ("ordering=-order", ["first/2", "first/1", "second/1"]),
    ],
)
def test_clauses_are_filtered(api, clauses, query, expected):
    assert keys(api, query) == expected


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("proposal=secret", {"proposal": "There is no proposal with this slug."}),
        ("topic=weather", {"topic": "There is no topic with this slug."}),
        ("measure=99999999999999999999", {"measure": "There is no measure with this slug."}),
        ("source=%00", {"source": "Null characters are not allowed."}),
        (
            "basis=guess",
            {
                "basis": "“guess” is not valid; "
                "use verbatim, translation, paraphrase, translated-paraphrase or reported."
            },
        ),
        (
            "status=lost&issue=weather",
            {
                "status": "“lost” is not valid; use active, bracketed, deleted, removed, variant or unrecorded.",
                "issue": "There is no issue with this slug.",
            },
        ),
    ],
)
def test_an_invalid_filter_of_clauses_is_refused_by_name(api, clauses, query, errors):
    assert api.errors(f"clauses/?{query}") == errors


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["p2", "p4", "p3", "p5", "p1"]),
        ("party=alpha", ["p2", "p1"]),
        ("proposal=plan", ["p4", "p3"]),
        ("clause=plan/6", ["p3"]),
        ("issue=size", ["p2", "p3", "p1"]),
        ("issue=further", ["p3"]),
        ("topic=forces", ["p2", "p3", "p1"]),
        ("stance=open", ["p4"]),
        ("certainty=inferred", ["p2"]),
        ("stated_after=2025-11-04", ["p2", "p4"]),
        ("stated_before=2025-11-02", ["p5", "p1"]),
        ("current=true", ["p2", "p4", "p3", "p5"]),
        ("current=false", ["p1"]),
        ("current=true&issue=size", ["p2", "p3"]),
        ("q=never", ["p1"]),
        ("q=ENVOY", ["p3"]),
        ("ordering=stated_on", ["p1", "p5", "p3", "p4", "p2"]),
    ],
)
def test_positions_are_filtered(api, positions, query, expected):
    assert api.slugs(f"positions/?{query}") == expected


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("party=nobody", {"party": "There is no party with this slug."}),
        ("current=yes", {"current": "“yes” is not valid; use true or false."}),
        ("current=True", {"current": "“True” is not valid; use true or false."}),
        (
            "clause=plan/99",
            {"clause": "There is no such clause; write it as slug/key, such as us-28-point-2025-11/6."},
        ),
        (
            "clause=secret/1",
            {"clause": "There is no such clause; write it as slug/key, such as us-28-point-2025-11/6."},
        ),
        ("clause=a%00/1", {"clause": "Null characters are not allowed."}),
        ("stated_after=yesterday", {"stated_after": "Write the date as YYYY-MM-DD."}),
    ],
)
def test_an_invalid_filter_of_positions_is_refused_by_name(api, positions, query, errors):
    assert api.errors(f"positions/?{query}") == errors


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("positions/?stated_after=2025-12-01&stated_before=2025-11-01", "stated_after"),
        ("proposals/?issued_after=2025-12-01&issued_before=2025-11-01", "issued_after"),
        ("positions/?proposal=first&clause=second/1", "clause"),
    ],
)
def test_values_that_exclude_each_other_are_refused(api, path, field):
    first, second = make_proposal(slug="first"), make_proposal(slug="second")
    make_clause(proposal=first), make_clause(proposal=second)
    response = api.get(path)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == [field]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["other", "split"]),
        ("proposal=a", ["split"]),
        ("proposal=b", ["other", "split"]),
        ("proposal=c", ["other"]),
        ("relation=weaker", ["other"]),
        ("proposal=a&relation=weaker", []),
        ("ordering=-slug", ["split", "other"]),
    ],
)
def test_correspondences_are_filtered(api, correspondences, query, expected):
    assert api.slugs(f"correspondences/?{query}") == expected


def test_a_draft_is_refused_as_a_filter_like_a_text_that_never_existed(api, correspondences):
    for slug in ("secret", "never-existed"):
        assert api.errors(f"correspondences/?proposal={slug}") == {"proposal": "There is no proposal with this slug."}
