"""Where to begin: the addresses of every endpoint, the OpenAPI document and the page that renders it."""

from __future__ import annotations

import re

import pytest

from proposals.api.root import LISTS
from tests.api.conftest import HERE

pytestmark = pytest.mark.django_db


def test_the_root_lists_every_endpoint_and_each_answers(api):
    root = api.json("")
    assert list(root) == [
        *LISTS,
        *("compare", "board", "search", "releases", "dataset", "schema", "docs", "latest_release", "licence"),
        *("data_until", "data_until_precision"),
    ]
    assert root["proposals"] == f"{HERE}/api/v1/proposals/"
    answers = {name: api.client.get(url) for name, url in root.items() if f"{url}".startswith("http")}
    statuses = {name: answer.status_code for name, answer in answers.items() if answer.getvalue()}
    assert root["latest_release"] is None
    assert statuses == dict.fromkeys(answers, 200) | {"compare": 400, "search": 400}


def test_the_document_comes_as_json_or_yaml(api):
    assert api.json("schema/")["openapi"] == "3.1.0"
    yaml = api.get("schema/", accept="application/vnd.oai.openapi")
    assert yaml.content.startswith(b"openapi: 3.1.0")


def test_the_page_that_renders_the_document_needs_nothing_from_elsewhere_and_nothing_inline(api):
    page = api.client.get("/api/docs/")
    html = page.content.decode()
    assert page["Content-Type"].startswith("text/html")
    assert '<html lang="en">' in html
    assert "style" not in re.sub(r'rel="stylesheet"', "", html)
    assert re.findall(r"<script(?![^>]* src=)", html) == []
    addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert [address.rsplit("/", 1)[-1] for address in addresses] == [
        "swagger-ui.css",
        "",
        "",
        "swagger-ui-bundle.js",
        "swagger-ui-standalone-preset.js",
        "?script=",
    ]
    assert all(address.startswith("/") for address in addresses)
    script = api.client.get("/api/docs/?script=")
    assert script["Content-Type"] == "application/javascript"
    assert b"/api/v1/schema/" in script.content
