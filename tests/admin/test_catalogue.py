"""Corrections of the catalogue: processes, parties, sources, topics, issues and measures."""

from __future__ import annotations

import pytest

from config.records import CATALOGUE
from proposals.models import Proposal
from tests.admin.form_data import errors, typed
from tests.admin.records import page
from tests.factories import make_position, make_term

pytestmark = pytest.mark.django_db

REASON = {"reason": "A better reading"}


def public_entry(model: str):
    term = make_term()
    text, issue = term.clause.proposal, term.clause.issue
    term.measure.issue = issue
    term.measure.save()
    return {
        "process": text.process,
        "party": text.drafted_by.get(),
        "source": text.sources.get(),
        "topic": issue.topic,
        "issue": issue,
        "measure": term.measure,
    }[model]


@pytest.mark.parametrize("role", ["analyst", "editor"])
@pytest.mark.parametrize("model", CATALOGUE)
def test_a_public_entry_keeps_its_slug_and_is_changed_with_a_reason(model, role, request):
    client, entry = request.getfixturevalue(role), public_entry(model)
    field, slug = "title" if model == "source" else "name", entry.slug
    data = typed(client.get(page(entry))) | {field: "Put right", "slug": "another"}
    assert errors(client.post(page(entry), data)) == {
        "reason": ["This is already published: give a reason for the change."]
    }
    assert client.post(page(entry), data | REASON).status_code == 302
    latest = entry.history.first()
    assert (getattr(latest, field), latest.slug, latest.history_user) == ("Put right", slug, client.user)
    assert latest.history_change_reason == REASON["reason"]


@pytest.mark.parametrize("model", CATALOGUE)
def test_an_entry_that_readers_do_not_see_is_changed_without_a_reason(model, analyst):
    entry = public_entry(model)
    Proposal.objects.update(state="draft")
    data = typed(analyst.get(page(entry))) | {"slug": "another"}
    assert analyst.post(page(entry), data).status_code == 302
    entry.refresh_from_db()
    assert entry.slug == "another"


@pytest.mark.parametrize(("role", "changes"), [("analyst", False), ("editor", True)])
def test_only_an_editor_changes_what_published_positions_and_terms_rest_on(role, changes, request):
    client = request.getfixturevalue(role)
    position, measure = make_position(), public_entry("measure")
    for entry, new in ((position.issue, {"thesis": "There is no cap."}), (measure, {"unit": "troops"})):
        assert client.post(page(entry), typed(client.get(page(entry))) | new | REASON).status_code == 302
        entry.refresh_from_db()
        assert [getattr(entry, name) == value for name, value in new.items()] == [changes] * len(new)
