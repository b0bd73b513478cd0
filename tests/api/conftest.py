"""The API as a script sees it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from accounts.models import Token
from tests.factories import make_user

HERE = "http://testserver"


class Script:
    """A client that reads JSON and sees the answer to a failure rather than the exception."""

    def __init__(self, key: str | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.sent = {"Authorization": f"Bearer {key}"} if key else {}

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(f"/api/v1/{path}", headers=self.sent | headers)

    def send(self, method: str, path: str, body: Any = None, *, etag: str | None = None, **more: str) -> HttpResponse:
        """A request that writes; ``etag`` is what If-Match says, ``more`` are further headers."""
        headers = self.sent | ({"If-Match": etag} if etag else {}) | more
        data = body if isinstance(body, str | bytes) else json.dumps(body or {})
        address = f"/api/v1/{path}"
        return self.client.generic(method, address, data, content_type="application/json", headers=headers)

    def change(self, method: str, path: str, body: Any = None, *, of: str | None = None) -> HttpResponse:
        """Read the record (``of``, or what ``path`` names), then write with the ETag it has."""
        etag = self.get(of or path)["ETag"]
        return self.send(method, path, body, etag=etag)

    def made(self, path: str, body: Any) -> dict[str, Any]:
        """The record that a POST makes, without the warnings about it."""
        response = self.send("POST", path, body)
        assert response.status_code == 201, response.content
        record = response.json()
        del record["warnings"]
        return record

    def json(self, path: str) -> Any:
        """The answer to a request that succeeds."""
        response = self.get(path)
        assert response.status_code == 200, response.content
        return response.json()

    def slugs(self, path: str) -> list[str]:
        """The slugs of a list, in its order."""
        return [row["slug"] for row in self.json(path)["results"]]

    def errors(self, path: str) -> dict[str, str]:
        """Field and message of a 400."""
        response = self.get(path)
        assert response.status_code == 400, response.content
        return {error["field"]: error["message"] for error in response.json()["errors"]}


@pytest.fixture
def api() -> Script:
    return Script()


def script_of(user: Any, *scopes: str) -> Script:
    """A client with a token of ``user``."""
    _, key = Token.make(user, "A script", list(scopes), timedelta(days=1))
    script = Script(key)
    script.user = user
    return script


@pytest.fixture
def analyst(db) -> Script:
    return script_of(make_user("Analyst", username="analyst"), "read", "write")


@pytest.fixture
def editor(db) -> Script:
    return script_of(make_user("Editor", username="editor"), "read", "write", "publish")


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    """Requests of one test do not count against the next."""
    cache.clear()
