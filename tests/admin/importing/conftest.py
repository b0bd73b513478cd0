"""A draft with three recorded clauses, and the same text published."""

from __future__ import annotations

import pytest

from tests.factories import make_clause, make_issue


@pytest.fixture
def recorded(draft):
    for key, text in (
        ("1", "Boats pass by day and by night."),
        ("2", "Wells are shared by both towns."),
        ("3", "Tolls end."),
    ):
        make_clause(proposal=draft, key=key, number=key, text=text)
    return draft


@pytest.fixture
def published(recorded):
    recorded.state, recorded.published_at = "published", recorded.history.first().history_date
    recorded.save()
    make_issue(process=recorded.process, slug="ferry", name="The ferry")
    return recorded
