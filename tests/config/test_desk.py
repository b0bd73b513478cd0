"""Choices at the desk that say what a record is about."""

from __future__ import annotations

import pytest
from django.contrib import admin

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


@pytest.mark.django_db
def test_a_nul_in_a_search_at_the_desk_is_a_space(client):
    make_issue(name="Army at peace")
    client.force_login(make_user("Analyst", is_superuser=True))
    searches = [
        {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
        for model, described in admin.site._registry.items()
        for field in described.autocomplete_fields
    ]
    answers = [client.get("/admin/autocomplete/", {**search, "term": "army\0peace\0"}) for search in searches]
    assert len(answers) > 20
    assert {answer.status_code for answer in answers} == {200}
    found = dict(zip([tuple(search.values()) for search in searches], answers, strict=True))
    results = found["proposals", "clause", "issue"].json()["results"]
    assert [result["text"] for result in results] == ["Army at peace"]
