"""Omissions at the desk, as rows of their text and on pages of their own."""

from __future__ import annotations

import pytest

from proposals.models import Omission
from tests.admin.form_data import add, errors, inline, typed
from tests.admin.records import page
from tests.factories import make_clause, make_proposal

REASON = {"reason": "A better reading"}


def without(data: dict, *names: str) -> dict:
    return {name: value for name, value in data.items() if name not in names}


def refused(client, record, data: dict) -> dict:
    """The errors of a correction that is refused and of which nothing is left behind."""
    before, rows = str(type(record).objects.values().get(pk=record.pk)), record.history.count()
    refusals = errors(client.post(page(record), data | REASON))
    assert (str(type(record).objects.values().get(pk=record.pk)), record.history.count()) == (before, rows)
    return refusals


@pytest.mark.parametrize("door", ["row of the text", "page of its own", "what the text revises"])
def test_an_omitted_clause_belongs_to_an_earlier_text(door, editor):
    earlier = make_clause()
    process = earlier.proposal.process
    proposal = make_proposal(revises=earlier.proposal, process=process)
    stranger = make_clause(key="9", proposal=make_proposal(slug="unrelated", process=process))
    sentence = f"Omission of {stranger}: this text must revise or draw on the text of that clause."
    data = typed(editor.get(page(proposal)))
    if door == "row of the text":
        refusals = refused(editor, proposal, data | inline("omissions", [{"clause": stranger.pk, "how": "struck"}]))
    elif door == "page of its own":
        omission = {"proposal": proposal.pk, "clause": stranger.pk, "how": "struck"} | REASON
        refusals = errors(editor.post(add("omission"), omission))
    else:
        Omission.objects.create(proposal=proposal, clause=earlier, how="struck")
        sentence = sentence.replace(str(stranger), str(earlier))
        refusals = refused(editor, proposal, without(typed(editor.get(page(proposal))), "revises"))
    assert refusals == {"__all__": [sentence]}
    assert not Omission.objects.filter(clause=stranger).exists()
