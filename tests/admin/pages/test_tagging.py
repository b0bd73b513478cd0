"""Issues and figures: offered from similar clauses and from the text, recorded only once a person confirms them."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from proposals.editing.tagging import NOT_OFFERED
from proposals.models import Change, Proposal, Term
from tests.factories import make_clause, make_issue, make_measure, make_process, make_proposal

ARMY = "Ukraine may keep armed forces of at most 600,000 personnel."
ELECTIONS = "Elections are held within one hundred days of signing."


def tagging_url(text) -> str:
    return reverse("admin:proposals_proposal_issues", args=[text.pk])


@pytest.fixture
def proposal(db):
    """A draft with a clause without an issue, beside a published text with two clauses that have theirs."""
    process = make_process()
    army, elections = (make_issue(process=process, name=name) for name in ("Army", "Elections"))
    make_measure(issue=army, name="Size of the forces", kind="number", unit="personnel")
    make_measure(issue=army, name="Cost", kind="money", unit="USD billion")
    earlier = make_proposal(process=process, slug="earlier")
    make_clause(proposal=earlier, text=ARMY, issue=army)
    make_clause(proposal=earlier, text=ELECTIONS, issue=elections)
    draft = make_proposal("draft", process=process, slug="later")
    text = "Ukraine keeps armed forces of eight hundred thousand personnel, at a cost of $2 billion."
    make_clause(proposal=draft, text=text, issue=None)
    return draft


@pytest.fixture
def clause(proposal):
    return proposal.clauses.get()


def offered(client, proposal) -> tuple[list, list]:
    [row] = [shown.tags for shown in client.get(tagging_url(proposal)).context["rows"]]
    issues = [(offer.issue.name, [str(other) for other in offer.because]) for offer in row.issues]
    return issues, [(term.measure.name, term.value, term.unit, term.written) for term in row.terms]


def test_an_issue_is_offered_from_similar_clauses_and_terms_from_the_figures(analyst, proposal):
    issues, terms = offered(analyst, proposal)
    assert issues[0] == ("Army", ["earlier/1"])
    assert terms == [
        ("Cost", "2", "USD billion", "$2 billion"),
        ("Size of the forces", "800000", "personnel", "eight hundred thousand"),
    ]


def test_nothing_is_recorded_until_it_is_confirmed(analyst, proposal, clause):
    rows = clause.history.count()
    analyst.get(tagging_url(proposal))
    assert analyst.post(tagging_url(proposal), {}).status_code == 302
    clause.refresh_from_db()
    assert (clause.issue, Term.objects.count(), clause.history.count()) == (None, 0, rows)


def test_what_is_ticked_is_recorded_with_its_author(analyst, proposal, clause):
    [row] = [shown.tags for shown in analyst.get(tagging_url(proposal)).context["rows"]]
    issue = row.issues[0].issue
    size = next(offer for offer in row.terms if offer.unit == "personnel")
    analyst.post(tagging_url(proposal), {f"issue-{clause.pk}": issue.pk, f"term-{clause.pk}": [size.key]})
    clause.refresh_from_db()
    [term] = clause.terms.all()
    assert (clause.issue, term.value, term.unit) == (issue, "800000", "personnel")
    assert [record.history.first().history_user for record in (clause, term)] == [analyst.user] * 2
    issues, terms = offered(analyst, proposal)
    assert (issues, [name for name, *_ in terms]) == ([], ["Cost"])


def test_what_was_not_offered_is_not_recorded(analyst, proposal, clause):
    stranger = make_issue()
    measure = make_measure(issue=stranger)
    data = {f"issue-{clause.pk}": stranger.pk, f"term-{clause.pk}": [f"{measure.pk}:5", "x", ""]}
    answer = analyst.post(tagging_url(proposal), data)
    assert [row.errors for row in answer.context["rows"]] == [(NOT_OFFERED,)]
    clause.refresh_from_db()
    assert (clause.issue, Term.objects.count()) == (None, 0)


def test_two_values_for_one_measure_are_refused_together_with_the_rest(analyst, proposal, clause):
    clause.text += " Later 900,000 personnel."
    clause.save()
    [row] = [shown.tags for shown in analyst.get(tagging_url(proposal)).context["rows"]]
    keys = [offer.key for offer in row.terms if offer.unit == "personnel"]
    data = {f"term-{clause.pk}": keys, f"issue-{clause.pk}": row.issues[0].issue.pk}
    answer = analyst.post(tagging_url(proposal), data)
    assert [row.errors for row in answer.context["rows"]] == [("choose only one value for each measure.",)]
    clause.refresh_from_db()
    assert (clause.issue, Term.objects.count()) == (None, 0)


def checked(answer) -> set[str]:
    """The ids of the boxes that are ticked on a page."""
    boxes = re.findall(r"<input type=\"(?:radio|checkbox)\"[^>]*>", answer.content.decode())
    return {re.search(r'id="([^"]*)"', box).group(1) for box in boxes if " checked" in box}


def test_a_refusal_keeps_every_tick_of_every_row_and_names_its_own(analyst, proposal):
    doubled, other, untouched = (
        make_clause(proposal=proposal, text=f"{ARMY}{more}", issue=None)
        for more in (" Later 700,000 personnel.", " In peacetime.", " At any time.")
    )
    rows = {shown.tags.clause: shown.tags for shown in analyst.get(tagging_url(proposal)).context["rows"]}
    chosen = {clause: rows[clause].issues[0].issue.pk for clause in (doubled, other)}
    data = {f"issue-{clause.pk}": issue for clause, issue in chosen.items()}
    data |= {f"term-{clause.pk}": [offer.key for offer in rows[clause].terms] for clause in (doubled, other)}
    answer = analyst.post(tagging_url(proposal), data)
    assert answer.status_code == 422
    refused = {row.tags.clause: row.errors for row in answer.context["rows"] if row.errors}
    assert refused == {doubled: ("choose only one value for each measure.",)}
    assert f'<a href="#clause-{doubled.pk}">{doubled}</a>: choose only one value' in answer.content.decode()
    kept = {f"issue-{clause.pk}-{issue}" for clause, issue in chosen.items()}
    kept |= {f"term-{doubled.pk}-1", f"term-{doubled.pk}-2", f"term-{other.pk}-1"}
    nothing = {f"issue-{clause.pk}-none" for clause in (proposal.clauses.first(), untouched)}
    assert checked(answer) == kept | nothing
    assert Term.objects.count() == 0


def test_a_missing_reason_keeps_every_tick(editor, proposal, clause):
    Proposal.objects.filter(pk=proposal.pk).update(state="published", published_at="2026-01-01T00:00Z")
    [row] = [shown.tags for shown in editor.get(tagging_url(proposal)).context["rows"]]
    issue = row.issues[0].issue.pk
    data = {f"issue-{clause.pk}": issue, f"term-{clause.pk}": [row.terms[0].key]}
    answer = editor.post(tagging_url(proposal), data)
    assert answer.context["errors"] == ["This is already published: give a reason for the change."]
    assert checked(answer) == {f"issue-{clause.pk}-{issue}", f"term-{clause.pk}-1"}


def test_a_published_text_needs_an_editor_and_a_reason(analyst, editor, proposal, clause):
    Proposal.objects.filter(pk=proposal.pk).update(state="published", published_at="2026-01-01T00:00Z")
    [row] = [shown.tags for shown in editor.get(tagging_url(proposal)).context["rows"]]
    data = {f"term-{clause.pk}": [row.terms[0].key]}
    assert analyst.post(tagging_url(proposal), data | {"reason": "x"}).status_code == 403
    answer = editor.post(tagging_url(proposal), data)
    assert answer.context["errors"] == ["This is already published: give a reason for the change."]
    assert not Term.objects.exists()
    assert editor.post(tagging_url(proposal), data | {"reason": "It was missing"}).status_code == 302
    assert Term.objects.get().history.first().history_change_reason == "It was missing"
    change = Change.objects.get()
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        "later/1",
        ["terms"],
        "It was missing",
    )


def test_a_text_in_review_cannot_be_tagged(analyst, editor, proposal, clause):
    [row] = [shown.tags for shown in analyst.get(tagging_url(proposal)).context["rows"]]
    proposal.submit(by=analyst.user)
    for client in (analyst, editor):
        data = {f"issue-{clause.pk}": row.issues[0].issue.pk}
        assert client.post(tagging_url(proposal), data).status_code == 403
    clause.refresh_from_db()
    assert clause.issue is None


@pytest.mark.parametrize("role", ["anonymous", "administrator"])
def test_the_page_is_closed_to_people_who_may_not_see_texts(role, proposal, request):
    client = request.getfixturevalue(role)
    expected = 302 if role == "anonymous" else 403
    url = tagging_url(proposal)
    assert [client.get(url).status_code, client.post(url).status_code] == [expected] * 2


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_asks_as_often_for_many_clauses_as_for_few(number, analyst, proposal, django_assert_num_queries):
    for brigade in range(number):
        make_clause(proposal=proposal, text=f"{ARMY} Brigade {brigade} has 4,000 men.", issue=None)
    with django_assert_num_queries(10):
        assert len(analyst.get(tagging_url(proposal)).context["rows"]) == number + 1
