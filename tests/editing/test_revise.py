"""Changing some fields of a record as one act, and accepting a suggestion that way."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.editing.revise import OVERTAKEN, accept, revise
from proposals.models import Change, SuggestedChange
from tests.factories import make_clause, make_party, make_proposal, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    return make_user("Analyst")


@pytest.fixture
def editor():
    return make_user("Editor")


def test_only_what_differs_is_written_with_one_history_row(analyst):
    sources = [make_source(), make_source()]
    clause = make_clause(proposal=make_proposal("draft"), heading="Same", sources=sources[:1])
    before = clause.history.count()
    keys = [source.pk for source in sources]
    changes = {"heading": "Same", "text": "Now.", "sources": tuple(reversed(keys))}
    assert sorted(revise(clause, changes, by=analyst, reason=" Misread ")) == ["sources", "text"]
    clause.refresh_from_db()
    latest = clause.history.first()
    assert (clause.text, list(clause.sources.order_by("pk"))) == ("Now.", sources)
    assert clause.history.count() == before + 1
    assert (latest.history_user, latest.history_change_reason) == (analyst, "Misread")
    assert sorted(link.source_id for link in latest.sources.all()) == keys
    assert not Change.objects.exists()


def test_nothing_is_written_if_nothing_differs(editor):
    clause = make_clause(text="Same.")
    before = clause.history.count()
    assert revise(clause, {"text": "Same.", "sources": [source.pk for source in clause.sources.all()]}, by=editor) == []
    assert clause.history.count() == before


def test_readers_are_told_the_reason_and_the_history_may_say_more(editor):
    clause = make_clause(text="Before.")
    revise(clause, {"text": "After."}, by=editor, reason="Misread", history_reason="Misread (suggested by a colleague)")
    change = Change.objects.get()
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        str(clause),
        ["text"],
        "Misread",
    )
    assert clause.history.first().history_change_reason == "Misread (suggested by a colleague)"


@pytest.mark.parametrize(
    ("changes", "reason", "errors"),
    [
        ({"text": "After."}, " ", {"reason": ["This is already published: give a reason for the change."]}),
        ({"key": "9", "text": "After."}, "Why", {"key": ["This cannot be changed."]}),
        ({"sources": [0]}, "Why", {"sources": ["A record that it refers to has been deleted."]}),
    ],
)
def test_what_cannot_be_is_refused_by_field(changes, reason, errors, editor):
    clause = make_clause(text="Before.")
    with pytest.raises(ValidationError) as refused:
        revise(clause, changes, by=editor, reason=reason)
    assert refused.value.message_dict == errors
    clause.refresh_from_db()
    assert (clause.text, clause.sources.count(), Change.objects.count()) == ("Before.", 1, 0)


def test_what_would_have_blocked_publishing_is_rolled_back(editor):
    clause = make_clause(text="Before.")
    with pytest.raises(ValidationError) as refused:
        revise(clause, {"text": "After.", "sources": []}, by=editor, reason="Why")
    assert refused.value.messages == ["Sources: Name at least one source."]
    clause.refresh_from_db()
    assert (clause.text, clause.sources.count(), Change.objects.count()) == ("Before.", 1, 0)


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_nobody_revises_what_they_may_not_change(state, analyst):
    clause = make_clause(proposal=make_proposal(state), text="Before.")
    with pytest.raises(PermissionDenied, match="You cannot change"):
        revise(clause, {"text": "After."}, by=analyst, reason="Why")
    clause.refresh_from_db()
    assert clause.text == "Before."


def test_what_is_stored_counts_and_not_what_was_read_before(analyst):
    party = make_party(name="Once")
    stale = type(party).objects.get(pk=party.pk)
    party.name = "Now"
    party.save()
    assert revise(stale, {"name": "Now"}, by=analyst) == []
    assert revise(stale, {"name": "Once"}, by=analyst) == ["name"]


def test_an_accepted_suggestion_is_a_correction_and_a_refused_one_stays_pending(analyst, editor):
    clause = make_clause(text="Before.")
    good = SuggestedChange.suggest(clause, {"text": "After."}, by=analyst, reason="Misread")
    bad = SuggestedChange.suggest(clause, {"sources": []}, by=analyst, reason="Unsourced")
    accept(good, editor)
    with pytest.raises(ValidationError):
        accept(bad, editor)
    for suggestion in (clause, good, bad):
        suggestion.refresh_from_db()
    assert (clause.text, clause.sources.count(), good.state, bad.state) == ("After.", 1, "accepted", "pending")
    assert Change.objects.get().reason == "Misread"
    assert clause.history.first().history_change_reason == f"Misread (suggested by {analyst})"


def test_a_late_acceptance_takes_a_correction_back_only_knowingly(analyst, editor):
    clause = make_clause(text="Before.")
    suggestion = SuggestedChange.suggest(clause, {"text": "After.", "note": "Ours."}, by=analyst, reason="Misread")
    assert suggestion.overtaken_version == ""
    revise(clause, {"text": "Corrected."}, by=editor, reason="Why")
    seen = suggestion.overtaken_version
    revise(clause, {"text": "Corrected again."}, by=editor, reason="Why")
    for over in ("", seen):
        with pytest.raises(ValidationError) as refused:
            accept(suggestion, editor, over)
        assert refused.value.messages == [OVERTAKEN]
    clause.refresh_from_db()
    assert (clause.text, clause.note) == ("Corrected again.", "")
    accept(suggestion, editor, suggestion.overtaken_version)
    clause.refresh_from_db()
    assert (clause.text, clause.note) == ("After.", "Ours.")
