"""Proposals at the desk: their page, with their clauses and links to what can be done."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from proposals.models import Proposal
from tests.admin.form_data import errors, typed
from tests.admin.records import changelist, page
from tests.factories import make_clause, make_process, make_proposal


def test_a_text_does_not_revise_itself(analyst):
    proposal = make_proposal("draft")
    answer = analyst.post(page(proposal), typed(analyst.get(page(proposal))) | {"revises": proposal.pk})
    assert errors(answer) == {"revises": ["A text cannot revise itself; choose another."]}


def test_a_text_stays_in_the_process_of_its_issues(analyst):
    proposal = make_clause(proposal=make_proposal("draft")).proposal
    data = typed(analyst.get(page(proposal))) | {"process": make_process(name="Other talks").pk}
    assert errors(analyst.post(page(proposal), data)) == {
        "process": ["Clauses 1 have issues of another process: remove those issues first."]
    }


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_of_a_text_asks_as_often_for_many_clauses_as_for_few(number, editor, django_assert_num_queries):
    proposal = make_proposal("draft")
    for _ in range(number):
        make_clause(proposal=proposal)
    ContentType.objects.get_for_model(Proposal)
    with django_assert_num_queries(17):
        assert len(editor.get(page(proposal)).context["clauses"]) == number


def test_the_list_can_be_filtered_by_state(analyst):
    make_proposal(), make_proposal("withdrawn")
    draft = make_proposal("draft")
    proposals = analyst.get(changelist("proposal"), {"state__exact": "draft"}).context["cl"].result_list
    assert list(proposals) == [draft]


def test_a_published_text_is_offered_for_comparison_and_a_draft_is_not(analyst):
    public, draft = make_proposal(slug="the-plan"), make_proposal("draft")
    assert analyst.get(page(public)).context["compare_url"] == f"{reverse('compare')}?t=the-plan"
    assert "compare_url" not in analyst.get(page(draft)).context
