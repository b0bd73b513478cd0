"""A position: what readers see of it, which one is current, and what blocks it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Position
from tests.factories import DAY, make_clause, make_issue, make_party, make_position, make_process, make_proposal
from tests.models.blocking import problems

pytestmark = pytest.mark.django_db


def test_a_statement_on_an_unpublished_text_is_not_public():
    draft = make_proposal("draft")
    make_position(proposal=draft)
    make_position(clause=make_clause(proposal=draft))
    on_issue, on_text = make_position(), make_position(proposal=make_proposal())
    on_clause = make_position(clause=make_clause())
    assert set(Position.objects.public()) == {on_issue, on_text, on_clause}


def test_a_statement_in_a_process_with_nothing_published_is_not_public():
    hidden = make_proposal("draft").process
    make_position(issue=make_issue(process=hidden))
    seen = make_position()
    assert list(Position.objects.public()) == [seen]


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


def test_a_position_belongs_to_the_process_of_its_target():
    process = make_process()
    text = make_proposal(process=process)
    targets = ({"issue": make_issue(process=process)}, {"proposal": text}, {"clause": make_clause(proposal=text)})
    assert [make_position(**target).process_id for target in targets] == [process.pk] * 3


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


def test_a_position_has_one_target():
    clause = make_clause()
    for target in ({}, {"clause": clause, "issue": clause.issue}):
        with pytest.raises(ValidationError, match="exactly one clause, issue or proposal"):
            Position(**target).validate_constraints()


def test_a_statement_waits_for_its_text():
    draft = make_proposal("draft", short_title="Plan X")
    clause = make_clause(proposal=draft)
    waiting = "target: publish Plan X first."
    assert problems(make_position("in-review", proposal=draft)) == [waiting]
    assert problems(make_position("in-review", clause=clause)) == [waiting]
    assert problems(make_position("in-review")) == []


def test_a_statement_supersedes_those_no_later_than_itself():
    party, issue = make_party(), make_issue(process=make_proposal().process)
    current = make_position(party=party, issue=issue, stated_on="2025-12-02")
    make_position(issue=issue, stated_on="2025-12-01")
    for day in (1, 2, 3):
        make_position("draft", party=party, issue=issue, stated_on=f"2025-12-0{day}", slug=f"d{day}")
    drafts = Position.objects.filter(state="draft").order_by("slug")
    assert [draft.superseded() for draft in drafts] == [[], [current], [current]]
    assert current.superseded() == []


@pytest.mark.parametrize(
    ("stance", "side"),
    [
        ("supports", "supports"),
        ("supports-with-conditions", "supports_with_conditions"),
        ("basis-for-talks", "basis"),
        ("open", "open"),
        ("ambiguous", "open"),
        ("opposes", "objects"),
        ("rejects", "objects"),
    ],
)
def test_a_stance_is_counted_on_one_side(stance, side):
    assert Position(stance=stance).side == side


def test_compatible_statements_accept_the_same_target_for_other_parties_with_a_reason():
    text = make_proposal()
    party = make_party()
    fields = {"proposal": text, "stance": "supports-with-conditions", "conditions": "Time."}
    statement, other = make_position(party=party, **fields), make_position(**fields)
    wrong = {
        "own": make_position(party=party, **fields),
        "elsewhere": make_position(proposal=make_proposal(), stance="supports"),
        "objecting": make_position(proposal=text, stance="opposes"),
    }
    statement.compatible_reason = "Both can be had."
    statement.clean_links({"compatible_with": [other]})
    for name, each in wrong.items():
        with pytest.raises(ValidationError) as refused:
            statement.clean_links({"compatible_with": [other, each]})
        assert list(refused.value.message_dict) == ["compatible_with"], name
    with pytest.raises(ValidationError) as refused:
        statement.clean_links({"compatible_with": []})
    assert list(refused.value.message_dict) == ["compatible_reason"]
    statement.compatible_reason = ""
    with pytest.raises(ValidationError) as refused:
        statement.clean_links({"compatible_with": [other]})
    assert list(refused.value.message_dict) == ["compatible_reason"]


def test_only_a_stance_on_the_thesis_of_a_pledge_is_a_pledge():
    process = make_proposal().process
    pledge, dispute = make_issue(process=process, kind="pledge"), make_issue(process=process)
    on_clause = make_position(clause=make_clause(issue=pledge))
    assert [make_position(issue=issue).is_pledge for issue in (pledge, dispute)] == [True, False]
    assert not on_clause.is_pledge


def test_a_statement_of_the_same_day_supersedes_only_what_is_no_better_evidenced():
    party, issue = make_party(), make_issue(process=make_proposal().process)
    current = make_position(party=party, issue=issue, stated_on="2025-12-02", certainty="reported")
    for certainty in ("on-record", "reported", "anonymous"):
        make_position("draft", party=party, issue=issue, stated_on="2025-12-02", slug=certainty, certainty=certainty)
    drafts = Position.objects.filter(state="draft").order_by("pk")
    assert [draft.superseded() for draft in drafts] == [[current], [current], []]
