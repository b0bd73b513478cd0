"""The basis of the desk's own pages: finding a record, and refusals as sentences."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from proposals.admin.base.page import sentences


@pytest.mark.parametrize("key", ["abc", "0", "9" * 30, "-1", "%00", "1' or '1"])
@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_a_record_that_does_not_exist_is_no_server_error(view, key, editor):
    address = reverse("admin:proposals_clause_changelist") + f"{key}/{view}/"
    assert editor.get(address).status_code == (404 if view == "history" else 302)


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (ValidationError("choose one."), [("", "Choose one.")]),
        (ValidationError(["one.", "two."]), [("", "One."), ("", "Two.")]),
        (
            ValidationError({"text": ["is empty."], "__all__": ["Target: choose one."]}),
            [("text", "is empty."), ("", "Target: choose one.")],
        ),
    ],
)
def test_a_refusal_becomes_fields_and_sentences(refusal, expected):
    assert sentences(refusal) == expected
