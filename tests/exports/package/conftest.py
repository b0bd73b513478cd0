"""The data package is tested through the API."""

from __future__ import annotations

from tests.api.conftest import _no_requests_counted_yet, api  # noqa: F401  pytest finds them here
