"""A text of four clauses with everything that can hang on them, and people who may bring in another one."""

from __future__ import annotations

import pytest

from proposals.importing import Origin
from tests.factories import make_clause, make_proposal, make_source, make_user

TEXT = [
    ("1", "", "The bridge over the river is opened to everybody at all hours of the day."),
    ("2", "", "The mill is shared, and its income is halved between the two towns every year."),
    ("2.a", "2", "The miller is chosen by lot among the citizens of both towns for three years."),
    ("3", "", "Whoever breaks the peace pays a fine of 600 crowns into the common chest."),
]


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
