"""Choices at the desk that say what a record is about."""

from __future__ import annotations

import pytest

from config.desk import LONGEST, DescribedChoice, description_of
from proposals.models import Issue
from tests.factories import make_issue, make_user


def test_a_description_is_cut_to_what_fits_beside_a_box():
    issue = Issue(name="Army", description="x" * (LONGEST + 1))
    assert description_of(issue, "description") == "x" * (LONGEST - 1) + "…"
    assert description_of(Issue(description="How many."), "description") == "How many."
    assert (description_of(issue, ""), description_of(Issue(description=""), "description")) == ("", "")


def test_a_choice_is_its_name_and_knows_its_description():
    choice = DescribedChoice.choice(Issue(name="Army", description="How many."), "description")
    assert (choice, choice.description) == ("Army", "How many.")


@pytest.mark.django_db
def test_a_search_at_the_desk_gives_descriptions(client):
    make_issue(name="Army", description="How many.")
    client.force_login(make_user("Analyst"))
    query = {"app_label": "proposals", "model_name": "clause", "field_name": "issue", "term": "army"}
    results = client.get("/admin/autocomplete/", query).json()["results"]
    assert [(result["text"], result["description"]) for result in results] == [("Army", "How many.")]
