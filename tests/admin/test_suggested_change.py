"""Suggested changes at the desk: an editor accepts one as a correction or declines it, its author may withdraw it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from proposals.editing.revise import OVERTAKEN
from proposals.models import Change, SuggestedChange
from tests.admin.records import page
from tests.admin.suggestions import REASON, suggest, suggest_url, suggestion_data
from tests.factories import make_clause, make_measure, make_position, make_proposal, make_suggestion, make_term


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
    change = Change.objects.latest("at")
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        str(clause),
        ["text"],
        REASON["reason"],
    )
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


def test_an_analyst_can_only_withdraw_a_suggestion_of_their_own(analyst, clause, suggestion):
    assert analyst.post(page(suggestion), {"decide": "accept"}).status_code == 403
    analyst.post(page(suggestion), {"decide": "decline", "reason": "I misread"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("declined", analyst.user)
    clause.refresh_from_db()
    assert clause.text == "Before, as it was read at first."


def take_back(answer) -> str:
    """The version that ticking the box of a page posts."""
    return re.search(r'<input type="checkbox" name="over" value="([^"]*)">', answer.content.decode()).group(1)


def test_a_correction_made_since_is_shown_in_three_versions_and_taken_back_only_if_ticked(editor, clause, suggestion):
    clause.text = "Corrected by somebody else."
    clause.save()
    looked = editor.get(page(suggestion))
    [three] = looked.context["overtaken"]
    assert (three.label, three.correction.old, three.correction.new, three.suggested.new) == (
        "Text",
        "Before, as it was read at first.",
        "Corrected by somebody else.",
        "After.",
    )
    answer = editor.post(page(suggestion), {"decide": "accept"})
    assert (answer.status_code, answer.context["errors"]) == (422, [OVERTAKEN])
    clause.text = "Corrected once more."
    clause.save()
    assert editor.post(page(suggestion), {"decide": "accept", "over": take_back(looked)}).status_code == 422
    clause.refresh_from_db()
    assert clause.text == "Corrected once more."
    assert editor.post(page(suggestion), {"decide": "accept", "over": take_back(answer)}).status_code == 422
    again = take_back(editor.get(page(suggestion)))
    assert editor.post(page(suggestion), {"decide": "accept", "over": again}).status_code == 302
    clause.refresh_from_db()
    assert clause.text == "After."


def test_words_corrected_under_a_suggestion_are_shown_and_it_is_accepted_only_if_ticked(analyst, editor):
    clause = make_clause(proposal=make_proposal(slug="plan"), text="All return within 72 hours of the ceasefire.")
    term = make_term(clause=clause, measure=make_measure(kind="duration", unit="hours", issue=clause.issue), value="72")
    assert suggest(analyst, term, value="70").status_code == 302
    suggestion = SuggestedChange.objects.get()
    assert editor.get(page(suggestion)).context["over"] == ""
    clause.text = "All return within 48 hours of the ceasefire."
    clause.save()
    answer = editor.post(page(suggestion), {"decide": "accept"})
    assert (answer.status_code, answer.context["errors"]) == (422, [OVERTAKEN])
    [(changed, words)] = answer.context["overtaken_words"]
    assert (changed.clause, words.old, words.new) == (
        "plan/1",
        "All return within 72 hours of the ceasefire.",
        "All return within 48 hours of the ceasefire.",
    )
    section = re.search(r'<section class="conflicts".*?</section>', answer.content.decode(), re.S).group()
    assert [re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<dt>(.*?)</dt>", section)] == [
        "The words of plan/1 that it rests on, when it was suggested",
        "Now, after the correction",
        "As suggested: accepting says of the words as they are now",
    ]
    assert re.findall(r"(\w+): <del>(\w+)</del>.*?<ins>(\w+)</ins>", section) == [("Value", "72", "70")]
    term.refresh_from_db()
    assert (term.value, term.is_stale) == ("72", True)
    assert editor.post(page(suggestion), {"decide": "accept", "over": take_back(answer)}).status_code == 302
    term.refresh_from_db()
    assert (term.value, term.is_stale) == ("70", False)


def test_a_correction_to_what_was_suggested_is_no_conflict(editor, clause, suggestion):
    clause.text = "After."
    clause.save()
    assert editor.get(page(suggestion)).context["over"] == ""
    assert editor.post(page(suggestion), {"decide": "accept"}).status_code == 302


def test_a_suggestion_that_would_have_blocked_publishing_is_refused_as_a_whole(analyst, editor):
    clause = make_clause()
    data = suggestion_data(analyst, clause)
    del data["sources"]
    assert analyst.post(suggest_url(clause), data | REASON).status_code == 302
    suggestion = SuggestedChange.objects.get()
    answer = editor.post(page(suggestion), {"decide": "accept"})
    assert answer.context["errors"] == ["Sources: Name at least one source."]
    suggestion.refresh_from_db()
    assert (suggestion.state, clause.sources.count()) == ("pending", 1)


def test_a_suggestion_about_a_deleted_record_can_still_be_read_and_declined(editor, clause, suggestion):
    clause.proposal.withdraw(by=editor.user, reason="x")
    clause.delete()
    assert editor.get(page(suggestion)).status_code == 200
    assert editor.post(page(suggestion), {"decide": "accept"}).status_code == 403
    assert editor.post(page(suggestion), {"decide": "decline", "reason": "Gone"}).status_code == 302
    assert editor.get(page(suggestion, "changelist")).status_code == 200


def test_nobody_edits_or_deletes_a_suggestion(editor, suggestion):
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
    with django_assert_num_queries(18):
        assert analyst.get(reverse("admin:proposals_suggestedchange_changelist")).status_code == 200


def test_hostile_text_in_a_suggestion_is_only_text(analyst, editor, clause):
    hostile = '<script>alert("x")</script>' * 4
    suggest(analyst, clause, text=hostile, note=hostile)
    suggestion = SuggestedChange.objects.get()
    for address in (page(suggestion), page(suggestion, "changelist")):
        assert "<script>alert" not in editor.get(address).content.decode()
