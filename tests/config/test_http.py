"""What pages and API share on the wire: who may keep an answer, compression, 304, methods, and errors in words."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from config.answers import FOR_ALL, Answers
from config.rest import Throttle
from proposals.urls import urlpatterns
from tests.factories import make_user
from tests.views.reading import read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db

API = ["/api/v1/", "/api/v1/proposals/", "/api/v1/compare/?t=plan&t=counter", "/api/docs/"]


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(make_user("Analyst", username=name))
    return client


def vary(response: HttpResponse) -> set[str]:
    return set(response.get("Vary", "").split(", "))


# For everybody


@pytest.mark.sweep
def test_every_page_may_be_kept_by_all_asked_for_again_and_travels_compressed(client, portion):
    for address in portion(addresses(make_site())):
        plain = client.get(address)
        packed = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert (plain.status_code, plain["Cache-Control"]) == (200, FOR_ALL), address
        assert vary(plain) == vary(packed) == {"Accept-Encoding", "Cookie"}
        assert gzip.decompress(packed.content) == plain.content
        assert packed["ETag"] == f"W/{plain['ETag']}"
        for etag in (plain["ETag"], packed["ETag"]):
            again = client.get(address, headers={"If-None-Match": etag, "Accept-Encoding": "gzip"})
            assert (again.status_code, again.content) == (304, b"")
            assert (vary(again), again["Cache-Control"]) == (vary(plain), FOR_ALL)


def test_a_page_that_has_changed_is_sent_again(client):
    site = make_site()
    etag = client.get("/proposals/plan/")["ETag"]
    site.plan.title = "Another title"
    site.plan.save()
    assert client.get("/proposals/plan/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", API)
def test_an_answer_of_the_api_may_be_kept_by_all_and_does_not_depend_on_cookies(client, path):
    make_site()
    answer = client.get(path)
    assert answer["Cache-Control"] == FOR_ALL
    assert vary(answer) & {"Accept-Encoding", "Cookie"} == {"Accept-Encoding"}


@pytest.mark.parametrize(("path", "depends_on"), [("/api/v1/parties/", set()), ("/api/v1/schema/", {"Accept"})])
def test_a_304_of_the_api_keeps_what_the_answer_said_of_the_rate_and_of_caches(client, path, depends_on):
    make_site()
    first = client.get(path, headers={"Origin": "https://example.org"})
    headers = {"If-None-Match": first["ETag"], "Origin": "https://example.org"}
    again = client.get(path, headers=headers)
    assert again.status_code == 304
    for name in ("RateLimit-Limit", "Vary", "ETag", "Cache-Control", "Access-Control-Allow-Origin"):
        assert again[name] == first[name], name
    assert vary(again) == depends_on | {"Accept-Encoding", "Authorization", "origin"}
    assert int(again["RateLimit-Remaining"]) == int(first["RateLimit-Remaining"]) - 1
    assert "RateLimit-Reset" in again
    assert "Content-Type" not in again


# For one


def test_the_desk_is_kept_by_nobody_and_never_compressed():
    for client in (Client(), signed_in("analyst")):
        for path in ("/admin/", "/admin/login/", "/admin/jsi18n/", "/admin/proposals/proposal/", "/admin/nowhere/"):
            answer = client.get(path, headers={"Accept-Encoding": "gzip"})
            assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", ")), path
            assert "public" not in answer["Cache-Control"]
            assert "ETag" not in answer
            assert "Content-Encoding" not in answer


def test_a_page_for_someone_signed_in_is_kept_by_nobody_and_never_answered_from_what_was_kept_for_all(client):
    make_site()
    for_all = client.get("/proposals/")
    for reader in (signed_in("analyst"), signed_in("editor")):
        answer = reader.get("/proposals/", headers={"If-None-Match": for_all["ETag"], "Accept-Encoding": "gzip"})
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        assert (answer.content, answer.get("ETag")) == (for_all.content, None)


def test_the_api_answers_two_people_and_nobody_in_particular_with_the_same_bytes(client):
    make_site()
    answers = [each.get("/api/v1/proposals/") for each in (client, signed_in("analyst"), signed_in("editor"))]
    assert len({answer.content for answer in answers}) == 1
    assert {answer["Cache-Control"] for answer in answers} == {FOR_ALL}
    assert not any(answer.cookies for answer in answers)


def through(view: Callable[[HttpRequest], HttpResponse], path: str, client: Client | None = None) -> HttpResponse:
    """A view that the site does not have, behind the middleware that it has."""
    request = RequestFactory().get(path, headers={"Accept-Encoding": "gzip"})
    request.COOKIES.update({name: morsel.value for name, morsel in (client.cookies if client else {}).items()})
    return Answers(SessionMiddleware(AuthenticationMiddleware(view)))(request)


@pytest.mark.parametrize("path", ["/proposals/", "/api/v1/proposals/"])
def test_an_answer_that_names_its_reader_would_be_theirs_alone_even_under_a_public_address(path):
    def who(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"You are {request.user.username or 'nobody'}. " * 50)

    for client, name in ((signed_in("analyst"), "analyst"), (signed_in("editor"), "editor"), (None, "nobody")):
        answer = through(who, path, client)
        assert answer.content.startswith(f"You are {name}.".encode())
        assert (answer["Cache-Control"], vary(answer) - {"Authorization"}) == ("private, no-store", {"Cookie"})
        assert "ETag" not in answer


def test_a_page_with_a_token_in_it_would_not_be_compressed_nor_kept():
    def form(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(get_token(request) * 20)
        response.set_cookie("csrftoken", request.META["CSRF_COOKIE"])
        return response

    answer = through(form, "/proposals/")
    assert (answer["Cache-Control"], answer.get("Content-Encoding")) == ("private, no-store", None)


# Other origins


def preflight(client: Client, path: str, headers: str) -> HttpResponse:
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": headers}
    return client.options(path, headers={"Origin": "https://example.org", **asked})


def test_a_script_elsewhere_may_ask_with_an_etag_and_a_format_and_nothing_else(client):
    answer = preflight(client, "/api/v1/parties/", "if-none-match")
    assert answer["Access-Control-Allow-Headers"] == "accept, if-none-match"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Headers" not in preflight(client, "/proposals/", "accept")


# Rate


def test_the_count_of_one_address_survives_many_others(client, monkeypatch):
    monkeypatch.setattr(Throttle, "rate", "1/day", raising=False)
    asked = [client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code]
    asked += [client.get("/api/v1/", REMOTE_ADDR=f"2001:db8::{number:x}").status_code for number in range(400)]
    assert asked == [200] * 401
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code == 429


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
    "search": "/search/?q=size",
    "releases": "/releases/",
    "release": "/releases/1/",
    "release-snapshot": "/releases/1/snapshot.json",
    "sources": "/sources/",
    "source": "/sources/wire/",
}


def test_every_page_is_tried_below():
    assert list(PATHS) == [pattern.name for pattern in urlpatterns]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_a_page_can_only_be_read_and_says_so(method):
    make_site()
    client = Client(enforce_csrf_checks=True)
    for path in PATHS.values():
        answer = client.generic(method, path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD"), path
        assert read(answer).one("h1").text == "This page is read-only"


@pytest.mark.parametrize("path", PATHS.values())
def test_head_of_a_page_has_the_headers_of_get_and_no_body(client, path):
    make_site()
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content, dict(head.headers)) == (got.status_code, b"", dict(got.headers))


# Addresses


@pytest.mark.parametrize("key", ["1.", ".1", "1..a", "A", "1_a", "1%0A", "%D0%B0", "-"])
def test_a_key_that_no_clause_can_have_is_no_address_of_page_or_api(client, key):
    make_site()
    assert client.get(f"/proposals/plan/{key}/").status_code == 404
    assert client.get(f"/api/v1/clauses/plan/{key}/").json()["detail"] == "There is nothing at this address."


# In words


def test_a_host_that_is_not_ours_is_told_so_in_words(client):
    answer = client.get("/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert read(answer).one("h1").text == "The request could not be understood"


def test_a_person_without_the_right_is_told_so_in_words():
    client = signed_in("analyst")
    answer = client.get("/admin/accounts/user/")
    assert (answer.status_code, read(answer).one("h1").text) == (403, "This is not allowed")


def test_a_form_without_its_token_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert read(answer).one("h1").text == "The form has expired or was not sent from this site"
