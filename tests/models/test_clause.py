"""A clause: seen with its text, tied to issues of its own process, never above itself."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Clause, Term, VariantReading
from tests.factories import make_clause, make_issue, make_proposal, make_source, make_term, make_topic

pytestmark = pytest.mark.django_db


def test_the_parts_of_a_text_are_public_with_it():
    shown = {}
    for state in STATES:
        clause = make_clause(proposal=make_proposal(state))
        reading = VariantReading.objects.create(clause=clause, source=make_source(), reading="Other words.")
        shown[state] = (clause, make_term(clause=clause), reading)
    clause, term, reading = shown["published"]
    assert list(Clause.objects.public()) == [clause]
    assert list(Term.objects.public()) == [term]
    assert list(VariantReading.objects.public()) == [reading]


STATES = ("draft", "in-review", "published", "withdrawn")


def test_a_clause_has_a_parent_of_the_same_text_and_is_never_above_itself():
    top = make_clause(key="1")
    middle = make_clause(proposal=top.proposal, key="1.a", parent=top)
    low = make_clause(proposal=top.proposal, key="1.a.i", parent=middle)
    low.clean()
    top.parent = low
    with pytest.raises(ValidationError, match="is already above that one"):
        top.clean()
    top.parent = make_clause()
    with pytest.raises(ValidationError, match="of the same proposal"):
        top.clean()


def test_a_clause_is_tied_to_an_issue_of_its_own_process():
    clause = make_clause()
    clause.clean()
    clause.issue = make_issue(name="Of other talks")
    with pytest.raises(ValidationError) as refused:
        clause.clean()
    assert refused.value.message_dict == {
        "issue": ["Choose issues of this text's process; “Of other talks” belongs to another."]
    }


def test_the_issues_of_a_clause_begin_with_the_main_one():
    topic = make_topic()
    last, main, first = (make_issue(topic=topic, order=order) for order in (3, 2, 1))
    clause = make_clause(proposal=make_proposal(process=topic.process), issue=main, further_issues=[last, first])
    assert clause.all_issues == [main, first, last]
    clause.issue = None
    assert clause.all_issues == [first, last]
