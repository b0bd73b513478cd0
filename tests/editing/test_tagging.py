"""Tagging: what is offered for a clause, what of it can be confirmed, and what confirming writes."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.editing.tagging import NOT_OFFERED, ConfirmedTags, TagsRefused, confirm, offered_tags, ticked_tags
from proposals.models import Change, Proposal, Term
from tests.factories import make_clause, make_issue, make_measure, make_process, make_proposal, make_user

pytestmark = pytest.mark.django_db

ARMY = "The country may keep armed forces of at most 600,000 personnel."
ELECTIONS = "Elections are held within one hundred days of signing."


@pytest.fixture
def proposal():
    """A draft with one clause without an issue, similar to one of two clauses of an earlier text."""
    process = make_process()
    army, elections = (make_issue(process=process, name=name) for name in ("Army", "Elections"))
    make_measure(issue=army, name="Size", kind="number", unit="personnel")
    make_measure(issue=army, name="Cost", kind="money", unit="USD billion")
    earlier = make_proposal(process=process, slug="earlier")
    make_clause(proposal=earlier, text=ARMY, issue=army)
    make_clause(proposal=earlier, text=ELECTIONS, issue=elections)
    later = make_proposal("draft", process=process, slug="later")
    text = "The country keeps armed forces of eight hundred thousand personnel, at a cost of $2 billion."
    make_clause(proposal=later, text=text, issue=None)
    return later


@pytest.fixture
def tags(proposal):
    [tags] = offered_tags(proposal)
    return tags


def offered_terms(tags) -> list[tuple[str, str, str, str]]:
    return [(offer.measure.name, offer.value, offer.unit, offer.written) for offer in tags.terms]


def test_issues_are_offered_from_similar_clauses_and_terms_from_the_figures(tags):
    best = tags.issues[0]
    assert (best.issue.name, [str(clause) for clause in best.because]) == ("Army", ["earlier/1"])
    assert 0 < best.likeness < 1
    assert offered_terms(tags) == [
        ("Cost", "2", "USD billion", "$2 billion"),
        ("Size", "800000", "personnel", "eight hundred thousand"),
    ]


def test_several_similar_clauses_that_agree_come_before_one_that_is_more_similar(proposal):
    other = make_issue(process=proposal.process, name="Other")
    make_clause(proposal=make_proposal(process=proposal.process), text=proposal.clauses.get().text, issue=other)
    [tags] = offered_tags(proposal)
    assert [offer.issue.name for offer in tags.issues][:2] == ["Other", "Army"]
    assert tags.issues[0].likeness == pytest.approx(1)
    for _ in range(4):
        make_clause(proposal=make_proposal(process=proposal.process), text=ARMY, issue=tags.issues[1].issue)
    assert [offer.issue.name for offer in offered_tags(proposal)[0].issues][:2] == ["Army", "Other"]


def test_a_clause_with_an_issue_is_offered_terms_alone_and_none_twice(proposal, tags):
    clause = proposal.clauses.get()
    clause.issue = tags.issues[0].issue
    clause.save()
    Term.objects.create(clause=clause, measure=tags.terms[0].measure, value="2", unit="USD billion")
    [again] = offered_tags(proposal)
    assert (again.issues, [offer.measure.name for offer in again.terms]) == ((), ["Size"])


def test_a_point_without_text_and_clauses_of_other_processes_are_left_out(proposal):
    make_clause(proposal=proposal, status="deleted")
    make_clause(text=proposal.clauses.first().text)
    [tags] = offered_tags(proposal)
    assert {offer.issue.topic.process for offer in tags.issues} == {proposal.process}


@pytest.mark.parametrize("number", [5, 50])
def test_offering_tags_asks_as_often_for_many_clauses_as_for_few(number, proposal, django_assert_num_queries):
    for count in range(number):
        make_clause(proposal=proposal, text=f"{ARMY} Brigade {count} has 4,000 men.", issue=None)
    with django_assert_num_queries(5):
        assert len(offered_tags(proposal)) == number + 1


def test_only_what_was_offered_can_be_ticked(tags):
    key = tags.clause.pk
    issue, term = tags.issues[0].issue, tags.terms[1]
    stranger = make_measure(issue=make_issue())
    assert ticked_tags([tags], {key: str(issue.pk)}, {key: [term.key]}) == [ConfirmedTags(tags.clause, issue, (term,))]
    for unknown in ({key: str(stranger.issue.pk)}, {}), ({}, {key: [f"{stranger.pk}:5"]}), ({}, {key: [term.key, "x"]}):
        with pytest.raises(TagsRefused) as refused:
            ticked_tags([tags], *unknown)
        assert refused.value.rows == [(key, NOT_OFFERED)]
    assert ticked_tags([tags], {key + 1: str(issue.pk)}, {}) == []


def test_two_values_under_one_measure_are_refused(proposal):
    clause = proposal.clauses.get()
    clause.text += " Later 900,000 personnel."
    clause.save()
    [tags] = offered_tags(proposal)
    keys = [offer.key for offer in tags.terms if offer.unit == "personnel"]
    with pytest.raises(TagsRefused) as refused:
        ticked_tags([tags], {}, {clause.pk: keys})
    assert refused.value.messages == ["later/1: choose only one value for each measure."]


def test_what_is_confirmed_is_written_with_its_author(proposal, tags):
    analyst, issue = make_user("Analyst"), tags.issues[0].issue
    assert confirm([ConfirmedTags(tags.clause, issue, tags.terms)], by=analyst) == (1, 2)
    clause = proposal.clauses.get()
    terms = clause.terms.order_by("value")
    assert (clause.issue, [(term.value, term.unit) for term in terms]) == (
        issue,
        [("2", "USD billion"), ("800000", "personnel")],
    )
    assert [record.history.first().history_user for record in (clause, *terms)] == [analyst] * 3


def test_tags_of_a_published_text_take_a_publisher_and_a_reason(proposal, tags):
    Proposal.objects.filter(pk=proposal.pk).update(state="published", published_at="2026-01-01T00:00Z")
    [tags] = offered_tags(proposal)
    confirmed, editor = [ConfirmedTags(tags.clause, None, tags.terms[:1])], make_user("Editor")
    with pytest.raises(PermissionDenied):
        confirm(confirmed, by=make_user("Analyst"), reason="It was missing")
    with pytest.raises(ValidationError) as refused:
        confirm(confirmed, by=editor, reason=" ")
    assert (list(refused.value.message_dict), Term.objects.count()) == (["reason"], 0)
    assert confirm(confirmed, by=editor, reason=" It was missing ") == (0, 1)
    change = Change.objects.get()
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        "later/1",
        ["terms"],
        "It was missing",
    )


def test_confirming_writes_all_or_nothing(proposal, tags):
    unfit = tags.terms[0].__class__(tags.terms[0].measure, "2", "EUR", "$2 billion")
    with pytest.raises(TagsRefused) as refused:
        confirm([ConfirmedTags(tags.clause, tags.issues[0].issue, (unfit,))], by=make_user("Analyst"))
    assert {key for key, _ in refused.value.rows} == {tags.clause.pk}
    assert (proposal.clauses.get().issue, Term.objects.count()) == (None, 0)
