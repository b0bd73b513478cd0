"""The endpoints for records: their filters, their warnings, and who sees drafts."""

from __future__ import annotations

import pytest

from proposals.api import views
from proposals.api.root import LISTS
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_position,
    make_proposal,
)

pytestmark = pytest.mark.django_db


VIEWS = {name: getattr(views, name.capitalize()) for name in LISTS}


# The contract, written out: adding a filter adds a line here and in docs/api.md.
FILTERS = {
    "processes": ["process"],
    "parties": ["process"],
    "sources": ["process", "reliability"],
    "topics": ["process"],
    "issues": ["process", "kind"],
    "measures": ["process"],
    "events": ["process"],
    "proposals": [
        "process",
        "drafted_by",
        "status",
        "text_availability",
        "issued_after",
        "issued_before",
        "revises",
        "q",
    ],
    "clauses": ["proposal", "process", "topic", "issue", "basis", "status", "measure", "source", "q"],
    "positions": [
        "process",
        "party",
        "proposal",
        "clause",
        "issue",
        "topic",
        "stance",
        "certainty",
        "emphasis",
        "stated_after",
        "stated_before",
        "current",
        "q",
    ],
    "correspondences": ["process", "proposal", "relation"],
    "changes": ["kind", "record", "process", "party", "issue", "proposal"],
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_filters_of_the_contract(name):
    assert list(VIEWS[name].filterset_class.base_filters) == [*FILTERS[name], "ordering"]


def test_texts_that_are_not_wholly_public_say_so_beside_their_rows_and_their_clauses(api):
    reported = make_proposal(slug="reported", text_availability="reported")
    whole = make_proposal(slug="whole")
    for text in (reported, reported, whole):
        make_clause(proposal=text, key=str(text.clauses.count() + 1))
    warning = "reported is known from reports only; absence of a clause is not evidence."
    for path, warnings in (
        ("proposals/", [warning]),
        ("proposals/?text_availability=full", []),
        ("clauses/", [warning]),
        ("clauses/?proposal=whole", []),
    ):
        assert api.json(path)["warnings"] == warnings, path


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda: make_event(slug="one", state="draft"), "events/one/"),
        (lambda: make_proposal(slug="one", state="draft"), "proposals/one/"),
        (lambda: make_position(slug="one", state="draft"), "positions/one/"),
        (lambda: make_correspondence(slug="one", state="draft"), "correspondences/one/"),
        (lambda: make_clause(proposal=make_proposal(slug="one", state="draft"), key="1"), "clauses/one/1/"),
    ],
    ids=["event", "proposal", "position", "correspondence", "clause"],
)
def test_a_draft_is_answered_to_its_editor_and_to_nobody_else(api, editor, make, path):
    make()
    assert (api.get(path).status_code, editor.json(path)["state"]) == (404, "draft")
