"""Each test starts with a fresh request limit for the API."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _history(history):
    """What was corrected since shows in the history."""


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()
