"""Confirming a decision for the present wording, and every way in which a person decides."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.editing.confirming import CONFIRMED, OVERTAKEN, confirm, why_not_confirm
from proposals.editing.revise import accept, revise
from proposals.editing.save import Edit
from proposals.models import Change, Correspondence, SuggestedChange, Term
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_proposal,
    make_term,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


@pytest.fixture
def analyst():
    return make_user("Analyst")


@pytest.fixture
def editor():
    return make_user("Editor")


def stale_correspondence(state: str = "published") -> Correspondence:
    clause = make_clause(text="Before.")
    correspondence = make_correspondence(state, from_clauses=[clause])
    return reworded(clause, "After.", correspondence)


def stale_term(state: str = "published") -> Term:
    clause = make_clause(proposal=make_proposal(state), text="At most 600,000 personnel.")
    return reworded(clause, "At most 700,000 personnel.", make_term(clause=clause))


def reworded(clause, text, record):
    clause.text = text
    clause.save()
    record = type(record).objects.get(pk=record.pk)
    assert record.is_stale
    return record


@pytest.mark.parametrize("make", [stale_correspondence, stale_term])
def test_an_editor_confirms_what_readers_see_with_a_reason_and_one_history_row(make, editor):
    record = make()
    rows = record.history.count()
    confirm(record, record.basis, by=editor, reason=" Read again. ")
    record = type(record).objects.get(pk=record.pk)
    assert not record.is_stale
    latest = record.history.first()
    assert (record.history.count() - rows, latest.history_user, latest.history_change_reason) == (
        1,
        editor,
        "Read again.",
    )
    assert latest.decided_about == record.decided_about
    change = Change.objects.get()
    named = record.clause if isinstance(record, Term) else record
    fields = ["terms"] if isinstance(record, Term) else ["decided_about"]
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        str(named),
        fields,
        "Read again.",
    )


@pytest.mark.parametrize("make", [stale_correspondence, stale_term])
def test_a_draft_is_confirmed_without_a_reason_and_nobody_is_told(make, analyst):
    record = make("draft")
    confirm(record, record.basis, by=analyst)
    assert not type(record).objects.get(pk=record.pk).is_stale
    assert record.history.first().history_change_reason == CONFIRMED
    assert not Change.objects.exists()


def test_what_is_not_stale_is_left_alone(editor):
    record = make_correspondence()
    confirm(record, record.basis, by=editor, reason="Again")
    assert (record.history.count(), Change.objects.count()) == (1, 0)


@pytest.mark.parametrize("make", [stale_correspondence, stale_term])
def test_nothing_is_confirmed_without_right_reason_or_a_look_at_it(make, analyst, editor):
    record = make()
    assert why_not_confirm(record, editor) == ""
    with pytest.raises(PermissionDenied, match="only an editor can correct it"):
        confirm(record, record.basis, by=analyst, reason="Why")
    with pytest.raises(PermissionDenied, match="Your role does not let you confirm"):
        confirm(record, record.basis, by=make_user(), reason="Why")
    with pytest.raises(ValidationError) as refused:
        confirm(record, record.basis, by=editor)
    assert list(refused.value.message_dict) == ["reason"]
    with pytest.raises(ValidationError, match=OVERTAKEN):
        confirm(record, "0" * 32, by=editor, reason="Why")
    assert type(record).objects.get(pk=record.pk).is_stale


def test_whoever_changes_a_decision_decides_about_the_present_wording(editor):
    record = stale_correspondence()
    revise(record, {"note": "See the annex."}, by=editor, reason="Why")
    assert Correspondence.objects.get(pk=record.pk).is_stale
    revise(record, {"relation": "contrary"}, by=editor, reason="Why")
    stored = Correspondence.objects.get(pk=record.pk)
    assert not stored.is_stale
    assert stored.history.first().decided_about == stored.decided_about


def test_an_accepted_suggestion_decides_about_the_wording_at_that_time(analyst, editor):
    record = stale_correspondence()
    suggestion = SuggestedChange.suggest(record, {"summary": "Now shorter."}, by=analyst, reason="Read")
    assert Correspondence.objects.get(pk=record.pk).is_stale
    accept(suggestion, editor)
    assert not Correspondence.objects.get(pk=record.pk).is_stale


def test_what_is_written_as_a_whole_is_decided_and_a_part_only_if_it_changes(analyst):
    clause = make_clause(proposal=make_proposal("draft"), text="At most 600,000 personnel.")
    process = clause.proposal.process
    other, measure = (
        make_clause(proposal=make_proposal(process=process)),
        make_measure(issue=make_issue(process=process)),
    )
    links = {"from_clauses": [clause], "to_clauses": [other]}
    made = Edit(Correspondence(), {"slug": "c1", "relation": "amended"}, links).save(analyst)
    term = {"measure": measure, "value": "600000", "unit": "personnel", "note": ""}
    keys = {"terms": "measure"}
    Edit(clause, parts={"terms": [term]}, keys=keys).save(analyst)
    assert (made.decided_about, clause.terms.get().decided_about) == (
        Correspondence.objects.get().basis,
        clause.terms.get().basis,
    )
    Edit(clause, {"text": "At most 700,000 personnel."}, parts={"terms": [term | {"note": "Why"}]}, keys=keys).save(
        analyst
    )
    assert (Correspondence.objects.get().is_stale, clause.terms.get().is_stale) == (True, True)
    Edit(Correspondence.objects.get(), {"note": "Only a note."}).save(analyst)
    assert Correspondence.objects.get().is_stale
    Edit(Correspondence.objects.get(), {"relation": "stronger"}).save(analyst)
    Edit(clause, parts={"terms": [term | {"value": "700000"}]}, keys=keys).save(analyst)
    assert (Correspondence.objects.get().is_stale, clause.terms.get().is_stale) == (False, False)


def test_withdrawing_and_publishing_again_decides_nothing(analyst, editor):
    record = stale_correspondence()
    record.withdraw(by=editor, reason="Unsure")
    record.submit(by=analyst)
    with pytest.raises(ValidationError, match="decided about an earlier wording"):
        record.publish(by=editor)
    fresh = make_correspondence()
    before = fresh.decided_about
    fresh.withdraw(by=editor, reason="Unsure")
    fresh.submit(by=analyst)
    fresh.publish(by=editor)
    assert (Correspondence.objects.get(pk=fresh.pk).decided_about, fresh.is_stale) == (before, False)
