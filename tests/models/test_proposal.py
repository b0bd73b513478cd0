"""A proposal: its relatives, its issues, and what blocks publishing it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Event, Omission, Proposal
from tests.factories import make_clause, make_event, make_proposal, make_user
from tests.models.blocking import problems

pytestmark = pytest.mark.django_db


def test_only_public_relatives_of_a_text_are_given():
    text = make_proposal(revises=make_proposal("draft"))
    public = make_proposal(revises=text)
    make_proposal("draft", revises=text)
    text.derived_from.set([public, make_proposal("withdrawn")])
    text.companions.set([public, make_proposal("in-review")])
    seen = Proposal.objects.public().with_relatives().get(pk=text.pk)
    assert (seen.public_base, seen.public_origins, seen.public_companions, seen.public_revisions) == (
        None,
        [public],
        [public],
        [public],
    )
    assert Proposal.objects.with_relatives().get(pk=public.pk).public_base == text
    event = make_event(proposals=[public, make_proposal("draft")])
    assert Event.objects.with_relatives().get(pk=event.pk).public_proposals == [public]


def test_a_text_cannot_revise_a_text_that_revises_it():
    first = make_proposal()
    second = make_proposal(revises=first)
    third = make_proposal(revises=second)
    third.clean()
    first.revises = third
    with pytest.raises(ValidationError) as refused:
        first.clean()
    assert refused.value.message_dict == {
        "revises": ["That text already revises this one, directly or through others."]
    }


def test_a_text_is_blocked_by_what_is_missing_in_it():
    text = make_proposal("in-review", sources=[], drafted_by=[])
    make_clause(proposal=text, key="1", issue=None, sources=[])
    make_clause(proposal=text, key="2", status="unrecorded")
    unrelated = make_clause(key="9", proposal=make_proposal(slug="unrelated"))
    Omission.objects.create(proposal=text, clause=unrelated, how="left-out")
    expected = [
        "sources: name at least one source of this text.",
        "drafted_by: name at least one party.",
        "clause 1, sources: name at least one source.",
        "clause 1, issue: choose its main issue.",
        "omission of unrelated/9: this text must revise or draw on the text of that clause.",
    ]
    assert problems(text) == expected
    with pytest.raises(ValidationError) as refused:
        text.publish(by=make_user("Editor"))
    assert refused.value.messages == expected
    text.refresh_from_db()
    assert text.state == "in-review"


@pytest.mark.parametrize("relation", ["revises", "derived_from"])
def test_a_text_may_omit_clauses_of_what_it_revises_or_draws_on(relation):
    earlier = make_clause()
    given = earlier.proposal if relation == "revises" else [earlier.proposal]
    text = make_proposal("in-review", **{relation: given})
    Omission.objects.create(proposal=text, clause=earlier, how="struck")
    assert problems(text) == []
