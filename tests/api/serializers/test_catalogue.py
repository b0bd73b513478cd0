"""Processes, parties, sources, topics, issues and measures as JSON."""

from __future__ import annotations

import datetime

import pytest

from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_process,
    make_proposal,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


def test_a_process_comes_with_all_its_fields(api):
    process = make_process(slug="talks", name="Talks", summary="On peace.", started_on=datetime.date(2025, 4, 17))
    make_proposal(process=process)
    assert api.json("processes/talks/") == {
        "url": f"{HERE}/api/v1/processes/talks/",
        "html_url": f"{HERE}/?process=talks",
        "slug": "talks",
        "name": "Talks",
        "summary": "On peace.",
        "started_on": "2025-04-17",
        "ended_on": None,
        "note": "",
        "is_default": False,
    }


def test_a_party_comes_with_all_its_fields(api):
    members = [make_party(slug="zulu", name="Zulu"), make_party(slug="alpha", name="Alpha")]
    names = {"slug": "bloc", "name": "The Bloc", "short_name": "Bloc"}
    make_proposal(drafted_by=[make_party(kind="coalition", members=members, members_complete=False, **names)])
    assert api.json("parties/bloc/") == {
        "url": f"{HERE}/api/v1/parties/bloc/",
        "html_url": f"{HERE}/parties/bloc/",
        "slug": "bloc",
        "name": "The Bloc",
        "short_name": "Bloc",
        "kind": "coalition",
        "iso": None,
        "members": ["alpha", "zulu"],
        "members_complete": False,
    }


def test_a_source_comes_with_all_its_fields(api):
    source = make_source(
        slug="report", title="Report", published_on=None, note="Undated.", reliability="state-media",
        reliability_reason="Owned by a state.", copy_of="Wire", outlet_of="AA", missing="It has no day.",
    )  # fmt: skip
    make_proposal(sources=[source])
    assert api.json("sources/report/") == {
        "url": f"{HERE}/api/v1/sources/report/",
        "html_url": f"{HERE}/sources/report/",
        "slug": "report",
        "title": "Report",
        "publisher": "Agency",
        "address": "https://example.org/report",
        "published_on": None,
        "kind": "news-report",
        "language": "en",
        "note": "Undated.",
        "reliability": "state-media",
        "reliability_reason": "Owned by a state.",
        "copy_of": "Wire",
        "outlet_of": "AA",
        "missing": "It has no day.",
    }


@pytest.fixture
def process():
    """A process that readers know."""
    return make_proposal(process=make_process(slug="talks")).process


def test_a_topic_comes_with_all_its_fields(api, process):
    make_topic(slug="forces", process=process, name="Forces", description="Their size.", order=3)
    assert api.json("topics/forces/") == {
        "url": f"{HERE}/api/v1/topics/forces/",
        "html_url": f"{HERE}/issues/#forces",
        "slug": "forces",
        "process": "talks",
        "name": "Forces",
        "description": "Their size.",
        "order": 3,
    }


def test_an_issue_comes_with_all_its_fields(api, process):
    topic = make_topic(slug="forces", process=process)
    make_issue(slug="size", topic=topic, name="Size", thesis="There is a cap.", description="How many.", pax_code="x1")
    assert api.json("issues/size/") == {
        "url": f"{HERE}/api/v1/issues/size/",
        "html_url": f"{HERE}/issues/size/",
        "slug": "size",
        "topic": "forces",
        "name": "Size",
        "description": "How many.",
        "thesis": "There is a cap.",
        "order": 0,
        "pax_code": "x1",
        "pam_code": "",
        "kind": "dispute",
    }


def test_a_measure_comes_with_all_its_fields(api, process):
    issue = make_issue(slug="size", process=process)
    make_measure(slug="cap", issue=issue, name="Cap", description="Ceiling.")
    assert api.json("measures/cap/") == {
        "url": f"{HERE}/api/v1/measures/cap/",
        "html_url": f"{HERE}/issues/size/",
        "slug": "cap",
        "issue": "size",
        "name": "Cap",
        "kind": "number",
        "unit": "personnel",
        "description": "Ceiling.",
    }


def test_a_process_without_anything_published_is_unknown(api):
    make_proposal(state="draft", process=make_process(slug="secret-talks"))
    assert api.slugs("processes/") == []
    assert api.get("processes/secret-talks/").status_code == 404


def test_a_source_without_anything_published_on_it_is_unknown(api):
    draft = make_proposal(state="draft", sources=[make_source(slug="of-draft")])
    make_clause(proposal=draft, sources=[make_source(slug="of-clause")])
    make_proposal(sources=[make_source(slug="known")])
    assert api.slugs("sources/") == ["known"]
    assert api.get("sources/of-draft/").status_code == api.get("sources/of-clause/").status_code == 404
