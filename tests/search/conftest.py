"""Records to search in, for tests that need them."""

from __future__ import annotations

import pytest

from tests.search.world import make_world


@pytest.fixture
def _world():
    make_world()
