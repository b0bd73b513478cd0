"""The log of changes: when an entry is added, what it names, and what readers see of it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Change, Proposal, State
from proposals.models.change import AppendOnly, RecordKind
from proposals.moment import Moment, at
from tests.factories import (
    MAKE_REVIEWED,
    make_clause,
    make_event,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_an_entry_is_about_any_record_but_the_parts_of_a_clause_or_a_text():
    parts = set(PARTS) - {"clause"}
    assert set(RecordKind.values) == {*CATALOGUE, *REVIEWED, *PARTS} - parts


def publish(row):
    row.submit(by=make_user("Analyst"))
    row.publish(by=make_user("Editor"))
    return row


def public_entries() -> list[tuple[str, str, str]]:
    """Sort, name and title of every public entry, oldest first."""
    return [(each.sort, each.name, each.title) for each in Change.objects.public().with_moves().reverse()]


@pytest.mark.parametrize("make", MAKE_REVIEWED)
def test_publishing_and_withdrawing_are_logged_and_nothing_in_between(make):
    row, editor = make("draft", published_at=None), make_user("Editor")
    row.submit(by=make_user("Analyst"))
    row.send_back(by=editor, reason="The date is missing.")
    assert public_entries() == []

    publish(row)
    (entry,) = Change.objects.all()
    assert (entry.kind, entry.model, entry.name) == ("publication", row._meta.model_name, row.slug)
    assert (entry.at, entry.reason) == (row.published_at, "")

    row.withdraw(by=editor, reason="The source retracted it.")
    assert public_entries() == [("withdrawal", row.slug, "")]
    assert Change.objects.get(kind="withdrawal").reason == "The source retracted it."


def test_a_verb_that_fails_logs_nothing():
    text = make_proposal("draft", published_at=None, sources=[])
    text.submit(by=make_user("Analyst"))

    with pytest.raises(ValidationError):
        text.publish(by=make_user("Editor"))

    assert list(Change.objects.all()) == []


def test_an_entry_names_its_record_and_the_last_day_it_is_about():
    clause = make_clause(proposal=make_proposal(short_title="Plan", slug="plan"), key="4.a", number="4", heading="Size")
    position = make_position(clause=clause, slug="p1", party=make_party(short_name="Alpha"), stated_on="2025-12-01")

    entries = [
        Change.of(Change.Kind.CORRECTION, row, reason="A slip.", fields={"text", "note"}) for row in (clause, position)
    ]

    assert [(each.model, each.record_slug, each.key, each.title, str(each.dated)) for each in entries] == [
        ("clause", "plan", "4.a", "Plan, 4 Size", "2025-11-20"),
        ("position", "p1", "", "Alpha: Plan, 4", "2025-12-01"),
    ]
    assert entries[0].fields == ["note", "text"]


def test_no_entry_of_the_log_is_changed_or_deleted():
    entry = Change.of(Change.Kind.PUBLICATION, make_proposal())
    entry.save()
    entry.reason = "Another."

    for forbidden in (
        entry.save,
        entry.delete,
        Change.objects.all().delete,
        lambda: Change.objects.filter(pk=entry.pk).update(reason="Another."),
    ):
        with pytest.raises(AppendOnly):
            forbidden()
    assert Change.objects.get().reason == ""


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_the_entries_on_a_record_are_hidden_and_shown_with_it(state):
    text = publish(make_proposal("draft", published_at=None, slug="plan", short_title="Plan"))
    clause = make_clause(proposal=text, key="1", heading="Size")
    position = publish(make_position("draft", published_at=None, slug="p1", proposal=text))
    for row in (clause, text):
        Change.of(Change.Kind.CORRECTION, row, reason="Secret words.").save()
    everything = public_entries()
    assert [name for _, name, _ in everything] == ["plan", "p1", "plan/1", "plan"]

    Proposal.objects.filter(pk=text.pk).update(state=state)
    assert public_entries() == []

    Proposal.objects.filter(pk=text.pk).update(state=State.PUBLISHED)
    assert public_entries() == everything
    assert position.state == State.PUBLISHED


def test_changes_to_the_source_of_a_withdrawn_record_are_no_longer_shown():
    source = make_source(slug="wire")
    event = make_event(sources=[source])
    Change.of(Change.Kind.CORRECTION, source, reason="The title was wrong.").save()
    assert [name for _, name, _ in public_entries()] == ["wire"]

    event.withdraw(by=make_user("Editor"), reason="Never happened.")

    assert [(sort, name) for sort, name, _ in public_entries()] == [("withdrawal", event.slug)]


def test_withdrawing_what_readers_could_not_see_is_not_shown():
    position = make_position(proposal=make_proposal("draft", published_at=None), slug="secret")

    position.withdraw(by=make_user("Editor"), reason="Secret.")

    assert list(Change.objects.all()) == []


def test_on_a_day_the_log_hides_later_records_and_their_withdrawals():
    editor = make_user("Editor")
    early = publish(make_proposal("draft", published_at=None, slug="early", issued_on="2025-11-20"))
    late = publish(make_proposal("draft", published_at=None, slug="late", issued_on="2025-12-20"))
    for text in (early, late):
        text.withdraw(by=editor, reason="A slip.")

    with at(Moment(on=datetime.date(2025, 11, 25))):
        assert [(sort, name) for sort, name, _ in public_entries()] == [("withdrawal", "early")]
