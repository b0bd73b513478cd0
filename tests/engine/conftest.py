"""What the engine's tests stand on when its code is mutated."""

from __future__ import annotations

import os

import pytest

from proposals.engine.language import detection, quantities
from proposals.engine.marking import tokens
from proposals.engine.pairing import similarity
from proposals.engine.table import relations
from tests.engine import profiles  # noqa: F401  they register themselves

REMEMBERED = (
    detection.stem,
    quantities.amount,
    quantities.figure_key,
    quantities.read_unit,
    relations._kept,
    similarity.term_ids,
)


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """mutmut runs every mutant in a fork of a process that has run the tests: what that remembers would hide it."""
    if "MUTANT_UNDER_TEST" in os.environ:
        tokens.forget()
        for kept in REMEMBERED:
            kept.cache_clear()
