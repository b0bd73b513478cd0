"""The OpenAPI document describes every kind of record and every verb in its own words."""

from __future__ import annotations

import pytest
import yaml

from proposals.api.descriptions import VERB_WORDS
from proposals.api.views import Events, Positions
from proposals.api.writing import ReviewableRows
from proposals.models.editorial import VERBS
from tests.api.contract import DOCUMENT


@pytest.fixture(scope="module")
def paths() -> dict:
    return yaml.safe_load(DOCUMENT.read_text())["paths"]


def summaries(paths: dict, name: str) -> list[str]:
    """Those of the operations on one kind of record, in the order of the document."""
    return [
        operation["summary"]
        for path, methods in paths.items()
        if path.startswith(f"/api/v1/{name}/")
        for operation in methods.values()
    ]


def test_every_operation_names_its_kind_of_record(paths):
    assert summaries(paths, "events") == [
        "List events",
        "Create an event",
        "Get an event",
        "Change an event",
        "Delete an event",
        "Publish an event",
        "Send back an event",
        "Submit an event",
        "Withdraw an event",
    ]
    assert summaries(paths, "clauses") == [
        "List clauses",
        "Create a clause",
        "Get a clause",
        "Change a clause",
        "Delete a clause",
    ]
    assert summaries(paths, "parties") == ["List parties", "Get a party"]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_says_what_it_does(paths, name):
    post = paths[f"/api/v1/events/{{slug}}/{name.replace('_', '-')}/"]["post"]
    assert post["description"] == VERB_WORDS[name]
    assert [parameter["name"] for parameter in post["parameters"]] == ["Idempotency-Key", "If-Match", "slug"]


@pytest.mark.parametrize("name", VERBS)
def test_the_description_of_one_kind_is_not_that_of_another(name):
    one, other, shared = (getattr(view, name) for view in (Events, Positions, ReviewableRows))
    assert len({one, other, shared}) == 3
    assert [hasattr(method, "kwargs") for method in (one, other, shared)] == [True, True, False]
