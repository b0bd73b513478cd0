"""Pages with an action of their own instead of a record's form: one table says who may carry it out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from proposals.models import Change, Clause, Release, SuggestedChange
from tests.admin.records import page
from tests.factories import make_clause, make_suggestion

pytestmark = pytest.mark.django_db

REASON = {"reason": "Read again"}
SHUT, SENT_ON, SIGN_IN, AGAIN = (403, False), (302, True), (302, False), (422, False)


def release_page(author: Client) -> tuple[str, dict, Callable[[], bool]]:
    make_clause()
    return reverse("admin:proposals_release_add"), {"notes": "As of today."}, Release.objects.exists


def suggestion_page(author: Client, **decision: str) -> tuple[str, dict, Callable[[], bool]]:
    suggestion = make_suggestion(author=author.user)
    pending = SuggestedChange.objects.filter(pk=suggestion.pk, state="pending")
    return page(suggestion), decision, lambda: not pending.exists()


# Action → what a post answers to each role, and whether it was done. "author" has made the suggestion.
ACTIONS: dict[str, tuple[str, Callable, dict[str, tuple[int, bool]]]] = {
    "make": (
        "release",
        release_page,
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SENT_ON},
    ),
    "accept": (
        "suggestedchange",
        lambda author: suggestion_page(author, decide="accept"),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SENT_ON},
    ),
    "decline": (
        "suggestedchange",
        lambda author: suggestion_page(author, decide="decline", **REASON),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SENT_ON, "analyst": SHUT, "editor": SENT_ON},
    ),
    "decline without a reason": (
        "suggestedchange",
        lambda author: suggestion_page(author, decide="decline"),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": AGAIN, "analyst": SHUT, "editor": AGAIN},
    ),
    "another word": (
        "suggestedchange",
        lambda author: suggestion_page(author, decide="delete", **REASON),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SHUT},
    ),
}


def test_every_page_of_this_kind_has_a_row():
    models = {
        model._meta.model_name
        for model, desk in admin.site._registry.items()
        if model._meta.app_label == "proposals" and {"add_view", "changeform_view"} & set(vars(type(desk)))
    }
    assert models == {model for model, _, _ in ACTIONS.values()}


@pytest.mark.parametrize(
    ("action", "role"), [(action, role) for action, (_, _, answers) in ACTIONS.items() for role in answers]
)
def test_only_the_roles_in_the_table_carry_out_an_action(action, role, author, request):
    _, prepare, answers = ACTIONS[action]
    client = author if role == "author" else request.getfixturevalue(role)
    address, data, is_done = prepare(author)
    before = (Clause.history.count(), Change.objects.count())
    answer = client.post(address, data)
    assert (answer.status_code, is_done()) == answers[role]
    if action != "accept" or role != "editor":
        assert (Clause.history.count(), Change.objects.count()) == before
