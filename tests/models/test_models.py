"""The models: what readers see, which position is current, and what a form refuses before the database does."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Omission,
    Position,
    Process,
    Proposal,
    Source,
    Term,
    VariantReading,
)
from tests.factories import (
    DAY,
    MAKE_REVIEWED,
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
    make_unanswered,
)

pytestmark = pytest.mark.django_db

STATES = ("draft", "in-review", "published", "withdrawn")


# What readers see


@pytest.mark.parametrize("make", MAKE_REVIEWED)
def test_of_the_four_states_readers_see_one(make):
    rows = {state: make(state) for state in STATES}
    assert list(type(rows["draft"]).objects.public()) == [rows["published"]]


def test_what_hangs_on_a_text_is_seen_with_it():
    shown = {}
    for state in STATES:
        clause = make_clause(proposal=make_proposal(state))
        reading = VariantReading.objects.create(clause=clause, source=make_source(), reading="Other words.")
        shown[state] = (clause, make_term(clause=clause), reading)
    clause, term, reading = shown["published"]
    assert list(Clause.objects.public()) == [clause]
    assert list(Term.objects.public()) == [term]
    assert list(VariantReading.objects.public()) == [reading]


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
@pytest.mark.parametrize("hidden", ["this text", "the earlier text"])
def test_an_omission_is_seen_when_both_texts_are(state, hidden):
    text, earlier = make_proposal(), make_proposal()
    omission = Omission.objects.create(proposal=text, clause=make_clause(proposal=earlier), how="struck")
    assert list(Omission.objects.public()) == [omission]
    Proposal.objects.filter(pk=(text if hidden == "this text" else earlier).pk).update(state=state)
    assert not Omission.objects.public().exists()


def test_a_statement_on_a_text_that_is_not_published_is_not_seen():
    draft = make_proposal("draft")
    make_position(proposal=draft)
    make_position(clause=make_clause(proposal=draft))
    on_issue, on_text = make_position(), make_position(proposal=make_proposal())
    on_clause = make_position(clause=make_clause())
    assert set(Position.objects.public()) == {on_issue, on_text, on_clause}


@pytest.mark.parametrize("side", ["from_clauses", "to_clauses"])
def test_a_verdict_with_a_clause_of_a_hidden_text_is_not_seen(side):
    hidden = make_clause(proposal=make_proposal("draft"))
    make_correspondence(**{side: [make_clause(), hidden]})
    shown = make_correspondence()
    assert list(Correspondence.objects.public()) == [shown]


def test_that_nothing_answers_is_seen_when_the_silent_text_is():
    make_unanswered(silent=make_proposal("draft"))
    shown = make_unanswered()
    assert list(Correspondence.objects.public()) == [shown]


def test_a_source_is_seen_when_something_published_rests_on_it():
    uses = {
        "text": lambda state, source: make_proposal(state, sources=[source]),
        "clause": lambda state, source: make_clause(proposal=make_proposal(state, sources=[]), sources=[source]),
        "reading": lambda state, source: VariantReading.objects.create(
            clause=make_clause(proposal=make_proposal(state, sources=[]), sources=[]), source=source, reading="x"
        ),
        "position": lambda state, source: make_position(state, source=source),
        "also in": lambda state, source: make_position(state, also_in=[source]),
        "position on a text": lambda state, source: make_position(
            "published", proposal=make_proposal(state, sources=[]), source=source
        ),
        "event": lambda state, source: make_event(state, sources=[source]),
    }
    expected = set()
    for state in STATES:
        for use, rest in uses.items():
            slug = f"{state}-{use.replace(' ', '-')}"
            rest(state, make_source(slug=slug))
            expected |= {slug} if state == "published" else set()
    make_source(slug="unused")
    slugs = set(Source.objects.public().values_list("slug", flat=True))
    assert {slug for slug in slugs if not slug.startswith("source-")} == expected


def test_a_process_is_seen_when_something_in_it_is_published():
    for state in STATES:
        make_proposal(state, process=make_process(slug=f"text-{state}"))
        make_event(state, process=make_process(slug=f"event-{state}"))
    make_issue(process=make_process(slug="only-issues"))
    assert {process.slug for process in Process.objects.public()} == {"text-published", "event-published"}


def test_the_texts_around_a_text_are_only_public_ones():
    text = make_proposal(revises=make_proposal("draft"))
    public = make_proposal(revises=text)
    make_proposal("draft", revises=text)
    text.derived_from.set([public, make_proposal("withdrawn")])
    text.companions.set([public, make_proposal("in-review")])
    seen = Proposal.objects.public().with_relatives().get(pk=text.pk)
    assert (seen.public_base, seen.public_origins, seen.public_companions, seen.public_revisions) == (
        None,
        [public],
        [public],
        [public],
    )
    assert Proposal.objects.with_relatives().get(pk=public.pk).public_base == text
    event = make_event(proposals=[public, make_proposal("draft")])
    assert Event.objects.with_relatives().get(pk=event.pk).public_proposals == [public]


# The current position


def test_the_current_position_is_the_latest_published_one_of_a_party_on_a_target():
    party, text = make_party(), make_proposal()
    issue = make_issue(process=text.process)
    later = DAY + datetime.timedelta(days=1)
    make_position(slug="a-old", party=party, issue=issue, stated_on=DAY)
    make_position(slug="b-same-day", party=party, issue=issue, stated_on=later)
    latest = make_position(slug="c-same-day-later", party=party, issue=issue, stated_on=later)
    make_position("draft", party=party, issue=issue, stated_on=later + datetime.timedelta(days=1))
    make_position("withdrawn", party=party, issue=issue, stated_on=later + datetime.timedelta(days=2))
    other_party = make_position(issue=issue, stated_on=DAY)
    other_issue = make_position(party=party, stated_on=DAY)
    on_text = make_position(party=party, proposal=text, stated_on=DAY)
    on_clause = make_position(party=party, clause=make_clause(proposal=text), stated_on=later)
    current = Position.objects.public().current()
    assert set(current) == {latest, other_party, other_issue, on_text, on_clause}


def test_a_statement_on_an_issue_of_a_process_that_is_only_being_prepared_is_not_seen():
    hidden = make_proposal("draft").process
    make_position(issue=make_issue(process=hidden))
    seen = make_position()
    assert list(Position.objects.public()) == [seen]


def test_positions_of_a_process_are_those_on_its_issues_texts_and_clauses():
    process, text = make_process(), make_proposal()
    ours = make_proposal(process=process)
    wanted = {
        make_position(issue=make_issue(process=process)),
        make_position(proposal=ours),
        make_position(clause=make_clause(proposal=ours)),
    }
    make_position()
    make_position(proposal=text)
    make_position(clause=make_clause(proposal=text))
    assert set(Position.objects.of_process(process)) == wanted


# What a form refuses


@pytest.mark.parametrize(
    ("kind", "unit", "value", "given", "error"),
    [
        ("number", "personnel", "600000", "personnel", None),
        ("number", "personnel", "600000", "", "Set the unit to “personnel”."),
        ("number", "personnel", "none", "", None),
        ("number", "personnel", "none", "personnel", "Leave the unit empty."),
        ("number", "personnel", "NaN", "personnel", "Leave the unit empty."),
        ("money", "USD billion", "-0.5", "USD billion", None),
        ("text", "", "5", "", None),
        ("text", "", "5", "km", "Leave the unit empty."),
        ("boolean", "", "true", "", None),
        ("boolean", "", "yes", "", "This is a yes-or-no measure: write true or false."),
    ],
)
def test_a_term_follows_its_measure(kind, unit, value, given, error):
    term = Term(measure=make_measure(kind=kind, unit=unit), value=value, unit=given)
    if error is None:
        term.clean()
        return
    with pytest.raises(ValidationError) as refused:
        term.clean()
    assert refused.value.messages == [error]


def test_a_term_without_a_measure_waits_for_the_measure_to_be_chosen():
    Term(value="5", unit="km").clean()


def test_a_clause_stands_under_a_clause_of_the_same_text_and_never_in_a_circle():
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


def test_an_omission_names_another_text_and_a_position_one_target():
    clause = make_clause()
    with pytest.raises(ValidationError, match="of another text"):
        Omission(proposal=clause.proposal, clause=clause, how="struck").clean()
    for target in ({}, {"clause": clause, "issue": clause.issue}):
        with pytest.raises(ValidationError, match="exactly one clause, issue or proposal"):
            Position(**target).validate_constraints()


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("600000", Decimal(600000)),
        ("-2.50", Decimal("-2.50")),
        ("0", Decimal(0)),
        ("as soon as possible", None),
        ("NaN", None),
        ("Infinity", None),
        ("1E+30", Decimal("1E+30")),
        ("1E+31", None),
        ("1E+400", None),
    ],
)
def test_a_value_is_a_number_only_where_it_can_be_counted_with(value, number):
    assert Term(value=value).number == number


def test_a_text_does_not_revise_what_revises_it():
    first = make_proposal()
    second = make_proposal(revises=first)
    third = make_proposal(revises=second)
    third.clean()
    first.revises = third
    with pytest.raises(ValidationError) as refused:
        first.clean()
    assert refused.value.message_dict == {
        "revises": ["That text already revises this one, directly or through others."]
    }


def test_a_circle_further_up_is_no_endless_walk():
    text = make_proposal()
    one, other = make_proposal(revises=text), make_clause(proposal=text)
    Proposal.objects.filter(pk=text.pk).update(revises=one)
    make_proposal(revises=Proposal.objects.get(pk=text.pk)).clean()
    below = make_clause(proposal=text, parent=other)
    Clause.objects.filter(pk=other.pk).update(parent=below)
    make_clause(proposal=text, parent=Clause.objects.get(pk=other.pk)).clean()


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
