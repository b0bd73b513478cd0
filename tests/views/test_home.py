"""The front page: texts and events of one process, and what to compare."""

import pytest

from proposals.models import Process, Proposal
from tests.factories import make_event, make_process, make_proposal
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_home_lists_texts_and_events_by_day(client):
    make_site()

    page = read(client.get("/"))

    entries = [(entry.attrs["id"], entry.one("p", "when").text) for entry in page.one("ol", "timeline").all("li")]
    assert entries == [
        ("meeting", "20 November 2025"),
        ("plan", "20 November 2025"),
        ("counter", "23 November 2025"),
        ("reported", "December 2025"),
    ]


def test_home_offers_each_text_beside_the_first_it_goes_back_to(client):
    site = make_site()
    make_proposal(process=site.process, slug="empty", revises=site.plan)  # nothing recorded: nothing to compare

    page = read(client.get("/"))

    assert [link.attrs["href"] for link in page.one("section", "ready").all("a")] == [
        "/compare/?t=plan&t=counter",
        "/compare/?t=plan&t=reported",
    ]


def test_home_says_when_nothing_is_published(client):
    page = read(client.get("/"))

    assert page.one("p", "lede").text == "Nothing has been published here yet."


def test_an_event_of_several_days_shows_both(client):
    site = make_site()
    make_event(process=site.process, slug="long", starts_on="2025-12-14", ends_on="2025-12-15")

    page = read(client.get("/"))

    entry = next(li for li in page.one("ol", "timeline").all("li") if li.attrs["id"] == "long")
    assert entry.one("p", "when").text == "14 December 2025 to 15 December 2025"


def test_the_icon_is_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/proposals/icon.svg"


def test_texts_that_revise_each_other_do_not_hang_the_front_page(client):
    site = make_site()
    Proposal.objects.filter(pk=site.plan.pk).update(revises=site.counter)

    assert client.get("/").status_code == 200


def test_a_newer_process_does_not_take_over_and_the_front_page_lists_both_with_their_facts(client):
    make_site()
    make_event(process=make_process(slug="new", name="New talks", started_on="2026-02-01"), starts_on="2026-03-01")

    page = read(client.get("/"))

    facts = [entry.text for entry in page.one("ul", "processes").all("li")]
    assert facts == [
        "New talks 0 texts · 0 parties · Records run to 1 March 2026.",
        "Talks 3 texts · 3 parties · Records run to 20 November 2025.",
    ]
    assert page.one("h1").text == "Rival peace proposals, side by side"
    assert "Texts and talks" not in page.one("main").text


def test_the_default_process_stands_below_the_list_of_all(client):
    site = make_site()
    make_event(process=make_process(slug="new", name="New talks", started_on="2026-02-01"))
    Process.objects.filter(pk=site.process.pk).update(is_default=True)

    page = read(client.get("/"))

    assert [entry.one("a").text for entry in page.one("ul", "processes").all("li")] == ["Talks", "New talks"]
    assert page.one("h2", "title").text == "Talks"
    assert "New talks" in read(client.get("/?process=new")).one("h1").text


def test_an_unknown_process_is_refused_and_those_there_are_named(client):
    make_site()

    response = client.get("/?process=nothing")

    assert response.status_code == 400
    problem = read(response).one("div", "problem").text
    assert problem == "process: There is no process “nothing”; use one of: talks."
