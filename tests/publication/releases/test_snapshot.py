"""The snapshot that a release holds: all that is public, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from proposals.models import Proposal
from proposals.publication import releases
from proposals.publication.releases import snapshot
from tests.factories import make_clause, make_proposal, make_user
from tests.publication.releases.site import CANARY, corrected_site, make_release, moment_of

pytestmark = pytest.mark.django_db


def test_the_file_reads_back_as_the_snapshot_it_was_made_from(monkeypatch):
    corrected_site()
    release = make_release()

    monkeypatch.setattr(snapshot, "NOW", moment_of(release))

    assert snapshot.take_snapshot() == release.content


def test_the_same_data_give_the_same_bytes():
    corrected_site()
    assert snapshot.take_snapshot() == snapshot.take_snapshot()


def test_drafts_and_people_are_not_in_a_release():
    site = corrected_site()
    editor = make_user("Editor", username="someone-known-by-name")
    Proposal.objects.filter(pk=site.plan.pk).update(submitted_by=editor, reviewed_by=editor)
    site.size.history.update(history_user=editor)

    content = releases.make(None, "First.").content.decode()

    assert CANARY not in content
    assert "someone" not in content
    assert not {"submitted_by", "history_user"} & set(re.findall(r'"(\w+)":', content))


def test_a_draft_of_a_text_before_it_was_published_is_not_in_a_release():
    clause = make_clause(proposal=make_proposal("draft"), text=f"First wording, {CANARY}.")
    clause.text = "Published wording."
    clause.save()
    Proposal.objects.filter(pk=clause.proposal_id).update(state="published", published_at="2999-01-01T00:00Z")

    history = make_release().data["history"]["clause"]

    assert [version["text"] for version in history] == ["Published wording."]


def test_every_model_that_readers_see_is_in_a_snapshot():
    seen = [
        model for model in apps.get_app_config("proposals").get_models() if hasattr(model._default_manager, "public")
    ]
    assert sorted(model.__name__ for model in seen) == [
        *("Change", "Clause", "Correspondence", "Event", "Issue", "Measure", "Omission", "Party", "Position"),
        *("Process", "Proposal", "Source", "Term", "Topic", "VariantReading"),
    ]
    assert sorted(snapshot.KEPT) == sorted(model._meta.model_name for model in seen)
