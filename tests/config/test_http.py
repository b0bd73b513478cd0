"""Requests from other origins, methods, and addresses that cannot exist."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from proposals.urls import urlpatterns
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


# Other origins


def preflight(client: Client, path: str, names: str) -> HttpResponse:
    headers = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": names}
    return client.options(path, headers={"Origin": "https://example.org", **headers})


def test_scripts_of_other_origins_may_send_only_an_etag_and_a_format(client):
    answer = preflight(client, "/api/v1/parties/", "if-none-match")
    assert answer["Access-Control-Allow-Headers"] == "accept, if-none-match"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Headers" not in preflight(client, "/proposals/", "accept")


# Methods


PATHS = {
    "home": "/",
    "favicon": "/favicon.ico",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-part": "/sitemap-proposals.xml",
    "compare": "/compare/",
    "cite": "/compare/cite/?t=plan&t=counter",
    "compare-csv": "/compare/comparison.csv?t=plan&t=counter",
    "compare-docx": "/compare/comparison.docx?t=plan&t=counter",
    "proposals": "/proposals/",
    "proposal": "/proposals/plan/",
    "clause": "/proposals/plan/1/",
    "board": "/board/",
    "timeline": "/timeline/",
    "changes": "/changes/",
    "feed": "/changes/feed/",
    "issues": "/issues/",
    "issue": "/issues/aid/",
    "parties": "/parties/",
    "party": "/parties/alpha/",
    "guide": "/how-to-read/",
    "search": "/search/?q=size",
    "releases": "/releases/",
    "release": "/releases/1/",
    "release-snapshot": "/releases/1/snapshot.json",
    "sources": "/sources/",
    "source": "/sources/wire/",
}


def test_the_table_of_pages_is_complete():
    assert list(PATHS) == [pattern.name for pattern in urlpatterns]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_a_page_can_only_be_read_and_says_so(method):
    make_site()
    client = Client(enforce_csrf_checks=True)
    for path in PATHS.values():
        answer = client.generic(method, path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD"), path
        assert read(answer).one("h1").text == "This page is read-only"


@pytest.mark.sweep
@pytest.mark.parametrize("path", PATHS.values())
def test_head_of_a_page_has_the_headers_of_get_and_no_body(client, path):
    make_site()
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content, dict(head.headers)) == (got.status_code, b"", dict(got.headers))


# Addresses


@pytest.mark.parametrize("key", ["1.", ".1", "1..a", "A", "1_a", "1%0A", "%D0%B0", "-"])
def test_an_impossible_key_of_a_clause_is_not_found(client, key):
    make_site()
    assert client.get(f"/proposals/plan/{key}/").status_code == 404
    assert client.get(f"/api/v1/clauses/plan/{key}/").json()["detail"] == "There is nothing at this address."
