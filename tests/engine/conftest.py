"""Fixtures of the engine's tests, for mutation testing."""

from __future__ import annotations

import os

import pytest

from proposals.engine.figures import find
from proposals.engine.language import lexicon, quantities, spelling
from proposals.engine.marking import tokens
from proposals.engine.pairing import similarity
from proposals.engine.table import bearing
from tests.engine import profiles  # noqa: F401  they register themselves

CACHED = (
    lexicon.stem,
    find.every_figure,
    quantities.figure_key,
    quantities.read_unit,
    bearing._cached,
    similarity.term_ids,
    spelling.spelled,
)


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """mutmut runs every mutant in a fork of a process that has run the tests; its caches would hide the mutant."""
    if "MUTANT_UNDER_TEST" in os.environ:
        tokens.clear_cache()
        for cached in CACHED:
            cached.cache_clear()
