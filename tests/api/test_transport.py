"""ETags, compression, HEAD and OPTIONS, other origins."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.factories import make_clause, make_party, make_proposal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["", "parties/", "parties/a/", "schema/", "compare/", "nowhere/"])
def test_every_answer_carries_an_etag(api, path):
    make_proposal(drafted_by=[make_party(slug="a")])
    assert re.fullmatch('"[0-9a-f]{32}"', api.get(path)["ETag"])


@pytest.mark.parametrize("path", ["", "parties/", "parties/a/", "schema/", "compare/?t=a&t=b"])
def test_a_client_that_has_the_answer_gets_304_until_it_changes(api, path):
    party = make_party(slug="a", name="Before")
    texts = [make_clause(proposal=make_proposal(slug=slug, drafted_by=[party])).proposal for slug in "ab"]
    etag = api.get(path)["ETag"]
    again = api.get(path, if_none_match=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert api.get(path, if_none_match='"other"').status_code == 200
    assert api.get(path, if_none_match=f"W/{etag}").status_code == 304
    party.name = texts[0].title = texts[0].short_title = "After"
    party.save()
    texts[0].save()
    status = 304 if path in ("", "schema/") else 200
    assert api.get(path, if_none_match=etag).status_code == status


def test_a_problem_is_never_a_304(api):
    etag = api.get("nowhere/")["ETag"]
    assert api.get("nowhere/", if_none_match=etag).status_code == 404


def test_head_has_the_headers_of_get_and_no_body(api):
    make_proposal()
    got, head = api.get("parties/"), api.client.head("/api/v1/parties/")
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head[name] == got[name]
    again = api.client.head("/api/v1/parties/", headers={"If-None-Match": got["ETag"]})
    assert again.status_code == 304
    assert api.client.head("/api/v1/parties/?colour=red").status_code == 400


def test_options_say_what_can_be_done(api):
    for path in ("", "parties/", "compare/"):
        response = api.client.options(f"/api/v1/{path}")
        assert (response.status_code, response["Allow"]) == (200, "GET, HEAD, OPTIONS")
        assert response.json()["renders"] == ["application/json"]


def test_answers_are_compressed_for_clients_that_accept_it(api):
    make_proposal(drafted_by=[make_party() for _ in range(5)])
    plain, packed = api.get("parties/"), api.get("parties/", accept_encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert api.get("parties/", accept_encoding="gzip", if_none_match=packed["ETag"]).status_code == 304


def test_pages_are_not_compressed_beside_their_secrets(api):
    assert "Content-Encoding" not in api.client.get("/admin/login/", headers={"Accept-Encoding": "gzip"})


def test_any_origin_may_read_the_api_and_nothing_else(api):
    response = api.get("parties/", origin="https://example.org")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "RateLimit-Remaining" in response["Access-Control-Expose-Headers"]
    page = api.client.get("/admin/login/", headers={"Origin": "https://example.org"})
    assert "Access-Control-Allow-Origin" not in page


def test_reading_sets_no_cookie_and_does_not_depend_on_one(api):
    response = api.get("parties/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
