"""The evidence for a pair of passages, and what rules one out."""

from __future__ import annotations

import numpy as np
import pytest

from proposals.engine.pairing.evidence import (
    BOTH_TOUCHED,
    IDENTICAL,
    MAIN,
    MAIN_ALONE,
    OTHER_MATTER,
    SAME_NUMBER,
    SAME_POSITION,
    TOUCHED,
    VOUCHED,
    Evidence,
    number_votes,
    position_votes,
    shared_issues,
    vouching,
    weigh,
)
from proposals.engine.pairing.similarity import Likeness, bags, likeness
from proposals.engine.vocabulary import Omission, Passage, Text
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text


def about(*issues: str) -> Passage:
    return Passage("1", "", issues=issues)


def evidence(left: Text, right: Text, *, issues: bool = True) -> Evidence:
    return weigh(left, right, left.passages, right.passages, issues=issues)


@pytest.mark.parametrize(
    ("ours", "theirs", "points"),
    [
        (("x",), ("x",), MAIN_ALONE),
        (("x", "y"), ("x",), MAIN_ALONE),
        (("x", "y"), ("y",), TOUCHED),
        (("y",), ("x", "y"), TOUCHED),
        (("x", "y"), ("y", "x"), TOUCHED),
        (("x", "z"), ("y", "z"), BOTH_TOUCHED),
        (("x", "z", "w"), ("y", "w"), BOTH_TOUCHED),
        (("x", "y"), ("x", "y"), MAIN_ALONE),
        (("x",), ("y",), 0),
        (("x",), (), 0),
    ],
)
def test_the_weightiest_issue_in_common_counts(ours, theirs, points):
    assert shared_issues([about(*ours)], [about(*theirs)]).tolist() == [[pytest.approx(points)]]


def test_a_main_issue_that_others_have_too_counts_less():
    ours, theirs = [about("x"), about("x"), about("y")], [about("x"), about("y"), about("z", "x")]

    assert shared_issues(ours, theirs) == pytest.approx(
        np.array([[MAIN, 0, TOUCHED], [MAIN, 0, TOUCHED], [0, MAIN_ALONE, 0]])
    )


def test_issues_are_added_to_what_the_words_say():
    plain = [make_text("a", HARBOUR, SCHOOLS), make_text("b", PRISONERS, HARBOUR)]
    tied = [
        make_text("a", Passage("1", HARBOUR, issues=("x",)), Passage("2", SCHOOLS, issues=("y",))),
        make_text("b", Passage("1", PRISONERS, issues=("y",)), Passage("2", HARBOUR, issues=("x",))),
    ]

    gain = evidence(*tied).score - evidence(*plain).score

    assert gain == pytest.approx(np.array([[-OTHER_MATTER, MAIN_ALONE], [MAIN_ALONE, -OTHER_MATTER]]), abs=1e-5)
    assert evidence(*tied, issues=False).score == pytest.approx(evidence(*plain).score)
    assert evidence(*tied).issue_in_common(0, 1) == pytest.approx(MAIN_ALONE)
    assert evidence(*plain).issue_in_common(0, 1) == 0.0


def test_an_issue_that_others_share_counts_half_where_no_word_is_in_common():
    left = make_text("a", Passage("1", SCHOOLS, issues=("x",)), Passage("2", HARBOUR, issues=("x",)))
    right = make_text("b", Passage("1", "Grain is untaxed.", issues=("x",)), Passage("2", HARBOUR, issues=("x",)))
    without = make_text("a", SCHOOLS, HARBOUR), make_text("b", "Grain is untaxed.", HARBOUR)

    gain = evidence(left, right).score - evidence(*without).score

    # The school and the harbour have words as common as "the" in common, the grain has none with either.
    assert gain == pytest.approx(np.array([[MAIN / 2, MAIN], [MAIN / 2, MAIN]]), abs=1e-5)


def test_the_same_words_outweigh_everything_else():
    result = evidence(make_text("a", HARBOUR, SCHOOLS, HARBOUR), make_text("b", COMMISSION, HARBOUR, SCHOOLS))

    assert [[result.identical(i, j) for j in range(3)] for i in range(3)] == [
        [False, True, False],
        [False, False, True],
        [False, True, False],
    ]
    assert (result.score > IDENTICAL).tolist() == [[False, True, False], [False, False, True], [False, True, False]]
    assert result.repeated() == {result.wording[0][0]}
    assert [p.text for p in result.left] == [HARBOUR, SCHOOLS, HARBOUR]
    assert [p.text for p in result.right] == [COMMISSION, HARBOUR, SCHOOLS]
    assert result.allowed is None
    assert result.may_pair(0, 0)


OURS = make_text("a", Passage("1", HARBOUR, issues=("x",)), Passage("2", SCHOOLS, issues=("x",)))
THEIRS = (
    Passage("1", HARBOUR, issues=("x",)),
    Passage("2", "The clause on the harbour was taken out.", issues=("x",), status="removed"),
    Passage("3", PRISONERS, issues=("y",)),
    Passage("4", "The clause on prisoners was taken out.", issues=("y",), status="removed"),
)


