"""What stands in the way of an import is reported, and nothing is saved."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from proposals.engine.splitting import split
from proposals.importing import import_text, version_of_clauses
from proposals.models import Omission
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_position,
    make_proposal,
    make_user,
)
from tests.importing.texts import SAME, WITHOUT_FINE, refused, snapshot


@pytest.mark.parametrize("tie", ["position", "correspondence", "omission"])
def test_a_clause_that_other_records_refer_to_cannot_be_deleted(tie, analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    if tie == "position":
        make_position(clause=fine, state="draft")
    elif tie == "correspondence":
        make_correspondence(from_clauses=[fine], to_clauses=[make_clause()], state="draft")
    else:
        Omission.objects.create(proposal=make_proposal(revises=proposal), clause=fine, how="struck")
    assert refused(proposal, split(WITHOUT_FINE), origin, by=analyst, delete=["3"]) == [
        "Clause 3 is referred to by other records: keep it, or let another clause match it."
    ]
    assert import_text(proposal, split(WITHOUT_FINE), origin, by=analyst).retained == [fine]


def test_a_new_clause_cannot_have_the_key_of_a_remaining_one(analyst, origin, proposal):
    make_position(clause=proposal.clauses.get(key="3"))
    pieces = split(WITHOUT_FINE + "3. Smugglers are exiled.\n")
    assert refused(proposal, pieces, origin, by=analyst, answers={3: ""}) == [
        "Key 3: a recorded clause already has it; choose another, or match this clause to it."
    ]


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_an_analyst_imports_nothing_into_what_is_not_a_draft(state, analyst, origin, proposal):
    proposal.state, proposal.published_at = state, proposal.history.first().history_date
    proposal.save()
    before = snapshot()
    with pytest.raises(PermissionDenied):
        import_text(proposal, split(SAME), origin, by=analyst, reason="Slip")
    assert snapshot() == before


def test_whoever_may_not_change_clauses_imports_nothing(origin, proposal):
    with pytest.raises(PermissionDenied):
        import_text(proposal, split(SAME), origin, by=make_user())


def test_an_issue_of_other_talks_is_refused(editor, origin, published):
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    elsewhere = make_issue(slug="elsewhere")
    assert refused(published, pieces, origin, by=editor, reason="Missing", issues={4: elsewhere.slug}) == [
        "Issue: these talks have no issue “elsewhere”; choose one from the list."
    ]


def test_no_clause_of_a_published_text_is_deleted(editor, origin, published):
    assert refused(published, split(WITHOUT_FINE), origin, by=editor, reason="Slip", delete=["3"]) == [
        "Clause 3: readers have seen it, so it cannot be deleted here; keep it."
    ]
    result = import_text(published, split(WITHOUT_FINE), origin, by=editor, reason="Slip")
    assert [clause.key for clause in result.retained] == ["3"]


def test_a_person_has_to_look_again_if_the_text_has_changed_in_the_meantime(analyst, origin, proposal):
    version = version_of_clauses(proposal)
    clause = proposal.clauses.get(key="1")
    clause.text = "Closed."
    clause.save()
    assert refused(proposal, split(SAME), origin, by=analyst, version=version) == [
        "Somebody has changed clauses of this text in the meantime. Check again what is kept, changed and missing."
    ]
    assert import_text(
        proposal, split(SAME), origin, by=analyst, version=version_of_clauses(proposal), answers={0: "1"}
    ).changed
