"""Who stands where on what: which stances count, for whom, and in which order."""

from __future__ import annotations

import datetime
from dataclasses import asdict

import pytest

from proposals.models import Position
from proposals.stances.board import build_board, rows_for
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


def counts(row) -> dict[str, int]:
    """Without the sides that nobody is on."""
    return {side: number for side, number in asdict(row.counts).items() if number}


def parties(*slugs: str) -> list:
    return [make_party(slug=slug, name=slug, short_name=slug) for slug in slugs]


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
def test_a_stance_is_on_one_side(talks, stance, side):
    issue = make_issue(topic=talks)
    make_position(issue=issue, stance=stance)

    (row,) = build_board(talks.process).issues

    assert [(each, len(stands)) for each, stands in row.by_side] == [(side, 1)]
    assert counts(row) == {side: 1}


def test_every_party_that_spoke_counts_once_on_everything_and_the_silent_count_too(talks):
    one, two = make_issue(topic=talks), make_issue(topic=talks, order=1)
    alpha, beta, gamma = parties("alpha", "beta", "gamma")
    make_position(issue=one, party=alpha, stance="supports")
    make_position(issue=one, party=beta, stance="rejects")
    make_position(issue=two, party=alpha, stance="open")
    make_position(proposal=make_proposal(process=talks.process), party=gamma, stance="opposes")

    board = build_board(talks.process)

    assert [party.slug for party in board.parties] == ["alpha", "beta", "gamma"]
    assert [counts(row) for row in board.issues] == [
        {"supports": 1, "objects": 1, "silent": 1},
        {"open": 1, "silent": 2},
    ]
    assert [counts(row) for row in board.texts] == [{"objects": 1, "silent": 2}]
    assert [[party.slug for party in row.silent] for row in board.issues] == [["gamma"], ["beta", "gamma"]]


def test_the_counted_statement_is_the_one_that_the_model_calls_current(talks):
    issue, (alpha, beta) = make_issue(topic=talks), parties("alpha", "beta")
    for party in (alpha, beta):
        for number in (9, 2, 9, 5):
            make_position(issue=issue, party=party, stated_on=day(number), certainty="reported")
        make_position(issue=issue, party=party, stated_on=day(9), certainty="anonymous")

    counted = {course.current for course in build_board(talks.process).issues[0].courses}

    assert counted == set(Position.objects.public().current())


def test_a_stance_on_a_clause_is_shown_with_its_issues_and_its_text_and_never_counted_as_one_on_them(talks):
    main, further = make_issue(topic=talks), make_issue(topic=talks, order=1)
    clause = make_clause(proposal=make_proposal(process=talks.process), issue=main, further_issues=[further])
    alpha, beta = parties("alpha", "beta")
    make_position(slug="old", clause=clause, party=alpha, stance="supports", stated_on=day(1))
    make_position(slug="new", clause=clause, party=alpha, stance="rejects", stated_on=day(2))
    make_position(issue=main, party=beta, stance="supports")

    board = build_board(talks.process)

    assert [counts(row) for row in (*board.issues, *board.texts)] == [
        {"supports": 1, "clauses_only": 1},
        {"clauses_only": 1, "silent": 1},
        {"clauses_only": 1, "silent": 1},
    ]
    for row in (*board.issues, *board.texts):
        assert [[each.slug for each in course.statements] for course in row.beside] == [["old", "new"]]
        assert [each.slug for each in row.statements_on_clauses] == ["new", "old"]
        assert not row.is_sticking
    assert board.others == list(board.issues)
    assert board.silent == []


def test_a_coalition_and_its_members_speak_for_themselves_alone(talks):
    issue, (member,) = make_issue(topic=talks), parties("member")
    coalition = make_party(slug="union", name="union", kind="coalition", members=[member])
    make_position(issue=issue, party=coalition, stance="supports")
    make_position(issue=make_issue(topic=talks, order=1), party=member, stance="supports")

    assert [counts(row) for row in build_board(talks.process).issues] == [{"supports": 1, "silent": 1}] * 2


def test_only_who_is_named_as_drafter_is_an_author_unless_a_stance_on_it_is_recorded(talks):
    issue, (alone, member, spoke, other) = make_issue(topic=talks), parties("alone", "member", "spoke", "other")
    union = make_party(slug="union", name="union", kind="coalition", members=[member, spoke])
    plan = make_proposal(process=talks.process, drafted_by=[alone, union])
    for party in (alone, member, spoke, other):
        make_position(party=party, issue=issue, stance="supports")
    make_position(party=spoke, proposal=plan, stance="opposes")
    make_position(party=alone, clause=make_clause(proposal=plan, issue=issue), stance="rejects")

    board = build_board(talks.process)

    (of_issue,), (of_text,) = board.issues, board.texts
    assert counts(of_issue) == {"supports": 4}
    assert counts(of_text) == {"objects": 1, "silent": 2, "authors": 1}
    assert [party.slug for party in of_text.authors] == ["alone"]
    groups = {stand.party.slug: [group.slug for group in stand.drafting_groups] for stand in of_text.stands}
    assert groups == {"alone": [], "member": ["union"], "spoke": ["union"], "other": []}
    assert ([party.slug for party in of_text.silent], of_text.clauses_only) == (["member", "other"], [])