@pytest.mark.parametrize(
    ("how", "possible"),
    [
        # Only the note that it was removed, on an issue of its own; what replaced it, whatever it says.
        ("struck", [False, True, False, False]),
        ("left-out", [False, True, False, False]),
        ("replaced", [True, True, False, False]),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_a_text_leaves_out_can_be_paired_with_little_in_it(how, possible, turned):
    other = make_text(
        "b", *THEIRS, omissions=(Omission("a", "1", how), Omission("c", "2", how), Omission("a", "9", how))
    )

    result = evidence(other, OURS) if turned else evidence(OURS, other)

    may = [[result.may_pair(j, i) if turned else result.may_pair(i, j) for j in range(4)] for i in range(2)]
    assert may == [possible, [True] * 4]
    score = result.score.T if turned else result.score
    assert [value == -1 for value in score[0]] == [not may for may in possible]
    assert not (score[1] == -1).any()


def test_without_issues_what_is_left_out_can_be_paired_with_nothing():
    other = make_text("b", HARBOUR, SCHOOLS, omissions=(Omission("a", "1", "replaced"),))
    result = evidence(make_text("a", HARBOUR, SCHOOLS), other)
    assert [[result.may_pair(i, j) for j in range(2)] for i in range(2)] == [[False, False], [True, True]]


def test_two_omissions_of_one_passage_rule_out_what_either_does():
    other = make_text("b", *THEIRS, omissions=(Omission("a", "1", "struck"), Omission("a", "1", "replaced")))
    assert [evidence(OURS, other).may_pair(0, j) for j in range(4)] == [False, True, False, False]


def test_the_same_number_counts_as_far_as_pairs_have_kept_theirs():
    ours = [Passage(str(n), "", number=number) for n, number in enumerate(["1", "2", "3", ""])]
    theirs = [Passage(str(n), "", number=number) for n, number in enumerate(["1", "3", "2", ""])]
    every = {(0, 0), (1, 2), (2, 1)}

    assert number_votes(ours, theirs, []) == {}
    assert number_votes(ours, theirs, [(0, 1)]) == {}
    assert number_votes(ours, theirs, [(0, 0), (3, 1)]) == dict.fromkeys(every, SAME_NUMBER)
    assert number_votes(ours, theirs, [(0, 0), (1, 1)]) == dict.fromkeys(every, SAME_NUMBER / 2)


def test_parents_vouch_for_children_and_children_for_parents():
    def family() -> list[Passage]:
        return [
            Passage("1", ""),
            Passage("1.a", "", parent="1"),
            Passage("1.a.i", "", parent="1.a"),
            Passage("1.b", "", parent="1"),
            Passage("2", "", parent="gone"),
        ]

    assert vouching(family(), family(), [(4, 4)]) == {}
    assert vouching(family(), family(), [(0, 0)]) == dict.fromkeys([(1, 1), (1, 3), (3, 1), (3, 3)], VOUCHED)
    assert vouching(family(), family(), [(2, 2)]) == {(1, 1): VOUCHED}
    # From above and from below.
    assert vouching(family(), family(), [(0, 0), (2, 2)])[1, 1] == 2 * VOUCHED
    # Two children are one reason.
    assert vouching(family(), family(), [(1, 1), (3, 3)]) == {(0, 0): VOUCHED, (2, 2): VOUCHED}


def test_position_votes_count_what_is_possible_between_pairs_that_follow_each_other():
    cosine = np.full((6, 7), 0.5, dtype=np.float32)
    cosine[0, 1] = 0.04  # no word in common to speak of
    alike = Likeness(bags([""] * 6, [""] * 7), cosine, (np.ones(6, np.float32), np.ones(7, np.float32)))

    assert position_votes(alike, [(1, 2), (3, 4), (5, 6)]) == pytest.approx(
        {(0, 0): SAME_POSITION / 2**0.5, (2, 3): SAME_POSITION, (4, 5): SAME_POSITION}
    )
    assert position_votes(alike, [(1, 4), (3, 2)]) == {}
    assert position_votes(alike, [(0, 0)]) == {}
    assert position_votes(alike, [(5, 6)]) == {}
    assert position_votes(likeness(bags([COMMISSION], [COMMISSION])), []) == {}


def test_position_counts_for_two_by_two_leftovers_but_not_for_more():
    sentence = "The council names a judge"
    left = [COMMISSION, f"{sentence} today.", f"{sentence} tomorrow.", HARBOUR]
    alike = likeness(bags(left, left))

    assert position_votes(alike, [(0, 0), (3, 3)]) == dict.fromkeys([(1, 1), (1, 2), (2, 1), (2, 2)], SAME_POSITION / 2)
    assert position_votes(alike, [(0, 0), (2, 2)]) == {(1, 1): SAME_POSITION, (3, 3): SAME_POSITION}
    assert position_votes(alike, [(0, 0)]) == {}
