"""The timeline page."""

from __future__ import annotations

import pytest

from tests.factories import make_position
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_the_page_lists_what_it_draws(client):
    site = make_site()
    make_position(slug="p009", clause=site.size, party=site.counter.drafted_by.get(), stance="opposes",
                  stated_on="2025-12-24", certainty="anonymous")  # fmt: skip

    page = read(client.get("/timeline/"))

    drawn = [link.attrs["href"] for link in page.one("svg", "lanes").all("a")]
    listed = [f"#{entry.attrs['id']}" for entries in page.all("ol", "timeline") for entry in entries.all("li")]
    assert sorted(drawn) == sorted(listed) == ["#counter", "#meeting", "#p009", "#plan", "#reported"]
    assert [heading.text for heading in page.all("h2")] == ["November 2025", "December 2025"]
    (move,) = (entry for entry in page.all("li") if entry.attrs.get("id") == "p009")
    assert move.text == (
        "24 December 2025 Beta: from “rejects” to “opposes” point 1 of the Plan "
        "This statement: anonymous. The one before: 20 November 2025, on the record."
    )


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=war", "kind: “war” is not valid; use event, text or move."),
        ("process=nowhere", "process: There is no process “nowhere”; use one of: talks."),
        ("party=%00", "party: There is no record"),
    ],
)
def test_an_invalid_value_is_refused_by_name(client, query, sentence):
    make_site()

    response = client.get(f"/timeline/?{query}")

    assert (response.status_code, sentence in read(response).one("div", "problem").text) == (400, True)


def test_before_anything_is_published_the_page_says_so(client):
    assert "Nothing recorded." in read(client.get("/timeline/")).one("main").text
