"""What readers would see or lose by a publication or a withdrawal is found by trying it, and nothing of it stays."""

from __future__ import annotations

import pytest

from proposals.editing.consequences import consequences
from proposals.models import Change, Clause, Correspondence, Party, Position, Proposal, Source, Term
from proposals.models.data_stamp import data_version
from proposals.models.editorial import PUBLISH, WITHDRAW
from tests.factories import (
    make_clause,
    make_correspondence,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_term,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


def filled(keys) -> dict:
    return {model: set(found) for model, found in keys.items() if found}


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def text():
    """A published text with a clause, a term, a statement on the clause and a correspondence with another text."""
    process, source, party = make_proposal().process, make_source(), make_party()
    proposal = make_proposal(process=process, sources=[source], drafted_by=[party])
    clause = make_clause(proposal=proposal, sources=[source], issue=None)
    term = make_term(clause=clause)
    position = make_position(clause=clause)
    other = make_clause(proposal=make_proposal(process=process))
    correspondence = make_correspondence(from_clauses=[other], to_clauses=[clause])
    hangs = {
        Proposal: {proposal.pk},
        Clause: {clause.pk},
        Term: {term.pk},
        Position: {position.pk},
        Correspondence: {correspondence.pk},
        Source: {source.pk, position.source_id},
        Party: {party.pk, position.party_id},
    }
    return proposal, hangs


def test_a_withdrawn_text_takes_with_it_what_hangs_on_it_and_brings_it_back(text, editor):
    proposal, hangs = text
    version, rows, changes = data_version(), proposal.history.count(), Change.objects.count()
    lost = consequences(WITHDRAW, [proposal], editor)
    assert {model: filled(lost.disappearing).get(model) for model in hangs} == hangs
    assert (filled(lost.appearing), lost.counting, lost.superseded) == ({}, frozenset(), frozenset())
    proposal.refresh_from_db()
    assert (proposal.state, data_version()) == ("published", version)
    assert (proposal.history.count(), Change.objects.count()) == (rows, changes)
    proposal.withdraw(by=editor, reason="Forged")
    proposal.submit(by=make_user("Analyst"))
    again = consequences(PUBLISH, [proposal], editor)
    assert (again.appearing, filled(again.disappearing)) == (lost.disappearing, {})


def test_the_statement_before_counts_again_when_the_latest_is_withdrawn(editor):
    first = make_position(stated_on="2025-11-01", stance="supports")
    same = {name: getattr(first, name) for name in ("party", "issue", "clause", "proposal")}
    latest = make_position("in-review", stated_on="2025-11-05", stance="opposes", **same)
    shown = consequences(PUBLISH, [latest], editor)
    assert (shown.appearing[Position], set(shown.superseded), set(shown.counting)) == ({latest.pk}, {first.pk}, set())
    latest.publish(by=editor)
    gone = consequences(WITHDRAW, [latest], editor)
    assert (gone.disappearing[Position], set(gone.superseded), set(gone.counting)) == ({latest.pk}, set(), {first.pk})


def test_what_would_be_refused_changes_nothing(editor):
    own = make_proposal("in-review", submitted_by=editor)
    draft = make_proposal("draft")
    hidden = make_position(clause=make_clause(proposal=draft))
    for verb, records in ((PUBLISH, [own, draft]), (WITHDRAW, [hidden, draft])):
        assert not consequences(verb, records, editor)


def test_several_records_are_tried_together(editor):
    texts = [make_proposal("in-review", drafted_by=[party]) for party in [make_party()] * 2]
    shown = consequences(PUBLISH, texts, editor)
    assert shown.appearing[Proposal] == {text.pk for text in texts}
