"""Putting an old version back: a new change, under the same rules, with a reason where readers see it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Proposal
from tests.admin.records import page
from tests.factories import make_clause, make_party, make_proposal, make_source


def restore(record, version) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_restore", args=[record.pk, version.history_id])


@pytest.fixture
def proposal(db):
    """A draft whose title and sources were changed once."""
    first, second = make_source(slug="first"), make_source(slug="second")
    proposal = make_proposal("draft", title="Once", sources=[first])
    proposal.title = "Now"
    proposal.save()
    proposal.sources.set([second])
    return proposal


def oldest(record):
    """The first version that had its links already."""
    return record.history.filter(title="Once").latest("history_id")


def test_a_version_is_put_back_whole_in_one_new_history_row(analyst, proposal):
    rows = proposal.history.count()
    shown = analyst.get(restore(proposal, oldest(proposal)))
    assert [change.name for change in shown.context["differences"]] == ["title", "sources"]
    assert analyst.post(restore(proposal, oldest(proposal)), {"reason": "Misread"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.title, [source.slug for source in proposal.sources.all()]) == ("Once", ["first"])
    latest = proposal.history.first()
    assert (proposal.history.count(), latest.history_user) == (rows + 1, analyst.user)
    assert latest.history_change_reason.endswith(": Misread")
    assert [link.source.slug for link in latest.sources.all()] == ["first"]


def test_what_readers_see_is_put_back_by_an_editor_with_a_reason(analyst, editor):
    clause = make_clause(text="Once.")
    old = clause.history.latest("history_id")
    clause.text = "Now."
    clause.save()
    address = restore(clause, old)
    assert [analyst.get(address).status_code, analyst.post(address, {"reason": "x"}).status_code] == [403, 403]
    answer = editor.post(address, {"reason": " "})
    assert answer.context["form"].errors == {"reason": ["This is already published: give a reason for the change."]}
    clause.refresh_from_db()
    assert clause.text == "Now."
    assert editor.post(address, {"reason": "The first reading was right"}).status_code == 302
    clause.refresh_from_db()
    assert clause.text == "Once."


def test_the_state_and_the_public_name_are_not_put_back(editor):
    proposal = make_proposal("draft", slug="old-name", title="Once")
    old = proposal.history.latest("history_id")
    Proposal.objects.filter(pk=proposal.pk).update(state="published", published_at="2026-01-01T00:00Z", slug="new-name")
    editor.post(restore(proposal, old), {"reason": "x"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.slug) == ("published", "new-name")


def test_a_version_that_could_not_be_published_is_refused_whole(editor):
    clause = make_clause(sources=[])
    old, keep = clause.history.get(), make_source()
    clause.sources.add(keep)
    clause.text = "Now."
    clause.save()
    answer = editor.post(restore(clause, old), {"reason": "x"})
    assert answer.context["form"].non_field_errors() == ["Sources: Name at least one source."]
    clause.refresh_from_db()
    assert (clause.text, clause.sources.get()) == ("Now.", keep)


def test_a_version_that_breaks_a_rule_is_refused_in_words(analyst):
    party = make_party(kind="state", iso="UA")
    old = party.history.latest("history_id")
    party.iso = None
    party.save()
    make_party(kind="state", iso="UA")
    answer = analyst.post(restore(party, old), {})
    assert answer.status_code == 422
    assert "already exists" in " ".join(answer.context["form"].non_field_errors())


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_nobody_puts_back_what_may_not_be_changed(state, analyst):
    proposal = make_proposal(state, title="Once")
    old = proposal.history.latest("history_id")
    proposal.title = "Now"
    proposal.save()
    assert analyst.post(restore(proposal, old), {"reason": "x"}).status_code == 403
    proposal.refresh_from_db()
    assert proposal.title == "Now"


def test_a_version_of_another_record_is_not_there(analyst, proposal):
    other = make_proposal("draft").history.latest("history_id")
    assert analyst.get(restore(proposal, other)).status_code == 404


def test_the_history_offers_it_to_whoever_may(analyst, editor, proposal):
    link = restore(proposal, oldest(proposal))
    assert link in analyst.get(page(proposal, "history")).content.decode()
    proposal.submit(by=analyst.user)
    assert link not in analyst.get(page(proposal, "history")).content.decode()
