"""Pages of the desk that do one thing and no form of a record: who does it, and that nobody else does, by one table."""

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


def made_release(author: Client) -> tuple[str, dict, Callable[[], bool]]:
    make_clause()
    return reverse("admin:proposals_release_add"), {"notes": "As of today."}, Release.objects.exists


def suggested(author: Client, **decision: str) -> tuple[str, dict, Callable[[], bool]]:
    suggestion = make_suggestion(author=author.user)
    pending = SuggestedChange.objects.filter(pk=suggestion.pk, state="pending")
    return page(suggestion), decision, lambda: not pending.exists()


# The deed: what a post answers to each role, and whether it was done. "author" has made the suggestion.
DEEDS: dict[str, tuple[str, Callable, dict[str, tuple[int, bool]]]] = {
    "make": (
        "release",
        made_release,
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SENT_ON},
    ),
    "accept": (
        "suggestedchange",
        lambda author: suggested(author, decide="accept"),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SENT_ON},
    ),
    "decline": (
        "suggestedchange",
        lambda author: suggested(author, decide="decline", **REASON),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SENT_ON, "analyst": SHUT, "editor": SENT_ON},
    ),
    "decline without a reason": (
        "suggestedchange",
        lambda author: suggested(author, decide="decline"),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": AGAIN, "analyst": SHUT, "editor": AGAIN},
    ),
    "another word": (
        "suggestedchange",
        lambda author: suggested(author, decide="delete", **REASON),
        {"anonymous": SIGN_IN, "administrator": SHUT, "author": SHUT, "analyst": SHUT, "editor": SHUT},
    ),
}


def test_every_page_of_this_kind_has_its_deeds():
    own = {
        model._meta.model_name
        for model, desk in admin.site._registry.items()
        if model._meta.app_label == "proposals" and {"add_view", "changeform_view"} & set(vars(type(desk)))
    }
    assert own == {model for model, _, _ in DEEDS.values()}


@pytest.mark.parametrize(
    ("deed", "role"), [(deed, role) for deed, (_, _, answers) in DEEDS.items() for role in answers]
)
def test_a_deed_is_done_by_whom_the_table_says_and_by_nobody_else(deed, role, author, request):
    _, prepare, answers = DEEDS[deed]
    client = author if role == "author" else request.getfixturevalue(role)
    address, data, is_done = prepare(author)
    before = (Clause.history.count(), Change.objects.count())
    answer = client.post(address, data)
    assert (answer.status_code, is_done()) == answers[role]
    if deed != "accept" or role != "editor":
        assert (Clause.history.count(), Change.objects.count()) == before
