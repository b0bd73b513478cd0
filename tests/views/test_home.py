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


def test_the_front_page_shows_the_process_that_began_last_and_an_undated_one_only_if_there_is_no_other(client):
    site = make_site()
    Process.objects.filter(pk=site.process.pk).update(started_on="2025-04-17")
    make_event(process=make_process(name="Undated talks", started_on=None))

    assert read(client.get("/")).one("h1").text == "Talks"
