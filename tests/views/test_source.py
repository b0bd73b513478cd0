"""The pages of sources."""

import pytest

from tests.factories import make_event, make_proposal, make_source
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_a_source_lists_everything_that_rests_on_it(client):
    make_site()

    page = read(client.get("/sources/wire/"))

    assert [heading.text for heading in page.one("main").all("h3")] == [
        "Texts",
        "Clauses",
        "Variant readings",
        "Statements",
        "Events",
    ]
    assert [entry.text for entry in page.all("ul", "plain")[0].all("li")] == ["Plan", "Counter", "Beta's draft"]


def test_undated_sources_come_last(client):
    site = make_site()
    make_proposal(process=site.process, sources=[make_source(title="Undated", published_on=None)])

    rows = read(client.get("/sources/")).one("tbody").all("tr")

    assert rows[-1].one("th").text == "Undated"


def test_sources_can_be_narrowed_by_grade(client):
    grades = {"One": "edited", "Two": "state-media", "Three": ""}
    make_event(sources=[make_source(title=title, reliability=grade) for title, grade in grades.items()])

    def shown(query: str) -> tuple:
        page = read(client.get(f"/sources/?{query}"))
        canonical = [link.attrs["href"] for link in page.all("link") if link.attrs["rel"] == "canonical"]
        chosen = [option.text for option in page.all("option") if "selected" in option.attrs]
        titles = sorted(row.one("th").text for row in page.one("tbody").all("tr"))
        return titles, chosen, canonical

    here = "http://testserver/sources/"
    assert shown("reliability=edited") == (["One"], ["Edited"], [f"{here}?reliability=edited"])
    assert shown("reliability=none") == (["Three"], ["Not recorded"], [f"{here}?reliability=none"])
    assert shown("reliability=") == (["One", "Three", "Two"], [], [here])
    assert client.get("/sources/?reliability=good").status_code == 400


def test_a_source_says_its_grade_why_it_has_it_whose_copy_it_carries_and_what_is_missing(client):
    fields = {"publisher": "Relay (Wire)", "copy_of": "Wire", "reliability": "aggregator", "published_on": None}
    make_event(sources=[make_source(
        slug="relay", reliability_reason="Mirror of a feed.", missing="The page shows no day.", **fields)])  # fmt: skip

    facts = read(client.get("/sources/relay/")).one("dl", "facts")

    assert dict(zip((node.text for node in facts.all("dt")), (node.text for node in facts.all("dd")), strict=True)) == {
        "Grade": "aggregator: mirror, repost, machine-made digest, blog or forum: nobody edited it, whatever the "
        "original was. Reason: Mirror of a feed.",
        "Carries the copy of": "Wire",
        "Why it is incomplete": "The page shows no day.",
    }
    row = read(client.get("/sources/")).one("tbody").one("tr")
    assert [cell.text for cell in row.all("td")] == [
        "Wire, carried by Relay",
        "undated",
        "News report · English",
        "aggregator: Mirror of a feed. Incomplete: The page shows no day.",
    ]


def test_sources_can_be_narrowed_by_kind_publisher_and_language(client):
    event = make_event(
        sources=[
            make_source(title="One", kind="news-report", publisher="Wire", language="en"),
            make_source(title="Two", kind="official-document", publisher="Wire", language="uk"),
            make_source(title="Three", kind="news-report", publisher="Gazette", language="uk"),
        ]
    )
    make_source(title="Of nothing", publisher="Secret", language="fr")

    def titles(query: str) -> list[str]:
        table = read(client.get(f"/sources/?{query}")).one("table", "list")
        return sorted(row.one("th").text for row in table.one("tbody").all("tr"))

    assert event.sources.count() == 3
    assert titles("kind=news-report") == ["One", "Three"]
    assert titles("publisher=Wire&language=uk") == ["Two"]
    assert titles("kind=&publisher=&language=") == ["One", "Three", "Two"]
    for query in ("kind=rumour", "publisher=Secret", "language=fr"):
        name, _, value = query.partition("=")
        refused = client.get(f"/sources/?{query}")
        assert (refused.status_code, value in read(refused).one("div", "problem").text) == (400, True), name
