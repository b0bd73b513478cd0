"""One shape for every error under /api/."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from rest_framework.exceptions import NotAuthenticated, UnsupportedMediaType
from rest_framework.exceptions import PermissionDenied as NotAllowed
from rest_framework.views import APIView

from config import problems
from config.rest import Throttle
from proposals.api.views import Proposals
from tests.factories import make_proposal

pytestmark = pytest.mark.django_db


def assert_problem(response: HttpResponse, status: int, title: str, detail: str, instance: str) -> None:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": [],
        "instance": instance,
    }


def test_a_bad_request_says_which_parameter_and_what_there_is(api):
    response = api.get("parties/?colour=red")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "colour: There is no such parameter.",
        "errors": [
            {
                "field": "colour",
                "message": "There is no such parameter.",
                "allowed": ["process", "ordering", "format", "page", "page_size", "cursor", "on", "release"],
            }
        ],
        "instance": "/api/v1/parties/?colour=red",
    }


def test_a_record_that_does_not_exist_is_a_404(api):
    response = api.get("proposals/nowhere/")
    assert_problem(response, 404, "Not Found", "There is no proposal nowhere.", "/api/v1/proposals/nowhere/")


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nowhere/", "/api/v2/", "/api/v1/proposals/a/b/"])
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_an_address_that_does_not_exist_is_a_404(api, path, method):
    response = getattr(api.client, method)(path)
    assert_problem(response, 404, "Not Found", "There is nothing at this address.", path)


def test_an_address_without_its_slash_is_a_404_that_mentions_it(api):
    detail = "There is nothing at this address. Every API address ends in a slash."
    assert_problem(api.get("proposals"), 404, "Not Found", detail, "/api/v1/proposals")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["", "parties/", "sources/plan/", "compare/", "schema/"])
def test_a_method_that_is_not_allowed_is_refused_with_those_that_are(api, path, method):
    make_proposal(slug="plan")
    address = f"/api/v1/{path}"
    response = getattr(api.client, method)(address, data="[" * 100_000, content_type="application/json")
    assert_problem(response, 405, "Method Not Allowed", f'Method "{method.upper()}" not allowed.', address)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("accept", ["text/html", "text/csv", "application/xml", "image/*", "x", "a/b;q=x"])
def test_a_media_type_that_is_not_offered_is_refused(api, accept):
    response = api.get("parties/", accept=accept)
    assert_problem(response, 406, "Not Acceptable", "Could not satisfy the request Accept header.", "/api/v1/parties/")


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html, */*;q=0.8", "application/json; indent=4"])
def test_a_media_type_that_is_offered_is_answered(api, accept):
    assert api.get("parties/", accept=accept).json()["count"] == 0


def test_the_page_that_renders_the_document_fails_in_the_same_shape(api):
    response = api.client.post("/api/docs/")
    assert_problem(response, 405, "Method Not Allowed", 'Method "POST" not allowed.', "/api/docs/")
    response = api.client.get("/api/docs/?lang=uk")
    assert response.json()["errors"][0]["field"] == "lang"


def test_too_many_requests_are_refused_with_the_time_to_wait(api, monkeypatch):
    monkeypatch.setattr(Throttle, "rate", "2/hour", raising=False)
    answers = [api.get("parties/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"2"}
    refused = answers[-1]
    assert (refused["Content-Type"], refused.json()["title"]) == ("application/problem+json", "Too Many Requests")
    assert 0 < int(refused["Retry-After"]) <= 3601
    assert 0 < int(refused["RateLimit-Reset"]) <= 3601


def test_a_forged_address_does_not_start_a_new_count(api, monkeypatch):
    monkeypatch.setattr(Throttle, "rate", "1/day", raising=False)
    answers = [api.get("parties/", x_forwarded_for=f"192.0.2.{number}").status_code for number in range(2)]
    assert answers == [200, 429]


def test_a_server_error_says_nothing_about_the_server(api, monkeypatch):
    def fail(view: object) -> None:
        raise RuntimeError("secret of the server")

    monkeypatch.setattr(Proposals, "get_queryset", fail)
    detail = "Something went wrong on our side. It has been logged; trying again may help."
    assert_problem(api.get("proposals/"), 500, "Internal Server Error", detail, "/api/v1/proposals/")


def test_a_request_refused_before_any_view_is_a_problem_too(api):
    response = api.get("parties/", host="somewhere.else:99999")
    detail = "The request could not be understood."
    assert_problem(response, 400, "Bad Request", detail, "/api/v1/parties/")


def test_more_parameters_than_any_request_needs_are_refused(api):
    response = api.get("parties/?" + "&".join(f"x{number}" for number in range(2001)))
    assert (response.status_code, response.json()["detail"]) == (400, "The request could not be understood.")


@pytest.mark.parametrize(
    ("raised", "status", "title"),
    [
        (PermissionDenied(), 403, "Forbidden"),
        (NotAllowed(), 403, "Forbidden"),
        (NotAuthenticated(), 401, "Unauthorized"),
        (UnsupportedMediaType("text/plain"), 415, "Unsupported Media Type"),
    ],
)
def test_refusals_of_writes_have_the_same_shape(raised, status, title):
    class Refusing(APIView):
        throttle_classes = ()

        def post(self, request):
            raise raised

    response = Refusing.as_view()(RequestFactory().post("/api/v1/somewhere/"))
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert b'"title": "%s"' % title.encode() in response.content


def test_the_error_handlers_answer_pages_as_html():
    request = RequestFactory().get("/compare/")
    for handler, arguments, status in (
        (problems.bad_request, [Exception()], 400),
        (problems.permission_denied, [Exception()], 403),
        (problems.page_not_found, [Exception()], 404),
        (problems.server_error, [], 500),
    ):
        response = handler(request, *arguments)
        assert (response.status_code, response["Content-Type"][:9]) == (status, "text/html")


def test_the_error_handlers_answer_scripts_as_problems():
    request = RequestFactory().get("/api/v1/")
    for handler, arguments, status in (
        (problems.bad_request, [Exception()], 400),
        (problems.permission_denied, [Exception()], 403),
        (problems.page_not_found, [Exception()], 404),
        (problems.server_error, [], 500),
    ):
        response = handler(request, *arguments)
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
