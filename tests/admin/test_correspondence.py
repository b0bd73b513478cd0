"""Correspondences at the desk."""

from __future__ import annotations

from proposals.models import Correspondence
from tests.admin.form_data import add, errors
from tests.factories import make_clause, make_correspondence, make_proposal


def test_the_sides_of_a_correspondence_are_two_texts(analyst):
    one = make_clause()
    two = make_clause(proposal=make_proposal(process=one.proposal.process))
    data = {"slug": "c001", "relation": "reworded", "from_clauses": [one.pk, two.pk], "to_clauses": [two.pk]}
    assert errors(analyst.post(add("correspondence"), data)) == {
        "from_clauses": ["Choose one or more clauses of one text."]
    }
    answer = analyst.post(add("correspondence"), data | {"from_clauses": [two.pk]})
    assert errors(answer) == {"to_clauses": ["Choose clauses of another text."]}
    assert analyst.post(add("correspondence"), data | {"from_clauses": [one.pk]}).status_code == 302
    assert list(Correspondence.objects.get().from_clauses.all()) == [one]


def test_a_new_correspondence_gets_the_next_number(analyst):
    make_correspondence(slug="c041")
    assert analyst.get(add("correspondence")).context["adminform"].form.initial["slug"] == "c042"
