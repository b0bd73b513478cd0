"""The talks as they stood on a day: nothing later shows anywhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import get_resolver, resolve
from django.utils.formats import date_format

from proposals.comparison.source_wording import published_day
from proposals.models import Event, Proposal, Source
from proposals.moment import Moment, at
from tests.comparison.starter import load_starter_data
from tests.factories import make_event, make_proposal, make_source
from tests.moment.later import CANARY, DAY, TOMORROW, add_later, at_day, every_address, make_older_site
from tests.views.reading import read

pytestmark = pytest.mark.django_db

# Without data: the icon, the rendering of the OpenAPI document, robots.txt.
# An entry of the log shows no more than its list, and its address differs in every database.
WITHOUT_DATA = {"api:change", "favicon", "api-docs", "api:schema", "robots"}


def answers(client, urls: list[str]) -> dict[str, tuple]:
    by_url = {}
    for url in urls:
        response = client.get(url)
        by_url[url] = (response.status_code, response.get("ETag"), response.getvalue())
    return by_url


@pytest.mark.sweep
def test_what_came_later_changes_no_byte_of_any_page_or_answer(client, portion):
    site = make_older_site()
    urls = [at_day(url) for url in portion(every_address(site))]
    before = answers(client, urls)

    add_later(site)

    after = answers(client, urls)
    assert [url for url in urls if before[url] != after[url]] == []
    assert [url for url in urls if CANARY.encode() in after[url][2] and CANARY not in url] == []
    assert sum(status == 200 for status, _, _ in after.values()) > len(urls) / 2


@pytest.mark.sweep
def test_what_came_later_does_show_without_the_day(client, portion):
    """The canary can sing: otherwise the test above could pass on records that never show."""
    site = make_older_site()
    add_later(site)

    silent = [url for url in portion(every_address(site)) if CANARY.encode() not in client.get(url).getvalue()]

    # Pages with no words that could be later, or about one old record and nothing attached to it.
    assert {resolve(url.partition("?")[0]).view_name for url in silent} <= {
        *(
            "compare",
            "search",
            "api:search",
            "cite",
            "compare-csv",
            "compare-docx",
            "sitemap",
            "sitemap-part",
            "clause",
            "party",
            "api:dataset",
            "api:root",
            "api:schema",
            "api:topics",
            "api:issues",
            "api:measures",
        ),
        *("api:process", "api:party", "api:source", "api:topic", "api:issue", "api:measure", "api:position"),
        *("api:correspondence", "api:clause", "api:clauses", "api:compare", "api:processes", "api:parties"),
        *("releases", "release", "release-snapshot", "api:releases", "api:release", "guide"),
        *("api:sources", "api:events", "api:positions", "api:correspondences", "api:proposals", "issue"),
    }


def test_every_page_and_every_endpoint_is_asked(client):
    site = make_older_site()
    names = {resolve(url.partition("?")[0]).view_name for url in every_address(site)}

    assert names == _readers_addresses() - WITHOUT_DATA | {"api:schema"}


def _readers_addresses() -> set[str]:
    """The names of all URLs but those of the desk and of accounts."""
    names = set()
    for route in get_resolver().url_patterns:
        prefix = str(route.pattern)
        if prefix.startswith(("admin/", "account/", "accounts/")):
            continue
        inner = getattr(route, "url_patterns", [route])
        space = f"{route.namespace}:" if getattr(route, "namespace", None) else ""
        names |= {f"{space}{one.name}" for one in inner if getattr(one, "name", None) and _is_read(one)}
    return names


def _is_read(route) -> bool:
    """Whether it answers GET; the verbs of the API only write."""
    return "get" in getattr(route.callback, "actions", {"get": ""})


# In words


def test_a_record_read_only_in_later_sources_says_so(client):
    site = make_older_site()
    late = make_source(published_on=TOMORROW, publisher="Later")
    for record in (site.plan, site.size, site.plan.events.get()):
        record.sources.set([late])
    site.size.positions.filter(slug="p001").update(source=late)

    page = read(client.get(at_day("/proposals/plan/")))
    here = read(client.get("/proposals/plan/"))

    assert page.one("aside", "facts").all("p", "note")[0].text == "Read in sources published after this date."
    size = page.one("section", "clauses").all("article", "clause")[0]
    assert "Read in sources published after this date." in [note.text for note in size.all("p", "note")]
    (rejects,) = [each for each in size.all("article", "statement") if "rejects" in each.one("strong").text]
    assert "Read in a source published after this date." in rejects.one("p", "evidence").text
    assert "Later" not in page.text
    assert "published after this date" not in here.text
    answer = client.get(at_day("/api/v1/positions/p001/")).json()
    assert (answer["source"], client.get("/api/v1/positions/p001/").json()["source"]) == (None, late.slug)


def test_an_event_that_goes_on_has_no_end_yet(client):
    site = make_older_site()
    make_event(process=site.process, slug="long", starts_on=DAY, ends_on=TOMORROW)

    page = read(client.get(at_day("/")))

    entry = next(li for li in page.one("ol", "timeline").all("li") if li.attrs["id"] == "long")
    assert entry.one("p", "when").text == "from 25 November 2025"
    assert client.get(at_day("/api/v1/events/long/")).json()["ends_on"] is None
    assert Event.objects.get(slug="long").shown_end == TOMORROW


def test_the_status_of_a_text_is_not_given_for_a_day(client):
    site = make_older_site()
    Proposal.objects.filter(pk=site.plan.pk).update(status="superseded")

    assert client.get("/api/v1/proposals/plan/").json()["status"] == "superseded"
    assert client.get(at_day("/api/v1/proposals/plan/")).json()["status"] is None
    assert "superseded" in read(client.get("/")).text
    for url in ("/", "/proposals/", "/proposals/plan/"):
        assert "uperseded" not in read(client.get(at_day(url))).text, url
    for query in ("status=superseded", "ordering=status", "ordering=slug,-status"):
        refused = client.get(at_day(f"/api/v1/proposals/?{query}"))
        assert [error["field"] for error in refused.json()["errors"]] == [query.partition("=")[0]]


def test_a_day_before_everything_gets_a_sentence(client):
    make_older_site()
    page = read(client.get(at_day("/", date(2020, 1, 1))))
    assert page.one("p", "lede").text == "Nothing recorded here had been issued or said by 1 January 2020."


def test_a_later_text_cannot_be_compared_and_the_answer_says_since_when(client):
    site = make_older_site()
    make_proposal(slug="later", short_title="Later plan", process=site.process, issued_on=TOMORROW)

    page = client.get(at_day("/compare/?t=plan&t=later&t=nothing-here"))
    answer = client.get(at_day("/api/v1/compare/?t=plan&t=later"))

    assert (page.status_code, answer.status_code) == (400, 400)
    assert read(page).one("div", "problem").one("li").text == "t: Later plan had not been issued by 25 November 2025."
    assert answer.json()["errors"] == [{"field": "t", "message": "Later plan had not been issued by 25 November 2025."}]


def test_a_page_of_something_later_says_not_yet_and_offers_today(client):
    site = make_older_site()
    make_proposal(slug="later", process=site.process, issued_on=TOMORROW)
    make_event(process=site.process, starts_on=TOMORROW)

    early, never = (client.get(at_day(f"/proposals/{slug}/")) for slug in ("later", "nothing-here"))

    assert (early.status_code, never.status_code) == (404, 404)
    page = read(early).one("main")
    assert (
        page.one("p", "lede").text == "Nothing on this page is known to have been issued or said by 25 November 2025."
    )
    assert [link.attrs["href"] for link in page.all("a")] == ["/proposals/later/"]
    assert "Records run to 20 November 2025." in read(early).one("footer").text
    assert read(never).one("h1").text == "There is nothing at this address"
    details = [client.get(at_day(f"/api/v1/proposals/{slug}/")).json()["detail"] for slug in ("later", "nothing-here")]
    assert details == [
        "There is no proposal later among what is known to have been issued, said or cited by 2025-11-25.",
        "There is no proposal nothing-here.",
    ]


@pytest.mark.sweep
def test_a_source_published_before_what_cites_it_is_not_said_to_be_later(client):
    load_starter_data()
    early = []
    for source in Source.objects.public().exclude(published_on=None):
        with at(Moment(on=source.published_on)):
            shown = Source.objects.public().filter(pk=source.pk).exists()
        if not shown:
            early.append(source.slug)
            day, published = date_format(source.published_on, "j F Y"), published_day(source)
            page = read(client.get(f"/sources/{source.slug}/?on={source.published_on}"))
            assert page.one("p", "lede").text == (
                f"This source was published on {published}, "
                f"but nothing that cites it is known to have been issued or said by {day}."
            )
    assert "interfax-4docs" in early


def test_a_source_without_a_day_is_not_said_to_be_later(client):
    site = make_older_site()
    make_proposal(process=site.process, issued_on=TOMORROW, sources=[make_source(slug="undated", published_on=None)])
    page = read(client.get(at_day("/sources/undated/")))
    assert page.one("p", "lede").text == (
        "Nothing that cites this source is known to have been issued or said by 25 November 2025."
    )


def test_a_list_of_the_api_warns_of_what_is_left_out(client):
    make_older_site()
    warning = (
        "As of 2025-11-25: everything issued or said later is omitted, and so is every source published later; "
        "summaries and notes were written with hindsight."
    )
    assert client.get(at_day("/api/v1/proposals/")).json()["warnings"] == [warning]
    assert warning in client.get(at_day("/api/v1/compare/?t=plan&t=counter")).json()["warnings"]


def test_a_correction_of_the_record_made_after_the_day_is_not_shown(client):
    site = make_older_site()
    site.size.text = "Alpha keeps at most 650,000 personnel."
    site.size.save()
    assert "Changes to this record" in client.get("/proposals/plan/1/").content.decode()
    assert "Changes to this record" not in client.get(at_day("/proposals/plan/1/")).content.decode()
