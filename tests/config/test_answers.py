"""Who may keep an answer, compression and 304, on pages and in the API."""

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

from config.answers import FOR_ALL, AnswerMiddleware, is_personal, raise_if_not_modified
from config.problems import NotModified
from tests.factories import make_user
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


def test_a_changed_page_is_sent_again(client):
    site = make_site()
    etag = client.get("/proposals/plan/")["ETag"]
    site.plan.title = "Another title"
    site.plan.save()
    assert client.get("/proposals/plan/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", API)
def test_any_cache_may_store_an_answer_of_the_api_which_does_not_depend_on_cookies(client, path):
    make_site()
    answer = client.get(path)
    assert answer["Cache-Control"] == FOR_ALL
    assert vary(answer) & {"Accept-Encoding", "Cookie"} == {"Accept-Encoding"}


@pytest.mark.parametrize(("path", "depends_on"), [("/api/v1/parties/", set()), ("/api/v1/schema/", {"Accept"})])
def test_a_304_of_the_api_keeps_the_headers_about_rate_and_caching(client, path, depends_on):
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


def test_no_cache_stores_the_desk_and_nothing_compresses_it():
    for client in (Client(), signed_in("analyst")):
        for path in ("/admin/", "/admin/login/", "/admin/jsi18n/", "/admin/proposals/proposal/", "/admin/nowhere/"):
            answer = client.get(path, headers={"Accept-Encoding": "gzip"})
            assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", ")), path
            assert "public" not in answer["Cache-Control"]
            assert "ETag" not in answer
            assert "Content-Encoding" not in answer


def test_no_cache_stores_a_page_for_someone_signed_in_or_answers_them_from_what_it_stored(client):
    make_site()
    for_all = client.get("/proposals/")
    for reader in (signed_in("analyst"), signed_in("editor")):
        answer = reader.get("/proposals/", headers={"If-None-Match": for_all["ETag"], "Accept-Encoding": "gzip"})
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        assert (answer.content, answer.get("ETag")) == (for_all.content, None)


def test_the_api_gives_everybody_the_same_bytes_signed_in_or_not(client):
    make_site()
    answers = [each.get("/api/v1/proposals/") for each in (client, signed_in("analyst"), signed_in("editor"))]
    assert len({answer.content for answer in answers}) == 1
    assert {answer["Cache-Control"] for answer in answers} == {FOR_ALL}
    assert not any(answer.cookies for answer in answers)


def through(view: Callable[[HttpRequest], HttpResponse], path: str, client: Client | None = None) -> HttpResponse:
    """A view that the site does not have, behind the middleware that it has."""
    request = RequestFactory().get(path, headers={"Accept-Encoding": "gzip"})
    request.COOKIES.update({name: morsel.value for name, morsel in (client.cookies if client else {}).items()})
    return AnswerMiddleware(SessionMiddleware(AuthenticationMiddleware(view)))(request)


@pytest.mark.parametrize("path", ["/proposals/", "/api/v1/proposals/"])
def test_an_answer_that_names_its_reader_is_private_even_at_a_public_address(path):
    def who(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"You are {request.user.username or 'nobody'}. " * 50)

    for client, name in ((signed_in("analyst"), "analyst"), (signed_in("editor"), "editor"), (None, "nobody")):
        answer = through(who, path, client)
        assert answer.content.startswith(f"You are {name}.".encode())
        assert (answer["Cache-Control"], vary(answer) - {"Authorization"}) == ("private, no-store", {"Cookie"})
        assert "ETag" not in answer


def test_a_page_with_a_csrf_token_is_neither_compressed_nor_stored():
    def form(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(get_token(request) * 20)
        response.set_cookie("csrftoken", request.META["CSRF_COOKIE"])
        return response

    answer = through(form, "/proposals/")
    assert (answer["Cache-Control"], answer.get("Content-Encoding")) == ("private, no-store", None)


@pytest.mark.parametrize(
    ("path", "headers", "cookies", "response_headers", "personal"),
    [
        ("/proposals/", {}, {}, {}, False),
        ("/proposals/", {"Authorization": "Bearer x"}, {}, {}, False),
        ("/proposals/", {}, {"sessionid": "x"}, {}, True),
        ("/proposals/", {}, {}, {"Vary": "Accept, Cookie"}, True),
        ("/admin/", {}, {}, {}, True),
        ("/account/tokens/", {}, {}, {}, True),
        ("/api/v1/", {}, {"sessionid": "x"}, {}, False),
        ("/api/v1/", {"Authorization": "Bearer x"}, {}, {}, True),
    ],
)
def test_an_answer_is_personal_if_it_may_depend_on_who_asks(rf, path, headers, cookies, response_headers, personal):
    request = rf.get(path, headers=headers)
    request.COOKIES.update(cookies)
    assert is_personal(request, HttpResponse(headers=response_headers)) is personal


def test_an_answer_that_sets_a_cookie_is_personal(rf):
    response = HttpResponse()
    response.set_cookie("a", "b")
    assert is_personal(rf.get("/"), response)


def test_a_known_answer_is_not_made_again_until_version_or_address_changes(rf):
    def ask(version: str, path: str = "/api/v1/", etag: str = "") -> None:
        request = rf.get(path, headers={"If-None-Match": etag})
        raise_if_not_modified(request, version)
        cache.set(request.answer_key, '"abc"')

    ask("one")
    with pytest.raises(NotModified):
        ask("one", etag='W/"abc"')
    for version, path, etag in (
        ("one", "/api/v1/", '"xyz"'),
        ("two", "/api/v1/", '"abc"'),
        ("one", "/api/v2/", '"abc"'),
    ):
        ask(version, path, etag)


def test_no_page_lets_a_browser_be_asked_for_camera_place_or_payment():
    make_site()
    answers = [Client().get(path) for path in ["/", "/nowhere/", "/admin/login/", *API]]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 200, 200, 200, 200]
    refused = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    assert [answer["Permissions-Policy"] for answer in answers] == [refused] * 7
