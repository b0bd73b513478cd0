"""Who stands where on what: which stances count, for whom, and in which order."""

from __future__ import annotations

import datetime

import pytest

from proposals.models import Position
from proposals.stances.board import build_board, row_for
from tests.factories import (
    make_clause,
    make_event,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """A topic of a public process; the tests add issues and texts."""
    process = make_event().process
    return make_topic(slug="forces", process=process)


def day(number: int) -> datetime.date:
    return datetime.date(2025, 11, number)


def counts(row) -> tuple[int, int, int, int]:
    tally = row.counts
    return tally.accepts, tally.objects, tally.open, tally.silent


def parties(*slugs: str) -> list:
    return [make_party(slug=slug, name=slug, short_name=slug) for slug in slugs]


@pytest.mark.parametrize(
    ("stance", "side"),
    [
        ("supports", "accepts"),
        ("supports-with-conditions", "accepts"),
        ("open", "open"),
        ("ambiguous", "open"),
        ("opposes", "objects"),
        ("rejects", "objects"),
    ],
)
def test_a_stance_is_on_one_side(talks, stance, side):
    issue = make_issue(topic=talks)
    make_position(issue=issue, stance=stance)

    (row,) = build_board(talks.process).issues

    assert [(each, len(courses)) for each, courses in row.by_side] == [(side, 1)]


def test_every_party_that_spoke_counts_once_on_everything_and_the_silent_count_too(talks):
    one, two = make_issue(topic=talks), make_issue(topic=talks, order=1)
    alpha, beta, gamma = parties("alpha", "beta", "gamma")
    make_position(issue=one, party=alpha, stance="supports")
    make_position(issue=one, party=beta, stance="rejects")
    make_position(issue=two, party=alpha, stance="open")
    make_position(proposal=make_proposal(process=talks.process), party=gamma, stance="opposes")

    board = build_board(talks.process)

    assert [party.slug for party in board.parties] == ["alpha", "beta", "gamma"]
    assert [counts(row) for row in board.issues] == [(1, 1, 0, 1), (0, 0, 1, 2)]
    assert [counts(row) for row in board.texts] == [(0, 1, 0, 2)]
    assert [[party.slug for party in row.silent] for row in board.issues] == [["gamma"], ["beta", "gamma"]]


def test_the_latest_statement_counts_and_on_one_day_the_one_entered_last(talks):
    issue, (alpha,) = make_issue(topic=talks), parties("alpha")
    make_position(slug="late", issue=issue, party=alpha, stance="opposes", stated_on=day(9))
    make_position(slug="early", issue=issue, party=alpha, stance="rejects", stated_on=day(2))
    make_position(slug="last", issue=issue, party=alpha, stance="supports", stated_on=day(9))

    (course,) = build_board(talks.process).issues[0].courses

    assert [statement.slug for statement in course.statements] == ["early", "late", "last"]
    assert (course.current.slug, course.side, course.moved_from.slug) == ("last", "accepts", "late")
    assert [statement.slug for statement in course.moves] == ["late", "last"]


def test_the_counted_statement_is_the_one_that_the_model_calls_current(talks):
    issue, (alpha, beta) = make_issue(topic=talks), parties("alpha", "beta")
    for party in (alpha, beta):
        for number in (9, 2, 9, 5):
            make_position(issue=issue, party=party, stated_on=day(number))

    counted = {course.current for course in build_board(talks.process).issues[0].courses}

    assert counted == set(Position.objects.public().current())


def test_a_stance_dates_from_the_first_statement_that_held_it_without_a_break(talks):
    issue, (alpha,) = make_issue(topic=talks), parties("alpha")
    for number, stance in enumerate(["rejects", "supports", "rejects", "rejects", "rejects"], start=1):
        make_position(slug=f"s{number}", issue=issue, party=alpha, stance=stance, stated_on=day(number))

    (course,) = build_board(talks.process).issues[0].courses

    assert (course.current.slug, course.since.slug) == ("s5", "s3")
    assert (course.moved_from.slug, course.moved_from.stance, course.moved_from.stated_on) == ("s2", "supports", day(2))


def test_a_stance_on_a_clause_is_listed_beside_its_issues_and_its_text_and_never_counted(talks):
    main, further = make_issue(topic=talks), make_issue(topic=talks, order=1)
    clause = make_clause(proposal=make_proposal(process=talks.process), issue=main, further_issues=[further])
    (alpha,) = parties("alpha")
    make_position(slug="old", clause=clause, party=alpha, stance="supports", stated_on=day(1))
    make_position(slug="new", clause=clause, party=alpha, stance="rejects", stated_on=day(2))

    board = build_board(talks.process)

    for row in (*board.issues, *board.texts):
        assert counts(row) == (0, 0, 0, 1)
        assert [position.slug for position in row.beside] == ["new"]


def test_a_coalition_and_its_members_speak_for_themselves_alone(talks):
    issue, (member,) = make_issue(topic=talks), parties("member")
    coalition = make_party(slug="union", name="union", kind="coalition", members=[member])
    make_position(issue=issue, party=coalition, stance="supports")
    make_position(issue=make_issue(topic=talks, order=1), party=member, stance="supports")

    assert [counts(row) for row in build_board(talks.process).issues] == [(1, 0, 0, 1), (1, 0, 0, 1)]


def test_sticking_points_come_by_the_smaller_side_then_both_then_the_latest_word(talks):
    def disputed(slug, accepting, objecting, latest):
        issue = make_issue(slug=slug, topic=talks)
        for number in range(accepting):
            make_position(issue=issue, party=everyone[number], stance="supports", stated_on=day(latest))
        for number in range(objecting):
            make_position(issue=issue, party=everyone[-number - 1], stance="opposes", stated_on=day(1))

    everyone = parties(*"abcdefgh")
    disputed("early", 1, 1, latest=2)
    disputed("late", 1, 1, latest=3)
    disputed("wide", 1, 4, latest=1)
    disputed("even", 2, 2, latest=1)
    disputed("agreed", 5, 0, latest=9)
    make_position(issue=make_issue(slug="open", topic=talks), party=everyone[0], stance="open")
    make_issue(slug="untouched", topic=talks)

    board = build_board(talks.process)

    assert [row.about.slug for row in board.sticking] == ["even", "wide", "late", "early"]
    assert [row.about.slug for row in board.undisputed] == ["agreed", "open"]
    assert [row.about.slug for row in board.silent] == ["untouched"]


def test_with_a_topic_or_parties_it_counts_only_those(talks):
    other = make_topic(slug="other", process=talks.process, order=1)
    issue, (alpha, beta, gamma) = make_issue(topic=talks), parties("alpha", "beta", "gamma")
    make_issue(topic=other)
    make_proposal(process=talks.process)
    for party in (alpha, beta):
        make_position(issue=issue, party=party)

    by_topic, by_party = build_board(talks.process, topic=talks), build_board(talks.process, parties=[alpha, gamma])

    assert ([row.about for row in by_topic.issues], by_topic.texts) == ([issue], ())
    assert (len(by_party.issues), len(by_party.texts)) == (2, 1)
    assert counts(by_party.issues[0]) == (1, 0, 0, 1)


def test_it_leaves_out_statements_in_other_talks_and_those_not_public(talks):
    issue = make_issue(topic=talks)
    make_position(issue=issue, state="draft", stance="rejects")
    make_position(issue=issue, state="withdrawn", stance="rejects")
    make_position(proposal=make_proposal())
    make_position(stance="supports")

    board = build_board(talks.process)

    assert (board.parties, [counts(row) for row in board.issues]) == ((), [(0, 0, 0, 0)])


def test_a_draft_is_no_stance_that_another_moved_from(talks):
    issue, (alpha,) = make_issue(topic=talks), parties("alpha")
    make_position(issue=issue, party=alpha, stance="rejects", stated_on=day(1), state="draft")
    make_position(issue=issue, party=alpha, stance="supports", stated_on=day(2))

    assert build_board(talks.process).moved == []
    assert list(Position.objects.public().moved()) == []


def test_the_board_and_a_query_agree_on_what_moved(talks):
    issue, text, (alpha, beta) = make_issue(topic=talks), make_proposal(process=talks.process), parties("alpha", "beta")
    for target in ({"issue": issue}, {"proposal": text}):
        for number, stance in enumerate(["supports", "supports", "open", "rejects"], start=1):
            make_position(party=alpha, stance=stance, stated_on=day(number), **target)
    make_position(party=beta, issue=issue, stance="rejects", stated_on=day(9))

    moved = [statement.pk for _, course in build_board(talks.process).moved for statement in course.moves]

    assert len(moved) == 4
    assert sorted(moved) == sorted(Position.objects.public().moved().values_list("pk", flat=True))


def test_the_row_of_one_issue_is_that_of_the_board_plus_earlier_stances_on_clauses(talks):
    issue, (alpha,) = make_issue(topic=talks), parties("alpha")
    clause = make_clause(proposal=make_proposal(process=talks.process), issue=issue)
    make_position(slug="on-thesis", issue=issue, party=alpha)
    for number in (1, 2):
        make_position(slug=f"on-clause-{number}", clause=clause, party=alpha, stated_on=day(number))

    row, (on_board,) = row_for(issue), build_board(talks.process).issues

    assert (row.parties, row.cells) == (on_board.parties, on_board.cells)
    assert [statement.slug for statement in row.beside] == ["on-clause-2", "on-clause-1"]
    assert [statement.slug for statement in on_board.beside] == ["on-clause-2"]


def test_nothing_published_is_an_empty_board():
    board = build_board(None)

    assert (board.parties, board.issues, board.texts, board.sticking, board.moved) == ((), (), (), [], [])
