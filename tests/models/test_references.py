"""What something public refers to, whatever else refers to it."""

from __future__ import annotations

import pytest

from proposals.models import Process, Proposal
from proposals.models.references import publicly_referenced
from tests.factories import make_clause, make_event, make_proposal

pytestmark = pytest.mark.django_db


def test_one_public_record_is_enough_and_counts_for_the_relations_that_are_named():
    only_a_text, only_an_event, neither = make_proposal().process, make_event().process, make_proposal("draft").process
    make_proposal("draft", process=only_a_text)
    make_event("draft", process=neither)

    def named(**relations: str) -> set[Process]:
        return set(Process.objects.filter(publicly_referenced(Process, relations)))

    assert named(proposals="process", events="process") == {only_a_text, only_an_event}
    assert named(events="process") == {only_an_event}


def test_a_record_that_two_refer_to_is_found_once():
    text = make_proposal()
    for _ in range(2):
        make_clause(proposal=text)
    assert list(Proposal.objects.filter(publicly_referenced(Proposal, {"clauses": "proposal"}))) == [text]
