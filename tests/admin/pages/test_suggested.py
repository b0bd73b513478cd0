"""Suggested changes: an analyst files one about what is published, an editor accepts it as a correction or declines."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from config.records import PARTS, REVIEWED
from proposals.models import Change, SuggestedChange
from tests.admin import records
from tests.admin.records import page
from tests.factories import make_clause, make_event, make_position, make_proposal, make_source, make_suggestion

WHY = {"reason": "Page 2 says otherwise"}


def suggest_url(record) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_suggest", args=[record.pk])


def file(client: Client, record, **fields):
    return client.post(suggest_url(record), typed_form(client, record) | fields | WHY)


def typed_form(client: Client, record) -> dict:
    response = client.get(suggest_url(record))
    assert response.status_code == 200
    form = response.context["adminform"].form
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value is not None and value is not False and value != []}


@pytest.fixture
def clause(db):
    return make_clause(text="Before, as it was read at first.")


@pytest.fixture
def suggestion(analyst, clause):
    assert file(analyst, clause, text="After.").status_code == 302
    return SuggestedChange.objects.get()


def test_a_suggestion_holds_only_what_differs(analyst, clause, suggestion):
    assert suggestion.changes == {"text": {"old": "Before, as it was read at first.", "new": "After."}}
    assert (suggestion.author, suggestion.reason, suggestion.state) == (analyst.user, WHY["reason"], "pending")
    assert suggestion.record == clause
    clause.refresh_from_db()
    assert clause.text == "Before, as it was read at first."


def test_lists_of_records_and_days_are_suggested_too(analyst, editor):
    event, source = make_event(), make_source()
    assert file(analyst, event, sources=[source.pk], starts_on="2025-11-01", persons="A\nB").status_code == 302
    found = SuggestedChange.objects.get()
    assert sorted(found.changes) == ["persons", "sources", "starts_on"]
    editor.post(page(found), {"decide": "accept"})
    event.refresh_from_db()
    assert (str(event.starts_on), event.persons, list(event.sources.all())) == ("2025-11-01", ["A", "B"], [source])


def test_the_same_form_sent_back_suggests_nothing(analyst, clause):
    answer = file(analyst, clause)
    assert answer.context["errors"] == {"__all__": ["Nothing has changed: change at least one field."]}
    assert not SuggestedChange.objects.exists()


def test_a_suggestion_needs_a_reason_and_values_that_can_be(analyst, clause):
    data = typed_form(analyst, clause)
    answer = analyst.post(suggest_url(clause), data | {"text": "After.", "reason": " "})
    assert answer.context["errors"] == {"reason": ["This is already published: give a reason for the change."]}
    answer = analyst.post(suggest_url(clause), data | {"status": "deleted"} | WHY)
    assert answer.context["errors"] == {"text": ["A deleted or unrecorded point has no text; leave it empty."]}
    assert not SuggestedChange.objects.exists()


@pytest.mark.parametrize("model", PARTS + REVIEWED)
def test_only_what_is_published_and_not_ones_own_to_correct_is_suggested_about(model, analyst, editor):
    for state, expected in (("draft", 403), ("in-review", 403), ("withdrawn", 403), ("published", 200)):
        record = records.make(model, state)
        assert analyst.get(suggest_url(record)).status_code == expected
        assert editor.get(suggest_url(record)).status_code == 403
    assert suggest_url(record) in analyst.get(page(record)).content.decode()
    assert suggest_url(record) not in editor.get(page(record)).content.decode()


def test_an_editor_sees_the_words_that_change_and_accepts_them_as_a_correction(editor, clause, suggestion):
    content = editor.get(page(suggestion)).content.decode()
    assert "<del>" in content
    assert editor.post(page(suggestion), {"decide": "accept"}).status_code == 302
    clause.refresh_from_db()
    latest = clause.history.first()
    assert (clause.text, latest.history_user, latest.history_change_reason) == (
        "After.",
        editor.user,
        "Page 2 says otherwise (suggested by analyst)",
    )
    told = Change.objects.latest("at")
    assert (told.kind, told.name, told.fields, told.reason) == ("correction", str(clause), ["text"], WHY["reason"])
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("accepted", editor.user)
    assert suggestion.history.first().history_user == editor.user


def test_an_editor_declines_with_a_reason_and_nothing_changes(editor, clause, suggestion):
    rows = clause.history.count()
    answer = editor.post(page(suggestion), {"decide": "decline", "reason": " "})
    assert answer.context["errors"] == ["Give a reason; the author reads it."]
    editor.post(page(suggestion), {"decide": "decline", "reason": "The first reading stands"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decision_reason) == ("declined", "The first reading stands")
    clause.refresh_from_db()
    assert (clause.text, clause.history.count()) == ("Before, as it was read at first.", rows)
    assert editor.post(page(suggestion), {"decide": "accept"}).status_code == 403


def test_an_analyst_decides_nothing_but_takes_back_what_is_theirs(analyst, clause, suggestion):
    assert analyst.post(page(suggestion), {"decide": "accept"}).status_code == 403
    analyst.post(page(suggestion), {"decide": "decline", "reason": "I misread"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("declined", analyst.user)
    clause.refresh_from_db()
    assert clause.text == "Before, as it was read at first."


def test_what_was_changed_since_is_shown_before_it_is_written_over(editor, clause, suggestion):
    clause.text = "Corrected by somebody else."
    clause.save()
    [since] = editor.get(page(suggestion)).context["overtaken"]
    assert (since.old, since.new) == ("Before, as it was read at first.", "Corrected by somebody else.")


def test_a_suggestion_that_would_have_blocked_publishing_is_refused_whole(analyst, editor):
    clause = make_clause()
    data = typed_form(analyst, clause)
    del data["sources"]
    assert analyst.post(suggest_url(clause), data | WHY).status_code == 302
    suggestion = SuggestedChange.objects.get()
    answer = editor.post(page(suggestion), {"decide": "accept"})
    assert answer.context["errors"] == ["Sources: Name at least one source."]
    suggestion.refresh_from_db()
    assert (suggestion.state, clause.sources.count()) == ("pending", 1)


def test_a_suggestion_about_what_is_withdrawn_meanwhile_can_still_be_read_and_declined(editor, clause, suggestion):
    clause.proposal.withdraw(by=editor.user, reason="x")
    clause.delete()
    assert editor.get(page(suggestion)).status_code == 200
    assert editor.post(page(suggestion), {"decide": "accept"}).status_code == 403
    assert editor.post(page(suggestion), {"decide": "decline", "reason": "Gone"}).status_code == 302
    assert editor.get(page(suggestion, "changelist")).status_code == 200


def test_a_suggestion_is_changed_and_deleted_by_nobody(editor, suggestion):
    assert editor.get(page(suggestion, "delete")).status_code == 403
    assert editor.get(page(suggestion, "add")).status_code == 403
    editor.post(page(suggestion), {"state": "accepted", "reason": "x"})
    suggestion.refresh_from_db()
    assert suggestion.state == "pending"


@pytest.mark.parametrize("number", [3, 12])
def test_the_list_asks_as_often_for_many_as_for_few(number, analyst, django_assert_num_queries):
    for _ in range(number):
        for record in (make_clause(), make_position(), make_proposal()):
            make_suggestion(record=record, author=analyst.user)
    with django_assert_num_queries(15):
        assert analyst.get(reverse("admin:proposals_suggestedchange_changelist")).status_code == 200


def test_hostile_text_in_a_suggestion_is_only_text(analyst, editor, clause):
    hostile = '<script>alert("x")</script>' * 4
    file(analyst, clause, text=hostile, note=hostile)
    suggestion = SuggestedChange.objects.get()
    for address in (page(suggestion), page(suggestion, "changelist")):
        assert "<script>alert" not in editor.get(address).content.decode()
