"""A proposal of four clauses, people who may import another text into it, and where that comes from."""

from __future__ import annotations

import pytest

from proposals.importing import Origin
from tests.factories import make_clause, make_proposal, make_source, make_user
from tests.importing.texts import TEXT


@pytest.fixture(autouse=True)
def _history(history):
    """What a text is imported into has a history."""


@pytest.fixture
def analyst(db):
    return make_user("Analyst")


@pytest.fixture
def editor(db):
    return make_user("Editor")


@pytest.fixture
def origin(db):
    return Origin(source=make_source(), basis="verbatim", confidence="high", locator="point #")


def make_text(state: str = "draft"):
    """The proposal, its clauses with main issues and sources."""
    proposal = make_proposal(state=state)
    clauses = {}
    for key, parent, text in TEXT:
        clauses[key] = make_clause(proposal=proposal, key=key, number=key, parent=clauses.get(parent), text=text)
    return proposal


@pytest.fixture
def proposal(db):
    return make_text()


@pytest.fixture
def published(db):
    return make_text("published")
