"""An omission: seen when both texts are, and always of another text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Omission, Proposal
from tests.factories import make_clause, make_proposal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
@pytest.mark.parametrize("hidden", ["this text", "the earlier text"])
def test_an_omission_is_public_if_both_texts_are(state, hidden):
    text, earlier = make_proposal(), make_proposal()
    omission = Omission.objects.create(proposal=text, clause=make_clause(proposal=earlier), how="struck")
    assert list(Omission.objects.public()) == [omission]
    Proposal.objects.filter(pk=(text if hidden == "this text" else earlier).pk).update(state=state)
    assert not Omission.objects.public().exists()


def test_an_omission_is_of_another_texts_clause():
    clause = make_clause()
    with pytest.raises(ValidationError, match="of another text"):
        Omission(proposal=clause.proposal, clause=clause, how="struck").clean()
