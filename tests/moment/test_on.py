"""The talks as they stood on a day: nothing that came later shows, anywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import get_resolver, resolve
from hypothesis import given
from hypothesis import strategies as st

from proposals.models import Event, Position, Proposal, Source
from proposals.moment import Moment, at, happened, has_happened
from tests.factories import make_event, make_position, make_proposal, make_source
from tests.moment.later import CANARY, DAY, LATE, TOMORROW, add_later, asked, at_day, make_older_site
from tests.views.reading import read

pytestmark = pytest.mark.django_db

# No page of data: the icon, what renders the OpenAPI document, what robots are asked.
# An entry of the log is what its list shows, and its address is another in every database.
WITHOUT_DATA = {"api:change", "favicon", "api-docs", "api:schema", "robots"}


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def answers(client, urls: list[str]) -> dict[str, tuple]:
    found = {}
    for url in urls:
        response = client.get(url)
        found[url] = (response.status_code, response.get("ETag"), response.getvalue())
    return found


def test_what_came_later_changes_no_byte_of_any_page_or_answer(client):
    site = make_older_site()
    urls = [at_day(url) for url in asked(site)]
    before = answers(client, urls)

    add_later(site)

    after = answers(client, urls)
    assert [url for url in urls if before[url] != after[url]] == []
    assert [url for url in urls if CANARY.encode() in after[url][2] and CANARY not in url] == []
    assert sum(status == 200 for status, _, _ in after.values()) > 60


def test_what_came_later_does_show_without_the_day(client):
    """The canary can sing: without this, the test above could pass on records that nobody would ever see."""
    site = make_older_site()
    add_later(site)

    silent = [url for url in asked(site) if CANARY.encode() not in client.get(url).getvalue()]

    # What has no words of its own that could be later, or names one old record and nothing that hangs on it.
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
        *("releases", "release", "release-snapshot", "api:releases", "api:release"),
        *("api:sources", "api:events", "api:positions", "api:correspondences", "api:proposals", "issue"),
    }


def test_every_page_and_every_endpoint_is_asked(client):
    site = make_older_site()
    names = {resolve(url.partition("?")[0]).view_name for url in asked(site)}

    assert names == _readers_addresses() - WITHOUT_DATA | {"api:schema"}


def _readers_addresses() -> set[str]:
    """The names of all addresses but the desk's and the people's."""
    found = set()
    for route in get_resolver().url_patterns:
        prefix = str(route.pattern)
        if prefix.startswith(("admin/", "account/", "accounts/")):
            continue
        inner = getattr(route, "url_patterns", [route])
        space = f"{route.namespace}:" if getattr(route, "namespace", None) else ""
        found |= {f"{space}{one.name}" for one in inner if getattr(one, "name", None) and _is_read(one)}
    return found


def _is_read(route) -> bool:
    """Whether a script can GET it; the verbs of the API only write."""
    return "get" in getattr(route.callback, "actions", {"get": ""})


# The rule itself


@pytest.mark.parametrize(
    ("day", "precision", "first"),
    [
        (date(2025, 11, 25), "day", date(2025, 11, 25)),
        (date(2025, 11, 20), "week", date(2025, 11, 26)),
        (date(2025, 11, 1), "month", date(2025, 11, 30)),
        (date(2024, 2, 10), "month", date(2024, 2, 29)),
        (date(2025, 12, 31), "month", date(2025, 12, 31)),
        (date(2025, 3, 4), "year", date(2025, 12, 31)),
    ],
)
def test_a_date_counts_from_the_end_of_what_is_known_of_it(day, precision, first):
    make_proposal(slug="text", issued_on=day, date_precision=precision)
    seen = {}
    for shown in (first - timedelta(days=1), first):
        with at(Moment(on=shown)):
            seen[shown] = (Proposal.objects.public().exists(), has_happened(day, precision))
    assert list(seen.values()) == [(False, False), (True, True)]


DATES = st.dates(date(2024, 12, 20), date(2026, 1, 10))


@given(day=DATES, precision=st.sampled_from(["day", "week", "month", "year"]), on=DATES)
def test_the_database_and_python_agree_and_nothing_shows_before_its_day(day, precision, on):
    with at(Moment(on=on)):
        rule, shown = happened("issued_on", "date_precision"), has_happened(day, precision)
    by_database = any(
        dict(each.children)["date_precision"] == precision and day <= dict(each.children)["issued_on__lte"]
        for each in rule.children
    )
    assert shown == by_database
    assert not (shown and day > on)


def test_without_a_day_everything_is_there():
    assert happened("issued_on", "date_precision").children == []
    assert has_happened(date(2999, 1, 1))


def test_a_source_without_a_date_stays():
    undated, later = make_source(published_on=None), make_source(published_on=TOMORROW)
    make_proposal(sources=[undated, later])
    with at(Moment(on=DAY)):
        assert list(Source.objects.public()) == [undated]


def test_the_current_position_is_the_one_of_the_day():
    first = make_position(stated_on=date(2025, 11, 20))
    second = make_position(party=first.party, issue=first.issue, stated_on=TOMORROW)
    assert list(Position.objects.public().current()) == [second]
    with at(Moment(on=DAY)):
        assert list(Position.objects.public().current()) == [first]


def test_every_late_date_of_these_tests_is_late():
    with at(Moment(on=DAY)):
        assert [has_happened(day, precision) for day, precision in LATE] == [False] * len(LATE)


# In words


def test_what_was_read_in_later_sources_only_says_so(client):
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
    (rejects,) = [said for said in size.all("article", "statement") if "rejects" in said.one("strong").text]
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


def test_what_became_of_a_text_is_not_told_for_a_day(client):
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


def test_before_anything_there_is_a_sentence(client):
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

    early, never = (client.get(at_day(f"/proposals/{slug}/")) for slug in ("later", "nothing-here"))

    assert (early.status_code, never.status_code) == (404, 404)
    page = read(early).one("main")
    assert page.one("p", "lede").text == "What this page shows had not been issued or said by 25 November 2025."
    assert [link.attrs["href"] for link in page.all("a")] == ["/proposals/later/"]
    assert read(never).one("h1").text == "There is nothing at this address"
    answers = [client.get(at_day(f"/api/v1/proposals/{slug}/")).json()["detail"] for slug in ("later", "nothing-here")]
    assert answers == ["There was no proposal later by 2025-11-25.", "There is no proposal nothing-here."]


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
