"""A correspondence beside its words: what is marked, and where nothing is compared."""

from __future__ import annotations

import pytest

from proposals.alignment.side_by_side import side_by_side
from proposals.comparison.compare import compare
from proposals.models import Proposal
from tests.factories import make_clause, make_correspondence, make_process, make_proposal, make_unanswered

BEFORE = "The country may keep armed forces of at most 600,000 personnel."
AFTER = "The country may keep armed forces of at most 800,000 personnel in peacetime."

pytestmark = pytest.mark.django_db


def texts(*languages: str):
    process = make_process()
    return [make_proposal(process=process, text_language=language) for language in languages]


def test_the_second_side_is_marked_as_the_comparison_of_the_texts_marks_it():
    earlier, later = texts("en", "en")
    first, second = make_clause(proposal=earlier, text=BEFORE), make_clause(proposal=later, text=AFTER)
    both = side_by_side(make_correspondence(from_clauses=[first], to_clauses=[second]))
    read = Proposal.objects.with_relatives().in_bulk([earlier.pk, later.pk])
    [row] = compare(list(read.values()), read[earlier.pk]).rows
    [compared] = row.others[0].clauses
    assert [(side.text, [clause for clause, _ in side.clauses]) for side in both.sides] == [
        (earlier, [first]),
        (later, [second]),
    ]
    assert both.sides[0].clauses == ((first, ()),)
    assert both.sides[1].clauses[0][1] == compared.marked.spans
    assert {kind for kind, _ in both.sides[1].clauses[0][1]} == {"same", "added", "removed"}


def test_several_clauses_stand_in_the_order_of_their_text():
    earlier, later = texts("en", "en")
    last, first = make_clause(proposal=earlier, order=5), make_clause(proposal=earlier, order=2)
    both = side_by_side(make_correspondence(from_clauses=[last, first], to_clauses=[make_clause(proposal=later)]))
    assert [clause for clause, _ in both.sides[0].clauses] == [first, last]


def test_words_in_different_languages_are_not_marked():
    earlier, later = texts("en", "uk")
    first, second = make_clause(proposal=earlier, text=BEFORE), make_clause(proposal=later, text="До 800 000 осіб.")
    both = side_by_side(make_correspondence(from_clauses=[first], to_clauses=[second]))
    assert (both.is_comparable, both.sides[1].clauses) == (False, ((second, ()),))


def test_a_silent_text_is_named_without_clauses():
    earlier, later = texts("en", "en")
    both = side_by_side(make_unanswered(from_clauses=[make_clause(proposal=earlier)], silent=later))
    assert [(side.text, len(side.clauses)) for side in both.sides] == [(earlier, 1), (later, 0)]
    assert both.is_comparable
