"""Positions: what each holds, its three kinds of target, which is current, and every filter."""

from __future__ import annotations

import datetime

import pytest

from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime.date:
    return datetime.date(2025, 11, number)


def test_a_position_on_a_clause(api):
    clause = make_clause(proposal=make_proposal(slug="plan"), key="21.d")
    make_position(
        slug="p1",
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
    }


def test_a_target_names_the_proposal_or_the_issue_with_its_thesis(api):
    plan = make_proposal(slug="plan")
    make_position(slug="p1", proposal=plan)
    make_position(slug="p2", issue=make_issue(slug="size", process=plan.process, thesis="There is a cap."))
    assert api.json("positions/p1/")["target"] == {"proposal": "plan"}
    assert api.json("positions/p2/")["target"] == {"issue": "size", "thesis": "There is a cap."}


@pytest.fixture
def said():
    """Two parties on one issue, a clause of it and its text; drafts beside them."""
    plan = make_proposal(slug="plan")
    topic = make_topic(slug="forces", process=plan.process)
    size, further = (make_issue(slug=slug, topic=topic) for slug in ("size", "further"))
    clause = make_clause(proposal=plan, key="6", issue=size, further_issues=[further])
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    make_position(slug="p1", party=alpha, issue=size, stated_on=day(1), stance="rejects", statement="Never.")
    make_position(slug="p2", party=alpha, issue=size, stated_on=day(5), certainty="inferred")
    make_position(slug="p3", party=beta, clause=clause, stated_on=day(3), stated_by="Envoy")
    make_position(slug="p4", party=beta, proposal=plan, stated_on=day(4), stance="open")
    make_position(slug="p5", party=beta, issue=make_issue(process=plan.process), stated_on=day(2))
    make_position(slug="p6", state="draft", party=alpha, issue=size, stated_on=day(9))
    secret = make_proposal(slug="secret", state="draft", process=plan.process)
    make_position(slug="p7", party=alpha, clause=make_clause(proposal=secret, issue=size))


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
def test_filters(api, said, query, expected):
    assert api.slugs(f"positions/?{query}") == expected


def test_each_says_whether_it_is_current(api, said):
    rows = api.json("positions/")["results"]
    assert {row["slug"]: row["current"] for row in rows} == {
        "p1": False,
        "p2": True,
        "p3": True,
        "p4": True,
        "p5": True,
    }
    assert api.json("positions/p1/")["current"] is False


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
def test_a_value_that_cannot_be_is_refused_by_name(api, said, query, errors):
    assert api.errors(f"positions/?{query}") == errors


@pytest.mark.parametrize("slug", ["p6", "p7"])
def test_what_is_not_published_or_is_about_a_draft_has_no_address(api, said, slug):
    assert api.get(f"positions/{slug}/").status_code == 404


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
