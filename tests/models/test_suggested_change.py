"""A suggested change: what it keeps, who may file it and who may decide it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.models import SuggestedChange
from proposals.models.grounds import ChangedWords
from proposals.models.versions import values
from tests.factories import (
    make_clause,
    make_event,
    make_party,
    make_proposal,
    make_source,
    make_suggestion,
    make_term,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(db):
    return make_user("Analyst")


@pytest.fixture
def editor(db):
    return make_user("Editor")


def test_a_suggestion_keeps_what_differs_and_gives_it_back_as_the_fields_hold_it(analyst):
    event, source = make_event(starts_on=datetime.date(2025, 11, 20), summary="x"), make_source()
    day = datetime.date(2025, 11, 1)
    new = values(event) | {"starts_on": day, "sources": [source.pk], "summary": "x"}
    suggestion = SuggestedChange.suggest(event, new, by=analyst, reason=" Misread ")
    suggestion.refresh_from_db()
    old = event.sources.get().pk
    assert suggestion.side("new") == {"starts_on": day, "sources": [source.pk]}
    assert suggestion.side("old") == {"starts_on": datetime.date(2025, 11, 20), "sources": [old]}
    assert (suggestion.reason, suggestion.record) == ("Misread", event)
    assert sorted(suggestion.contents.split(", ")) == ["sources", "starts_on"]


def test_a_suggestion_is_refused_without_right_reason_or_difference(analyst, editor):
    clause = make_clause(note="x")
    for record, by, new, reason, refusal in (
        (clause, make_user(), {"note": "y"}, "Why", PermissionDenied),
        (clause, editor, {"note": "y"}, "Why", ValidationError),
        (make_clause(proposal=make_proposal("draft")), analyst, {"note": "y"}, "Why", ValidationError),
        (make_party(), analyst, {"name": "y"}, "Why", ValidationError),
        (clause, analyst, {"note": "y"}, "  ", ValidationError),
        (clause, analyst, {"note": "x"}, "Why", ValidationError),
    ):
        with pytest.raises(refusal):
            SuggestedChange.suggest(record, new, by=by, reason=reason)
    assert not SuggestedChange.objects.exists()


def test_a_pending_suggestion_names_what_was_changed_meanwhile(analyst, editor):
    clause = make_clause(note="x", heading="H")
    suggestion = SuggestedChange.suggest(clause, {"note": "y", "heading": "I"}, by=analyst, reason="Why")
    assert suggestion.overtaken() == {}
    clause.note = "z"
    clause.save()
    assert suggestion.overtaken() == {"note": "z"}
    suggestion.decline(by=editor, reason="No")
    assert suggestion.overtaken() == {}


def test_a_pending_suggestion_names_the_words_that_were_changed_under_it(analyst, editor):
    clause = make_clause(proposal=make_proposal(slug="plan"), text="Within 72 hours.")
    suggestion = SuggestedChange.suggest(
        make_term(clause=clause, value="72"), {"value": "70"}, by=analyst, reason="Why"
    )
    assert (suggestion.overtaken_words(), suggestion.overtaken_version) == ([], "")
    clause.text = "Within 48 hours."
    clause.save()
    suggestion.refresh_from_db()
    assert suggestion.overtaken_words() == [ChangedWords("plan/1", "Within 72 hours.", "Within 48 hours.")]
    seen = suggestion.overtaken_version
    clause.text = "Within 24 hours."
    clause.save()
    assert suggestion.overtaken_version not in ("", seen)
    suggestion.decline(by=editor, reason="No")
    assert (suggestion.overtaken_words(), suggestion.overtaken_version) == ([], "")


def test_who_may_decide_and_who_may_decline(analyst, editor):
    suggestion = make_suggestion(author=analyst)
    people = (analyst, make_user("Analyst"), editor, make_user())
    assert [suggestion.may_decide(user) for user in people] == [False, False, True, False]
    assert [suggestion.may_decline(user) for user in people] == [True, False, True, False]
    own = make_suggestion(author=editor)
    assert (own.may_decide(editor), own.may_decline(editor)) == (False, True)
    suggestion.record.delete()
    assert (suggestion.may_decide(editor), suggestion.may_decline(editor)) == (False, True)
    suggestion.decline(by=editor, reason="Gone")
    assert (suggestion.may_decide(editor), suggestion.may_decline(editor)) == (False, False)


def test_a_suggestion_is_accepted_together_with_what_is_done_or_not_at_all(analyst, editor):
    suggestion = make_suggestion(author=analyst, reason="Misread")
    with pytest.raises(ZeroDivisionError), suggestion.accepting(editor):
        raise ZeroDivisionError
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("pending", None)
    with suggestion.accepting(editor) as reason:
        assert reason == f"Misread (suggested by {analyst})"
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("accepted", editor)
    with pytest.raises(PermissionDenied), suggestion.accepting(editor):
        pytest.fail("a suggestion that was decided is not accepted again")


def test_declining_takes_a_reason_and_leaves_it_in_the_history(analyst, editor):
    suggestion = make_suggestion(author=analyst)
    with pytest.raises(ValidationError):
        suggestion.decline(by=editor, reason=" ")
    with pytest.raises(PermissionDenied):
        suggestion.decline(by=make_user("Analyst"), reason="No")
    suggestion.decline(by=editor, reason=" The first reading stands ")
    suggestion.refresh_from_db()
    latest = suggestion.history.first()
    assert (suggestion.state, suggestion.decision_reason) == ("declined", "The first reading stands")
    assert (latest.history_user, latest.history_change_reason) == (editor, "The first reading stands")
