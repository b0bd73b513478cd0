"""What a reviewer is told is odd about a statement."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.editing.doubts import doubts
from tests.factories import make_clause, make_issue, make_party, make_position, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def party():
    return make_party(name="The North", short_name="North")


@pytest.mark.parametrize(
    ("stated_on", "precision", "expected"),
    [
        (date(2025, 11, 19), "day", ["Stated before Plan is dated (2025-11-20): was it about this text?"]),
        (date(2025, 11, 20), "day", []),
        (date(2025, 11, 1), "month", []),
        (date(2025, 10, 1), "month", ["Stated before Plan is dated (2025-11-20): was it about this text?"]),
    ],
)
def test_a_statement_before_its_text(party, stated_on, precision, expected):
    text = make_proposal(short_title="Plan", title="Plan")
    said = {"party": party, "stance": "rejects", "stated_on": stated_on, "date_precision": precision}
    assert list(doubts(make_position(proposal=text, **said))) == expected


@pytest.mark.parametrize(
    ("stance", "doubtful"), [("supports", True), ("supports-with-conditions", True), ("rejects", False)]
)
def test_a_drafter_in_favour_of_its_own_text(party, stance, doubtful):
    text = make_proposal(short_title="Plan", title="Plan", drafted_by=[party])
    found = list(doubts(make_position(proposal=text, party=party, stance=stance)))
    assert found == [f"{party} drafted Plan: that it accepts its own text says little."] * doubtful
    assert list(doubts(make_position(proposal=text, party=make_party(), stance=stance))) == []


def test_a_clause_whose_issue_has_nothing_of_the_party(party):
    issue = make_issue(name="Army")
    clause = make_clause(proposal=make_proposal(process=issue.topic.process), issue=issue)
    said = make_position(clause=clause, party=party, stance="rejects")
    missing = f"Nothing is recorded of {party} on the thesis of {issue}, which this clause is about."
    make_position(issue=issue, stance="rejects")  # of somebody else
    make_position("withdrawn", issue=issue, party=party, stance="rejects")
    assert list(doubts(said)) == [missing]
    make_position("draft", issue=issue, party=party, stance="rejects")
    assert list(doubts(said)) == []


def test_a_stance_on_a_thesis_raises_none(party):
    assert list(doubts(make_position(party=party))) == []
