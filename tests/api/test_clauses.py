"""Clauses: what each holds, addresses with dots in the key, and every filter."""

from __future__ import annotations

import pytest

from proposals.models import VariantReading
from tests.api.conftest import HERE
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

pytestmark = pytest.mark.django_db


def keys(api, query: str) -> list[str]:
    return [f"{row['proposal']}/{row['key']}" for row in api.json(f"clauses/?{query}")["results"]]


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
        sources=[make_source(slug="report")],
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
            {"measure": "cap", "value": "800000", "unit": "personnel", "number": "800000", "note": ""},
            {"measure": "when", "value": "in peacetime", "unit": "", "number": None, "note": ""},
        ],
        "variant_readings": [{"source": "other", "reading": "Has 600,000."}],
        "sources": ["report"],
        "locator": "point 12",
        "confidence": "medium",
        "verification": "direct",
        "note": "Disputed.",
    }


def test_a_point_that_is_not_recorded_says_so_and_holds_nothing(api):
    make_clause(proposal=make_proposal(slug="plan"), key="7", status="unrecorded")
    found = api.json("clauses/plan/7/")
    empty = {name: found[name] for name in ("text", "basis", "confidence", "issue", "parent", "advanced_by", "terms")}
    assert found["status"] == "unrecorded"
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
def test_filters(api, clauses, query, expected):
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
def test_a_value_that_cannot_be_is_refused_by_name(api, clauses, query, errors):
    assert api.errors(f"clauses/?{query}") == errors