@pytest.mark.parametrize(("complete", "drafted", "by_members"), [(True, 2, True), (True, 1, False), (False, 2, False)])
def test_a_coalition_is_no_author_of_what_all_its_members_drafted(talks, complete, drafted, by_members):
    members = parties("one", "two")
    union = make_party(slug="union", kind="coalition", members=members, members_complete=complete)
    make_position(party=union, issue=make_issue(topic=talks))
    make_proposal(process=talks.process, drafted_by=members[:drafted])

    (row,) = build_board(talks.process).texts

    assert (row.counts.authors, row.counts.silent) == (0, 1)
    assert [stand.drafted_by_members for stand in row.stands] == [by_members]


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
    assert [row.about.slug for row in board.others] == ["agreed", "open"]
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
    assert counts(by_party.issues[0]) == {"supports": 1, "silent": 1}


def test_it_leaves_out_statements_in_other_talks_and_those_not_public(talks):
    issue = make_issue(topic=talks)
    make_position(issue=issue, state="draft", stance="rejects")
    make_position(issue=issue, state="withdrawn", stance="rejects")
    make_position(proposal=make_proposal())
    make_position(stance="supports")

    board = build_board(talks.process)

    assert (board.parties, [counts(row) for row in board.issues]) == ((), [{}])


def test_a_draft_is_no_stance_that_another_moved_from(talks):
    issue, (alpha,) = make_issue(topic=talks), parties("alpha")
    make_position(issue=issue, party=alpha, stance="rejects", stated_on=day(1), state="draft")
    make_position(issue=issue, party=alpha, stance="supports", stated_on=day(2))

    assert build_board(talks.process).moved == []
    assert list(Position.objects.public().moved()) == []


def test_the_board_and_a_query_agree_on_what_moved(talks):
    issue, text, (alpha, beta) = make_issue(topic=talks), make_proposal(process=talks.process), parties("alpha", "beta")
    clause = make_clause(proposal=text, issue=issue, further_issues=[make_issue(topic=talks, order=1)])
    for target in ({"issue": issue}, {"proposal": text}, {"clause": clause}):
        for number, stance in enumerate(["supports", "supports", "opposes", "rejects"], start=1):
            make_position(party=alpha, stance=stance, stated_on=day(number), **target)
    make_position(party=beta, issue=issue, stance="rejects", stated_on=day(9))

    moved = [statement.pk for course in build_board(talks.process).moved for statement in course.moves]

    assert len(moved) == 6
    assert sorted(moved) == sorted(Position.objects.public().moved().values_list("pk", flat=True))


def test_the_row_of_one_issue_is_that_of_the_board(talks):
    issue, (alpha, _) = make_issue(topic=talks), parties("alpha", "silent")
    clause = make_clause(proposal=make_proposal(process=talks.process), issue=issue)
    make_position(slug="on-thesis", issue=issue, party=alpha)
    for number in (1, 2):
        make_position(slug=f"on-clause-{number}", clause=clause, party=alpha, stated_on=day(number))

    assert rows_for([issue], talks.process) == build_board(talks.process).issues


def test_a_basis_for_further_talks_is_on_neither_side(talks):
    issue = make_issue(topic=talks)
    for stance in ("basis-for-talks", "supports", "basis-for-talks"):
        make_position(issue=issue, stance=stance)

    (row,) = build_board(talks.process).issues

    assert counts(row) == {"supports": 1, "basis": 2}
    assert (row.is_sticking, row.conditions_differ, len(row.accepting)) == (False, False, 1)


@pytest.mark.parametrize(
    ("stances", "differ"),
    [
        (["supports-with-conditions"], False),
        (["supports-with-conditions", "supports-with-conditions"], True),
        (["supports-with-conditions", "supports"], True),
        (["supports", "supports"], False),
        (["supports-with-conditions", "open", "basis-for-talks"], False),
    ],
)
def test_conditions_differ_as_long_as_nobody_has_recorded_the_reverse(talks, stances, differ):
    issue = make_issue(topic=talks)
    for stance in stances:
        make_position(issue=issue, stance=stance)

    board = build_board(talks.process)

    assert board.issues[0].conditions_differ == differ
    assert [row.about for row in board.differing] == [issue] * differ
    assert [row.about for row in board.others] == [issue] * (not differ)


def test_conditions_found_compatible_do_not_differ_until_a_party_speaks_again(talks):
    issue, (alpha, beta, gamma) = make_issue(topic=talks), parties("alpha", "beta", "gamma")
    conditional = {"issue": issue, "stance": "supports-with-conditions", "stated_on": day(1)}
    first = make_position(party=alpha, compatible_reason="Both ask for a pact.", **conditional)
    second = make_position(party=beta, **conditional)
    first.compatible_with.set([second])

    (row,) = build_board(talks.process).issues
    assert (row.conditions_differ, row.compatible) == (False, [(first, "beta")])

    make_position(party=gamma, **conditional)
    (row,) = build_board(talks.process).issues
    assert (row.conditions_differ, row.compatible) == (True, [(first, "beta")])

    make_position(party=beta, **conditional | {"stated_on": day(2)})
    (row,) = build_board(talks.process).issues
    assert (row.conditions_differ, row.compatible) == (True, [])


def test_a_pledge_is_listed_apart_never_counted_and_never_a_dispute(talks):
    pledge = make_issue(topic=talks, kind="pledge")
    for stance in ("supports", "supports-with-conditions", "rejects"):
        make_position(issue=pledge, stance=stance)

    board = build_board(talks.process)

    (row,) = board.pledges
    assert (row.counts, row.is_sticking, row.conditions_differ) == (None, False, False)
    assert [side for side, _ in row.by_side] == ["supports", "supports_with_conditions", "objects"]
    assert (board.sticking, board.differing, board.others, board.silent) == ([], [], [], [])


def test_nothing_published_is_an_empty_board():
    board = build_board(None)

    assert (board.parties, board.issues, board.texts, board.sticking, board.moved) == ((), (), (), [], [])
