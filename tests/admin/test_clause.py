"""Clauses at the desk: their page, and the list of those that lack something."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Clause
from tests.admin.form_data import errors, typed
from tests.admin.records import changelist, page
from tests.factories import make_clause, make_issue, make_proposal


def test_a_parent_is_a_clause_of_the_same_text(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    answer = analyst.post(page(clause), typed(analyst.get(page(clause))) | {"parent": make_clause().pk})
    assert errors(answer) == {"parent": ["Choose a clause of the same proposal."]}


def test_a_new_clause_is_the_last_of_its_text(analyst):
    proposal = make_proposal("draft")
    make_clause(proposal=proposal, order=6)
    [link] = {analyst.get(page(proposal)).context["add_clause_url"]}
    initial = analyst.get(link).context["adminform"].form.initial
    assert (initial["proposal"], initial["order"]) == (str(proposal.pk), 7)


def test_a_clause_stays_in_its_text(editor):
    clause, other = make_clause(proposal=make_proposal("draft")), make_proposal()
    assert editor.post(page(clause), typed(editor.get(page(clause))) | {"proposal": other.pk}).status_code == 302
    clause.refresh_from_db()
    assert clause.proposal != other


def test_further_issues_belong_to_the_same_process(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    data = typed(analyst.get(page(clause)))
    for foreign in (make_issue(name="Of other talks"), clause.issue):
        answer = analyst.post(page(clause), data | {"further_issues": [foreign.pk]})
        if foreign == clause.issue:
            assert (answer.status_code, list(clause.further_issues.all())) == (302, [clause.issue])
        else:
            assert errors(answer) == {
                "further_issues": ["Choose issues of this text's process; “Of other talks” belongs to another."]
            }


@pytest.mark.parametrize("number", [3, 12])
def test_searching_for_a_clause_to_choose_asks_as_often_for_many_as_for_few(number, analyst, django_assert_num_queries):
    for _ in range(number):
        make_clause(text="Ceasefire")
    query = {"app_label": "proposals", "model_name": "correspondence", "field_name": "to_clauses", "term": "ceasefire"}
    with django_assert_num_queries(6):
        results = analyst.get(reverse("admin:autocomplete"), query).json()["results"]
    assert sorted(entry["text"] for entry in results) == sorted(map(str, Clause.objects.select_related("proposal")))


def test_the_list_can_be_filtered_by_what_is_missing(analyst):
    make_clause()
    make_clause(status="unrecorded")
    loose = make_clause(issue=None)
    unsourced = make_clause(sources=[])
    for lacks, expected in (("issue", loose), ("source", unsourced)):
        assert list(analyst.get(changelist("clause"), {"lacks": lacks}).context["cl"].result_list) == [expected]
