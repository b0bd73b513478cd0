"""What may share a row: only what answers each other between every two texts alone, or what people have joined."""

from __future__ import annotations

import pytest

from proposals.engine.pairing.align import Link
from proposals.engine.table.groups import Groups
from proposals.engine.vocabulary import MatchedBy, Omission, Passage, Place, Text
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text

A1, A2, B1, B2, C1 = ("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"), ("c", "1")


def three(*pairs: tuple[Place, Place], judged: tuple[tuple[Place, Place], ...] = ()) -> Groups:
    """Three texts of two clauses, of which these answer each other alone."""
    groups = Groups([make_text(key, HARBOUR, PRISONERS) for key in "abc"])
    groups.learn(pairs)
    groups.learn(judged, judged=True)
    return groups


def link(left: Place, right: Place, by: MatchedBy = "wording", whole: Place | None = None) -> Link:
    return Link(left, right, by, 1.0, whole)


def test_every_passage_begins_in_a_group_of_its_own_but_rival_versions_of_a_point() -> None:
    point = Passage("1", HARBOUR, issues=("ports",))
    version = Passage("1.x", SCHOOLS, parent="1", status="variant", issues=("ports", "schools"))
    elsewhere = Passage("1.y", COMMISSION, parent="1", status="variant", issues=("schools",))
    groups = Groups([make_text("a", point, version, elsewhere)])
    assert [sorted(group.places) for group in dict.fromkeys(groups.of.values())] == [
        [("a", "1"), ("a", "1.x")],
        [("a", "1.y")],
    ]
    assert groups.point(("a", "1.x")) == ("a", "1")
    assert groups.point(("a", "1.y")) == ("a", "1.y")


@pytest.mark.parametrize(
    ("pairs", "may"),
    [
        ([(A1, B1), (B1, C1), (A1, C1)], True),
        ([(A1, B1), (B1, C1)], False),
        ([(A1, B1), (B1, C1), (A2, C1)], False),
    ],
)
def test_a_third_text_joins_only_what_answers_everything_in_the_group(pairs, may) -> None:
    groups = three(*pairs)
    groups.join(A1, B1, "wording", 0.9)
    assert groups.may_join(link(B1, C1)) is may


def test_two_points_of_a_text_share_a_group_only_as_parts_of_one() -> None:
    groups = three((A1, B1), (A2, B1))
    groups.join(A1, B1, "wording", 0.9)
    assert [groups.may_join(link(A2, B1)), groups.may_join(link(A2, B1, whole=B1))] == [False, True]
    groups.join(A1, B2, "wording", 0.9)
    assert groups.may_join(link(A2, B1, whole=B1)) is False


def test_a_judgement_takes_with_it_what_answers_either_side() -> None:
    pairs = ((A1, B1), (B1, C1))
    found = []
    for judged in ((), ((A1, B1),)):
        groups = three(*pairs, judged=judged)
        groups.join(A1, B1, "person", 1.0)
        found.append(groups.may_join(link(B1, C1)))
    assert found == [False, True]


def test_a_group_has_the_certainty_of_its_weakest_link() -> None:
    groups = three()
    groups.join(A1, B1, "identical", 0.99)
    groups.join(B1, C1, "issue", 0.8)
    groups.join(A1, C1, "wording", 0.1)
    group = groups.of[C1]
    assert (group.by, group.certainty, sorted(group.places), group.of("b")) == ("issue", 0.8, [A1, B1, C1], [B1])


def test_people_and_omissions_keep_groups_apart() -> None:
    groups = three()
    groups.silent[A1] = {"b"}
    assert groups.are_apart(groups.of[A1], groups.of[B1])
    assert not groups.are_apart(groups.of[A1], groups.of[C1])
    groups.bound[A2] = {"b"}
    assert groups.are_apart(groups.of[A2], groups.of[B2])
    groups.learn([(A2, B2)])
    assert not groups.are_apart(groups.of[A2], groups.of[B2])

    struck = Text(
        "b", (Passage("1", HARBOUR), Passage("2", "", status="deleted")), omissions=(Omission("a", "1", "struck"),)
    )
    texts = [make_text("a", HARBOUR), struck]
    for omissions, apart in ((True, [True, False]), (False, [False, False])):
        left_out = Groups(texts, omissions=omissions)
        assert [left_out.is_left_out(left_out.of[A1], left_out.of[there]) for there in (B1, B2)] == apart
