"""What a reviewer reads before deciding: the words with their marks, the target, the sources with their grades."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.admin.records import changelist
from tests.factories import make_clause, make_correspondence, make_issue, make_position, make_proposal, make_source

BEFORE = "The country may keep armed forces of at most 600,000 personnel."
AFTER = "The country may keep armed forces of at most 800,000 personnel."


@pytest.fixture
def source(db):
    return make_source(publisher="Daily", title="The plan", url="https://daily.example/plan", reliability="record")


@pytest.fixture
def correspondence(source):
    sides = [
        make_clause(proposal=make_proposal(short_title=title), text=text, sources=[source])
        for title, text in (("Plan", BEFORE), ("Reply", AFTER))
    ]
    return make_correspondence("in-review", from_clauses=sides[:1], to_clauses=sides[1:])


@pytest.fixture
def statement(source):
    clause = make_clause(proposal=make_proposal(short_title="Plan"), text=BEFORE)
    return make_position("in-review", clause=clause, statement="It welcomes the cap.", source=source)


def pages(client, record) -> list[str]:
    """The review, the confirmation of its publication, and that of a bulk action."""
    model = record._meta.model_name
    addresses = [
        reverse(f"admin:proposals_{model}_review", args=[record.pk]),
        reverse(f"admin:proposals_{model}_verb", args=[record.pk, "publish"]),
    ]
    action = {"action": "publish_selected", "_selected_action": [record.pk]}
    answers = [*map(client.get, addresses), client.post(changelist(model), action)]
    return [" ".join(answer.content.decode().split()) for answer in answers]


def test_a_verdict_is_decided_beside_the_words_of_both_clauses_with_their_marks(editor, correspondence):
    first, second = correspondence.from_clauses.get(), correspondence.to_clauses.get()
    for content in pages(editor, correspondence):
        assert f'<p class="text" lang="en">{BEFORE}</p>' in content
        assert "</span>600,000<span" in content.partition("<del>")[2].partition("</del>")[0]
        assert "</span>800,000<span" in content.partition("<ins>")[2].partition("</ins>")[0]
        assert content.count('href="https://daily.example/plan"') == 2
        assert all(f'<p class="whose">{clause.proposal}</p>' in content for clause in (first, second))


def test_a_statement_is_decided_beside_its_target_and_its_source_with_its_grade(editor, statement, source):
    grade = source.get_reliability_display().lower()
    for content in pages(editor, statement):
        assert f"{statement.clause.proposal}, point {statement.clause.label}" in content
        assert f'<p class="text" lang="en">{BEFORE}</p>' in content
        assert f"In our words: {statement.statement}" in content
        link = '<a href="https://daily.example/plan" rel="noreferrer">Daily</a>'
        assert f'{link} <span class="quiet">({grade})</span>' in content


def test_a_statement_on_a_thesis_or_a_text_shows_the_thesis_or_the_text(editor):
    on = [
        make_position("in-review", issue=make_issue(thesis="Ships pay nothing.")),
        make_position("in-review", proposal=make_proposal(title="A plan of 28 points", summary="It ends the war.")),
    ]
    for content in pages(editor, on[0]):
        assert '<p class="text">Ships pay nothing.</p>' in content
    for content in pages(editor, on[1]):
        assert '<p class="text">A plan of 28 points. It ends the war.</p>' in content


@pytest.mark.parametrize("model", ["position", "correspondence"])
@pytest.mark.parametrize("number", [3, 12])
def test_confirming_many_reads_their_subjects_in_a_fixed_number_of_queries(
    model, number, editor, django_assert_max_num_queries
):
    make = {"position": make_position, "correspondence": make_correspondence}[model]
    records = [make("published") for _ in range(number)]
    data = {"action": "withdraw_selected", "_selected_action": [record.pk for record in records]}
    with django_assert_max_num_queries(80):
        assert editor.post(changelist(model), data).status_code == 200
