"""Errors: one shape for scripts, words for people."""

from __future__ import annotations

import json
import sqlite3
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError as ModelError
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.test import Client
from rest_framework.exceptions import ValidationError

from config.problems import MOST_ERRORS, Conflict, InvalidParameters, NotModified, Stale, exception_handler, read_only
from tests.factories import make_user
from tests.views.reading import read


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(make_user("Analyst", username=name))
    return client


@pytest.mark.django_db
def test_a_foreign_host_is_refused_in_words(client):
    answer = client.get("/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert read(answer).one("h1").text == "The request could not be understood"


@pytest.mark.django_db
def test_a_person_without_the_right_is_refused_in_words():
    client = signed_in("analyst")
    answer = client.get("/admin/accounts/user/")
    assert (answer.status_code, read(answer).one("h1").text) == (403, "This is not allowed")


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert read(answer).one("h1").text == "The form has expired or was not sent from this site"


def handled(rf, exception: Exception) -> HttpResponse:
    return exception_handler(exception, {"request": SimpleNamespace(_request=rf.get("/api/v1/x/?a=b"))})


def body(response: HttpResponse) -> dict:
    return json.loads(response.content)


def test_a_refusal_has_one_shape_and_names_the_address(rf):
    response = handled(rf, InvalidParameters([{"field": "a", "message": "Use 1."}, {"field": "b", "message": "No."}]))
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert body(response) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "a: Use 1. b: No.",
        "errors": [{"field": "a", "message": "Use 1."}, {"field": "b", "message": "No."}],
        "instance": "/api/v1/x/?a=b",
    }


def test_only_the_first_errors_are_told():
    errors = [{"field": str(number), "message": "x"} for number in range(MOST_ERRORS + 5)]
    assert InvalidParameters(errors).errors == Conflict("x", errors).errors == errors[:MOST_ERRORS]


@pytest.mark.parametrize(
    ("exception", "expected"),
    [
        (ValidationError({"terms": [{"value": ["Fill it in."]}]}), [("terms.0.value", "Fill it in.")]),
        (ValidationError({"non_field_errors": ["No."], "a": ["Yes."]}), [("body", "No."), ("a", "Yes.")]),
        (ValidationError(["No."]), [("body", "No.")]),
        (ModelError({"__all__": ["No."]}), [("body", "No.")]),
        (ModelError({"slug": ["No."]}), [("slug", "No.")]),
        (ModelError("No."), [("body", "No.")]),
    ],
)
def test_errors_of_serializers_and_models_are_listed_one_by_one(rf, exception, expected):
    errors = body(handled(rf, exception))["errors"]
    assert [(error["field"], error["message"]) for error in errors] == expected


def test_a_stale_change_gets_the_current_record_with_its_etag(rf):
    response = handled(rf, Stale('"abc"', {"slug": "plan"}))
    assert (response.status_code, response["ETag"], body(response)["current"]) == (412, '"abc"', {"slug": "plan"})


def test_a_client_that_has_the_answer_gets_no_body(rf):
    response = handled(rf, NotModified('"abc"'))
    assert (response.status_code, response["ETag"], response.content) == (304, '"abc"', b"")
    assert "Content-Type" not in response


def test_an_error_of_ours_is_left_to_the_last_resort(rf):
    assert handled(rf, ZeroDivisionError()) is None


def test_a_page_is_read_only_and_says_so_in_words(rf):
    page = read_only(lambda request: HttpResponse("Read."))
    assert [page(rf.generic(method, "/")).status_code for method in ("GET", "HEAD", "POST", "DELETE")] == [
        *(200, 200, 405, 405)
    ]
    assert "This page is read-only" in page(rf.post("/")).content.decode()


# Forms that cannot be read, by their content type.
BROKEN = [
    ("multipart/form-data", b"--x"),
    ("multipart/form-data; boundary=", b"--x"),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    ("multipart/form-data; boundary=\xff", b"--x"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n'),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Transfer-Encoding: base64\r\n\r\n@\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\0"\r\n\r\n\0\r\n--x--\r\n'),
    ("application/x-www-form-urlencoded", b"&".join(b"a=b" for _ in range(3000))),
    ("application/x-www-form-urlencoded", b"a=" + b"b" * 3_000_000),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
    ("application/x-www-form-urlencoded", b"%00=%00&%ff=%ff"),
    ("application/json; charset=nonsense", b"\0"),
    ("nonsense", b"\0"),
    ("", b""),
]
FIRST = ["", "compare/", "nowhere/", "admin/", "admin/login/", "admin/nowhere/", "account/", "api/nowhere/"]
ADDRESSES = [f"/{path}" for path in FIRST]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", pytest.param("NONSENSE", marks=pytest.mark.full_matrix)])
@pytest.mark.parametrize("url", [*ADDRESSES, "/api/v1/", "/api/v1/proposals/"])
def test_a_form_that_cannot_be_read_is_no_error_of_the_server(url, method):
    client = signed_in("analyst")
    client.handler.enforce_csrf_checks = True
    client.cookies["csrftoken"] = "a" * 32
    answers = [client.generic(method, url, form, content_type) for content_type, form in BROKEN]
    assert {answer.status_code for answer in answers} <= {302, 400, 401, 403, 404, 405, 413, 415}


def failing(monkeypatch, error: Exception) -> Client:
    """A client of a site whose database fails with this error."""

    def refuse(self):
        raise error

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("server closed the connection"), InterfaceError("closed")])
def test_a_database_that_is_away_is_said_to_be_away(monkeypatch, error):
    client = failing(monkeypatch, error)
    page, answer = client.get("/proposals/"), client.get("/api/v1/proposals/")
    assert (page.status_code, page["Retry-After"]) == (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert read(page).one("h1").text == "The site is not available at the moment"
    assert (body(answer)["status"], body(answer)["detail"]) == (
        503,
        "The database does not answer at the moment. Try again later.",
    )


@pytest.mark.django_db
def test_a_mistake_of_ours_in_a_statement_is_not_called_temporary(monkeypatch):
    mistake = sqlite3.OperationalError("no such column")
    mistake.sqlite_errorcode = sqlite3.SQLITE_ERROR
    error = OperationalError("no such column")
    error.__cause__ = mistake
    client = failing(monkeypatch, error)
    assert [client.get(url).status_code for url in ("/proposals/", "/api/v1/proposals/")] == [500, 500]
