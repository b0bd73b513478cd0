"""Which entries of the log are about what a reader follows."""

from __future__ import annotations

import pytest

from proposals.editing.save import Edit
from proposals.models import Change, Omission, Position, Proposal
from proposals.models.following import Following, told_of
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A text of one party with a clause, what is said of them, and the same again about another text and issue."""
    found = {}
    for name in ("one", "two"):
        process, party = make_process(slug=f"talks-{name}"), make_party(slug=f"party-{name}")
        speaker = make_party(slug=f"speaker-{name}")
        issue = make_issue(process=process, slug=f"issue-{name}")
        text = make_proposal(process=process, slug=f"text-{name}", drafted_by=[party])
        clause = make_clause(proposal=text, key="1", issue=issue)
        variant = make_clause(proposal=text, key="2", issue=issue, status="variant", advanced_by=speaker)
        other = make_clause(proposal=make_proposal(process=process, slug=f"other-{name}"), key="1")
        records = [process, party, issue, text, clause, variant, other]
        records += [make_measure(issue=issue, slug=f"measure-{name}")]
        records += [make_position(clause=clause, party=speaker, slug=f"on-clause-{name}")]
        records += [make_position(issue=issue, party=speaker, slug=f"on-issue-{name}")]
        records += [make_position(proposal=text, party=speaker, slug=f"on-text-{name}")]
        records += [make_correspondence(from_clauses=[clause], to_clauses=[other], slug=f"answer-{name}")]
        records += [make_event(process=process, participants=[party], proposals=[text], slug=f"event-{name}")]
        for record in records:
            Change.of(Change.Kind.PUBLICATION, record).save()
        found[name] = {"process": process, "party": party, "speaker": speaker, "issue": issue, "text": text}
    return found["one"]


def names(**followed) -> set[str]:
    return {change.name for change in Following(**followed).among(Change.objects.public().with_moves())}


def test_a_party_is_followed_through_what_it_drafted_advanced_and_said_and_where_it_took_part(site):
    assert names(party=site["party"]) == {"party-one", "text-one", "text-one/1", "event-one"}
    assert names(party=site["speaker"]) == {"text-one/2", "on-clause-one", "on-issue-one", "on-text-one"}


def test_an_issue_is_followed_through_its_measures_clauses_statements_and_judgements(site):
    assert names(issue=site["issue"]) == {
        *("issue-one", "measure-one", "text-one/1", "text-one/2", "on-clause-one", "on-issue-one", "answer-one")
    }


def test_a_text_is_followed_through_its_clauses_and_what_was_said_and_judged_of_them(site):
    assert names(proposal=site["text"]) == {
        *("text-one", "text-one/1", "text-one/2", "on-clause-one", "on-text-one", "answer-one", "event-one")
    }


def corrected(record, links=None, **values) -> Change:
    Edit(record, values, links or {}).save(make_user("Editor"), reason="Misread.")
    return Change.objects.latest("at")


def entries(**followed) -> set[Change]:
    return set(Following(**followed).among(Change.objects.public().with_moves()))


def test_who_follows_an_issue_a_party_or_a_text_is_told_what_was_moved_away_from_it(history):
    process, party, other = make_process(), make_party(), make_party()
    issue, new = make_issue(process=process), make_issue(process=process)
    text = make_proposal(process=process, drafted_by=[party])
    clause = make_clause(proposal=text, issue=issue, further_issues=[])
    moved = corrected(clause, issue=new)
    assert (moved in entries(issue=issue), moved in entries(issue=new)) == (True, True)
    touched = corrected(clause, {"further_issues": [issue]})
    untouched = corrected(clause, {"further_issues": []})
    assert entries(issue=issue) >= {moved, touched, untouched}
    drafted = corrected(text, {"drafted_by": [other]})
    assert (drafted in entries(party=party), drafted in entries(party=other)) == (True, True)
    event = make_event(process=process, proposals=[text], participants=[party])
    left = corrected(event, {"proposals": [], "participants": [other]})
    assert (left in entries(proposal=text), left in entries(party=party)) == (True, True)
    elsewhere = corrected(event, name="Another name")
    assert not {elsewhere} & (entries(proposal=text) | entries(party=party) | entries(issue=issue))


def test_an_omission_is_told_to_who_follows_the_omitted_clause(history):
    clause = make_clause()
    earlier = clause.proposal
    text = make_proposal(process=earlier.process, revises=earlier)
    Change.of(Change.Kind.PUBLICATION, text).save()
    values = {"proposal": text, "clause": clause, "how": "struck"}
    Edit(Omission(), values).save(make_user("Editor"), reason="Overlooked.")
    entry = Change.objects.latest("at")
    assert entry.name == text.slug
    assert entries(proposal=earlier) & {entry} == entries(issue=clause.issue) & {entry} == {entry}
    omission = text.omissions.get()
    again = corrected(omission, note="In red.")
    assert again in entries(issue=clause.issue)


def test_of_several_things_followed_an_entry_has_to_be_about_all(site):
    assert names(proposal=site["text"], party=site["speaker"], record="position") == {"on-clause-one", "on-text-one"}
    assert names(process=make_process(), proposal=site["text"]) == set()
    assert names(kind="correction", proposal=site["text"]) == set()


def test_a_withdrawn_text_is_followed_to_its_end(site):
    text = site["text"]
    type(text).objects.filter(pk=text.pk).update(state="withdrawn")
    Change.of(Change.Kind.WITHDRAWAL, text, reason="Retracted.").save()
    statement = Position.objects.get(slug="on-issue-one")
    statement.state = "withdrawn"
    statement.save()
    Change.of(Change.Kind.WITHDRAWAL, statement, reason="Misread.").save()
    for followed, told in (({"proposal": text}, "text-one"), ({"party": site["speaker"]}, "on-issue-one")):
        found = Following(kind="withdrawal", **followed).among(Change.objects.public().with_moves())
        assert [change.name for change in found] == [told]


def test_a_text_that_the_log_did_not_tell_of_is_not_known(site):
    withdrawn, never_public = make_proposal("withdrawn", slug="gone"), make_proposal("withdrawn", slug="secret")
    Change.of(Change.Kind.WITHDRAWAL, withdrawn, reason="Retracted.").save()
    make_proposal("draft", slug="draft")
    assert set(told_of(Proposal)) == {*Proposal.objects.public(), withdrawn}
    assert never_public not in told_of(Proposal)
