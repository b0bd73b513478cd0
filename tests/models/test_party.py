"""A party is seen when something published names it or one that it is a member of."""

from __future__ import annotations

import pytest

from proposals.models import Party
from tests.factories import make_clause, make_event, make_party, make_position, make_proposal

pytestmark = pytest.mark.django_db


def test_a_party_is_public_if_something_published_names_it():
    uses = {
        "drafter": lambda state, party: make_proposal(state, drafted_by=[party]),
        "speaker": lambda state, party: make_position(state, party=party),
        "participant": lambda state, party: make_event(state, participants=[party]),
        "advancing": lambda state, party: make_clause(
            proposal=make_proposal(state, drafted_by=[]), status="variant", advanced_by=party
        ),
    }
    for use, name in uses.items():
        for state in ("draft", "published"):
            name(state, make_party(slug=f"{use}-{state}"))
    assert {party.slug for party in Party.objects.public()} == {f"{use}-published" for use in uses}


def test_the_members_of_a_public_party_are_public_and_hidden_parties_are_in_neither_list():
    hidden, member, coalition = (make_party(slug=slug, kind="coalition") for slug in ("hidden", "member", "coalition"))
    coalition.members.set([member])
    hidden.members.set([member])
    make_event(participants=[coalition])
    shown = {party.slug: party for party in Party.objects.public().with_members()}
    assert sorted(shown) == ["coalition", "member"]
    assert list(shown["coalition"].members.all()) == [member]
    assert list(shown["member"].member_of.all()) == [coalition]
