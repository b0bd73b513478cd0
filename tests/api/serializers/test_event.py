"""Events as JSON, without drafts."""

from __future__ import annotations

import datetime

import pytest

from tests.api.conftest import HERE
from tests.factories import make_event, make_party, make_process, make_proposal, make_source

pytestmark = pytest.mark.django_db


def test_an_event_with_its_proposals_and_none_that_is_a_draft(api):
    make_event(
        slug="geneva",
        process=make_process(slug="talks"),
        name="Geneva talks",
        starts_on=datetime.date(2025, 11, 23),
        ends_on=datetime.date(2025, 11, 24),
        place="Geneva",
        participants=[make_party(slug="alpha")],
        persons=["Head of delegation"],
        summary="They met.",
        proposals=[make_proposal(slug="plan"), make_proposal(slug="secret", state="draft")],
        sources=[make_source(slug="report")],
        reading={"report": "read"},
    )
    answer = api.json("events/geneva/")
    html_url = answer.pop("html_url")
    assert html_url.startswith(f"{HERE}/")
    assert html_url.endswith("#geneva")
    assert answer == {
        "url": f"{HERE}/api/v1/events/geneva/",
        "slug": "geneva",
        "state": "published",
        "process": "talks",
        "name": "Geneva talks",
        "starts_on": "2025-11-23",
        "ends_on": "2025-11-24",
        "date_precision": "day",
        "place": "Geneva",
        "participants": ["alpha"],
        "persons": ["Head of delegation"],
        "summary": "They met.",
        "proposals": ["plan"],
        "sources": ["report"],
        "note": "",
        "reading": {"report": "read"},
        "grades": {"report": "record"},
        "well_sourced": True,
        "independent_sources": 1,
    }


def test_events_come_in_order_of_date_without_drafts(api):
    for number, slug in ((23, "second"), (19, "first")):
        make_event(slug=slug, starts_on=datetime.date(2025, 11, number))
    make_event(slug="secret", state="draft")
    assert api.slugs("events/") == ["first", "second"]
    assert api.slugs("events/?ordering=-starts_on") == ["second", "first"]
    assert api.get("events/secret/").status_code == 404
