"""The review page: the record marked against what readers last saw, what blocks it, and the decision."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from config.records import REVIEWED
from tests.admin.records import make, page
from tests.factories import make_clause, make_party, make_position, make_proposal, make_term

pytestmark = pytest.mark.django_db


def review(record) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_review", args=[record.pk])


def changed(fields) -> list[tuple[str, str, str]]:
    return [(field.name, field.old, field.new) for field in fields if field.old != field.new]


def test_a_text_that_readers_have_never_seen_is_shown_without_marks(editor):
    clause = make_clause(proposal=make_proposal("in-review"), text="A provision.")
    make_term(clause=clause, value="600000")
    context = editor.get(review(clause.proposal)).context
    [row] = context["clauses"]
    assert (changed(context["fields"]), changed(row.fields)) == ([], [])
    assert "A provision." in [field.new for field in row.fields]
    assert row.terms == ["Cap: 600000 personnel"]
    assert context["seen"] is None


def test_changes_since_readers_last_saw_a_text_are_marked(analyst, editor):
    proposal = make_proposal(title="Once")
    kept, dropped = make_clause(proposal=proposal, text="Once."), make_clause(proposal=proposal)
    proposal.withdraw(by=editor.user, reason="To be read again")
    proposal.title = "Now"
    proposal.save()
    kept.text = "Now."
    kept.save()
    new = make_clause(proposal=proposal)
    dropped.delete()
    proposal.submit(by=analyst.user)
    context = editor.get(review(proposal)).context
    assert changed(context["fields"]) == [("title", "Once", "Now")]
    rows = {row.clause.pk: row for row in context["clauses"]}
    assert [(row.is_new, row.is_removed) for row in context["clauses"]] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert changed(rows[kept.pk].fields) == [("text", "Once.", "Now.")]
    assert rows[new.pk].is_new


def test_what_blocks_is_listed_with_a_link_to_where_it_can_be_fixed(editor):
    clause = make_clause(proposal=make_proposal("in-review"), issue=None)
    context = editor.get(review(clause.proposal)).context
    assert [(obstacle.message, obstacle.url) for obstacle in context["obstacles"]] == [
        ("Clause 1, issue: choose its main issue.", page(clause))
    ]


def test_what_blocks_names_fields_by_their_labels(editor):
    proposal = make_proposal("in-review", drafted_by=[])
    context = editor.get(review(proposal)).context
    assert [(obstacle.message, obstacle.url) for obstacle in context["obstacles"]] == [
        ("Drafted by: name at least one party.", page(proposal))
    ]


def test_a_second_person_decides_on_the_page_and_the_submitter_does_not(analyst, editor):
    proposal = make_clause(proposal=make_proposal("draft")).proposal
    proposal.submit(by=editor.user)
    assert editor.get(review(proposal)).context["publish_url"] is None
    assert analyst.get(review(proposal)).context["publish_url"] is None
    proposal.send_back(by=editor.user, reason="x")
    proposal.submit(by=analyst.user)
    context = editor.get(review(proposal)).context
    assert editor.post(context["publish_url"], {"confirmed": "yes"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "published"


def test_a_position_lists_what_it_supersedes(analyst, editor):
    earlier = make_position(stated_on=date(2025, 11, 20))
    later = make_position("in-review", party=earlier.party, issue=earlier.issue, stated_on=date(2025, 12, 1))
    older = make_position("draft", party=earlier.party, issue=earlier.issue, stated_on=date(2025, 11, 1))
    elsewhere = make_position("draft", party=earlier.party)
    assert editor.get(review(later)).context["supersedes"] == [earlier]
    assert analyst.get(page(later)).context["supersedes"] == [earlier]
    assert [position.superseded() for position in (older, elsewhere)] == [[], []]


def test_a_day_is_shown_no_finer_than_it_is_known(analyst, editor):
    earlier = make_position(date_precision="month", stated_on="2025-11-30")
    later = make_position("in-review", party=earlier.party, issue=earlier.issue, date_precision="week")
    type(later).objects.filter(pk=later.pk).update(stated_on="2025-12-08")
    content = editor.get(review(later)).content.decode()
    assert ("</strong>, week of 8 December 2025: " in content, "</strong>, 2025-12-08" in content) == (True, False)
    assert (", November 2025 (Spokesperson)" in content, "2025-11-30" in content) == (True, False)


def test_a_published_position_no_longer_supersedes_anything(db):
    first = make_position(stated_on=date(2025, 11, 20))
    second = make_position(party=first.party, issue=first.issue, stated_on=date(2025, 11, 20))
    assert [position.superseded() for position in (first, second)] == [[], []]


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_asks_as_often_for_many_clauses_as_for_few(number, editor, django_assert_num_queries):
    proposal = make_proposal()
    for _ in range(number):
        make_clause(proposal=proposal)
    proposal.withdraw(by=editor.user, reason="x")
    editor.get(review(proposal))
    with django_assert_num_queries(74):
        assert len(editor.get(review(proposal)).context["clauses"]) == number


@pytest.mark.parametrize("model", REVIEWED)
@pytest.mark.parametrize("role", ["anonymous", "administrator", "analyst"])
def test_people_who_may_see_a_record_may_see_its_review_page(role, model, request):
    client = request.getfixturevalue(role)
    expected = {"anonymous": 302, "administrator": 403, "analyst": 200}[role]
    assert client.get(review(make(model, "in-review"))).status_code == expected


def test_what_is_odd_about_a_statement_is_said_and_blocks_nothing(author, editor):
    party = make_party()
    position = make_position("draft", proposal=make_proposal(drafted_by=[party]), party=party)
    position.submit(by=author.user)
    answer = editor.get(review(position))
    [doubt] = answer.context["doubts"]
    assert doubt in answer.content.decode()
    assert (answer.context["obstacles"], bool(answer.context["publish_url"])) == ([], True)
