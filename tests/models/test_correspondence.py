"""A correspondence: what readers see of it, and the two sides it needs."""

from __future__ import annotations

import pytest

from proposals.models import Correspondence
from tests.factories import make_clause, make_correspondence, make_proposal, make_unanswered
from tests.models.blocking import problems

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", ["from_clauses", "to_clauses"])
def test_a_correspondence_with_a_clause_of_a_hidden_text_is_not_public(side):
    hidden = make_clause(proposal=make_proposal("draft"))
    make_correspondence(**{side: [make_clause(), hidden]})
    shown = make_correspondence()
    assert list(Correspondence.objects.public()) == [shown]


def test_an_unanswered_clause_is_public_if_the_silent_text_is():
    make_unanswered(silent=make_proposal("draft"))
    shown = make_unanswered()
    assert list(Correspondence.objects.public()) == [shown]


def test_a_correspondence_waits_for_its_texts():
    clause = make_clause(proposal=make_proposal("draft", short_title="Plan X"))
    assert problems(make_correspondence("in-review", from_clauses=[clause])) == ["Publish Plan X first."]


def test_a_correspondence_needs_two_sides_each_of_one_text():
    one, other = make_clause(), make_clause()
    assert problems(make_correspondence("draft", from_clauses=[], to_clauses=[other])) == [
        "from_clauses: Choose one or more clauses of one text."
    ]
    assert problems(make_correspondence("draft", from_clauses=[one, other])) == [
        "from_clauses: Choose one or more clauses of one text."
    ]
    same = make_clause(proposal=one.proposal)
    assert problems(make_correspondence("draft", from_clauses=[one], to_clauses=[same])) == [
        "to_clauses: Choose clauses of another text."
    ]


def test_an_unanswered_clause_names_a_silent_text_instead_of_a_second_side():
    one, other = make_clause(), make_clause()
    assert problems(make_unanswered("in-review", from_clauses=[one])) == []
    assert problems(make_unanswered("in-review", silent=make_proposal("draft", short_title="Plan Y"))) == [
        "Publish Plan Y first."
    ]
    assert problems(make_unanswered("draft", from_clauses=[one, other])) == [
        "from_clauses: Choose one or more clauses of one text."
    ]
    assert problems(make_unanswered("draft", from_clauses=[one], silent=one.proposal)) == [
        "silent: Choose another text."
    ]
    crowded = make_unanswered("draft", from_clauses=[one])
    crowded.to_clauses.set([other])
    assert problems(crowded) == ["to_clauses: Leave this side empty for “unanswered”."]
