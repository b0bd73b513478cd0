"""The API as a script sees it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

HERE = "http://testserver"


class Script:
    """A client that reads JSON and sees the answer to a failure rather than the exception."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(f"/api/v1/{path}", headers=headers)

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


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    """Requests of one test do not count against the next."""
    cache.clear()
