"""What a suggested decision rests on, and what has become of it."""

from __future__ import annotations

import pytest

from proposals.models.grounds import ChangedWords, changed_words, grounds
from tests.factories import (
    make_clause,
    make_correspondence,
    make_position,
    make_proposal,
    make_term,
    make_unanswered,
)

pytestmark = pytest.mark.django_db


def test_a_suggestion_that_decides_nothing_rests_on_nothing():
    assert grounds(make_term(), {"note": "x"}) == {}
    assert grounds(make_position(), {"stance": "rejects"}) == {}
    assert grounds(make_correspondence(), {"note": "x"}) == {}


def test_a_term_rests_on_the_words_of_its_clause_and_not_on_their_spelling():
    clause = make_clause(proposal=make_proposal(slug="plan"), text="Within 72 hours of the cease-fire.")
    term = make_term(clause=clause, value="72")
    then = grounds(term, {"value": "70"})
    assert list(then) == [str(clause.pk)]
    for text, changed in (
        ("Within 72 hours of the ceasefire.", []),
        ("Within 48 hours.", [ChangedWords("plan/1", "Within 72 hours of the cease-fire.", "Within 48 hours.")]),
    ):
        clause.text = text
        assert changed_words(then, grounds(term, {"value": "70"})) == changed


def test_a_correspondence_rests_on_the_clauses_of_both_sides_stored_and_suggested_with_their_place():
    text = make_proposal(slug="plan")
    first, other = make_clause(proposal=text, text="One."), make_clause(proposal=text, text="Two.")
    judged = make_correspondence(from_clauses=[first])
    new = {"relation": "weaker", "from_clauses": [other.pk]}
    then = grounds(judged, new)
    assert len(then) == 3
    other.parent, other.heading = first, "Head"
    other.save()
    assert changed_words(then, grounds(judged, new)) == [ChangedWords("plan/2", "2 Two.", "2 Head Two. [under 1]")]


def test_a_silence_rests_on_every_clause_of_the_silent_text():
    silent = make_proposal(slug="silent")
    make_clause(proposal=silent, text="One.")
    judged = make_unanswered(silent=silent)
    then = grounds(judged, {"summary": "x"})
    added = make_clause(proposal=silent, text="Two.")
    assert changed_words(then, grounds(judged, {"summary": "x"})) == [ChangedWords("silent/2", "", "2 Two.")]
    now = grounds(judged, {"summary": "x"})
    added.delete()
    assert changed_words(now, grounds(judged, {"summary": "x"})) == [ChangedWords("silent/2", "2 Two.", "")]
