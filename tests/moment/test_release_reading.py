"""Reading a release: read-only, named on page and in the API, at one query more."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.db import DatabaseError, NotSupportedError, connection, connections
from django.test.utils import CaptureQueriesContext

from proposals.models import Clause, Party, Process
from proposals.moment import NOW, at
from proposals.publication import releases
from proposals.publication.releases import snapshot
from tests.moment.later import make_older_site
from tests.publication.releases.test_release import at_release, make_release, moment_of
from tests.views.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def test_every_model_that_readers_see_is_kept():
    assert sorted(model.__name__ for model in snapshot.kept_models()) == [
        *("Change", "Clause", "Correspondence", "Event", "Issue", "Measure", "Omission", "Party", "Position"),
        *("Process", "Proposal", "Source", "Term", "Topic", "VariantReading"),
    ]


def test_nothing_is_written_to_a_release():
    make_older_site()
    with at(moment_of(make_release())) as moment:
        party = Party.objects.first()
        with pytest.raises(NotSupportedError, match="never written"):
            party.save()
        with pytest.raises(NotSupportedError, match="never written"):
            Party.objects.all().delete()
    with pytest.raises(DatabaseError, match="readonly"):
        Party.objects.using(moment.database).update(name="Other")


def test_a_release_shows_in_words_what_it_is_and_keeps_itself_in_every_link(client):
    make_older_site()
    release = make_release()

    page = read(client.get("/proposals/plan/?release=1"))

    bar = page.one("aside", "moment")
    day = f"{release.made_at.day} {release.made_at:%B %Y}"
    assert bar.all("p")[0].text == f"The data as release 1 of {day} holds them. Show the page as of today"
    canonical = [link.attrs["href"] for link in page.one("head").all("link") if link.attrs["rel"] == "canonical"]
    assert canonical == ["http://testserver/proposals/plan/?release=1"]


def test_the_api_says_which_release_it_read(client):
    make_older_site()
    make_release()
    assert client.get("/api/v1/proposals/?release=1").json()["release"] == 1
    assert client.get("/api/v1/compare/?t=plan&t=counter&release=1").json()["release"] == 1
    assert client.get("/api/v1/proposals/").json()["release"] is None
    found = client.get("/api/v1/proposals/plan/?release=1").json()
    assert (found["url"], found["html_url"]) == (
        "http://testserver/api/v1/proposals/plan/?release=1",
        "http://testserver/proposals/plan/?release=1",
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("2", "There is no release “2”; use a number from 1 to 1."),
        ("0", "There is no release “0”; use a number from 1 to 1."),
        ("-1", "There is no release “-1”; use a number from 1 to 1."),
        ("latest", "There is no release “latest”; use a number from 1 to 1."),
        ("9" * 30, f"There is no release “{'9' * 30}”; use a number from 1 to 1."),
        ("%00", "There is no release “\0”; use a number from 1 to 1."),
    ],
)
def test_a_release_that_is_not_there_is_refused_by_name(client, given, message):
    make_older_site()
    make_release()
    page, answer = client.get(f"/?release={given}"), client.get(f"/api/v1/proposals/?release={given}")
    assert (page.status_code, answer.status_code) == (400, 400)
    assert answer.json()["errors"] == [{"field": "release", "message": message}]


def test_before_the_first_release_there_is_a_sentence(client):
    answer = client.get("/api/v1/proposals/?release=1")
    assert answer.json()["errors"] == [
        {"field": "release", "message": "There are no releases yet; omit this parameter."}
    ]


@pytest.mark.parametrize(
    "url", ["/", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter", "/api/v1/clauses/"]
)
def test_a_release_takes_one_query_more_than_the_data_now(client, url):
    make_older_site()
    database = releases.database_of(make_release())
    client.get(at_release(url))  # the connection of this thread is open

    def queries(address: str) -> int:
        with ExitStack() as stack:
            logs = [stack.enter_context(CaptureQueriesContext(each)) for each in (connection, connections[database])]
            assert client.get(address).status_code == 200
            return sum(len(log) for log in logs)

    assert queries(at_release(url)) == queries(url) + 1 + url.startswith(("/proposals/plan/", "/compare/"))


def test_outside_a_request_for_a_release_nothing_is_read_from_it():
    make_older_site()
    with at(moment_of(make_release())):
        Process.objects.get()
    with at(NOW):
        assert (Process.objects.all().db, Clause.objects.all().db) == ("default", "default")
