"""Links and correspondences become rows: the weakest link speaks for a row; what people settled stays settled."""

from __future__ import annotations

import pytest
from hypothesis import given

from proposals.engine.table.rows import group_passages
from proposals.engine.vocabulary import Correspondence, Omission, Passage, Text
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text, random_texts

FREE_HARBOUR = "Ships of both states may enter the harbour free of any charge by day."


def places(texts, correspondences=()):
    return {frozenset(each.places) for each in group_passages(texts, correspondences)}


def test_the_weakest_link_of_a_row_says_how_it_was_matched() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", HARBOUR), make_text("c", FREE_HARBOUR)]
    (row,) = group_passages(texts)
    assert (row.by, row.certainty < 1) == ("wording", True)
    assert [each.by for each in group_passages(texts[:2])] == ["identical"]


def test_what_people_join_stays_together_though_it_were_through_a_third_text() -> None:
    texts = [
        make_text(key, clause) for key, clause in zip("abcd", (HARBOUR, SCHOOLS, PRISONERS, COMMISSION), strict=True)
    ]
    judged = [Correspondence(((one, "1"),), ((two, "1"),), "contrary") for one, two in ("ab", "cd", "bc")]
    (row,) = group_passages(texts, judged)
    assert (row.by, row.certainty) == ("person", 1.0)


def test_a_correspondence_on_a_missing_passage_does_not_affect_the_next() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS)]
    gone = Correspondence((("a", "9"),), (("b", "1"),), "contrary")
    holds = Correspondence((("a", "1"),), (("b", "1"),), "contrary")
    (row,) = group_passages(texts, [gone, holds])
    assert row.by == "person"


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("turned", [False, True])
def test_a_passage_paired_by_a_person_takes_no_parts_of_the_other_text(turned, side) -> None:
    whole = make_text("ab"[side], f"{PRISONERS} {HARBOUR}")
    parts = make_text("ba"[side], COMMISSION, HARBOUR, PRISONERS)
    one, first, second, third = (whole.key, "1"), (parts.key, "1"), (parts.key, "2"), (parts.key, "3")
    assert frozenset({one, second, third}) in places([whole, parts])

    sides = ((one,), (first,))
    correspondence = Correspondence(*(sides[::-1] if turned else sides), "contrary")
    assert places([whole, parts], [correspondence]) == {
        frozenset({one, first}),
        frozenset({second}),
        frozenset({third}),
    }


def test_a_correspondence_binds_only_its_two_texts() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS), make_text("c", SCHOOLS, HARBOUR)]
    correspondence = Correspondence((("a", "1"),), (("b", "1"),), "contrary")
    rows = places(texts, [correspondence])
    assert len(rows) == 2
    assert {("a", "1"), ("b", "1")} < max(rows, key=len)


def test_rival_versions_of_a_point_share_its_row_by_their_main_issue() -> None:
    point = Passage("1", HARBOUR, issues=("harbour", "tolls"))
    same = Passage("1.a", SCHOOLS, parent="1", status="variant", issues=("harbour", "schools"))
    other = Passage("1.b", PRISONERS, parent="1", status="variant", issues=("prisoners", "harbour"))
    assert places([make_text("a", point, same, other)]) == {
        frozenset({("a", "1"), ("a", "1.a")}),
        frozenset({("a", "1.b")}),
    }


def test_a_point_and_its_version_that_nothing_answers_are_unmatched() -> None:
    version = Passage("1.x", FREE_HARBOUR, parent="1", status="variant")
    rows = group_passages([make_text("a", Passage("1", HARBOUR), version), make_text("b", PRISONERS)])
    assert [(each.by, each.certainty) for each in rows] == [("unmatched", 0.95)] * 2


def test_a_point_with_a_rival_version_takes_a_second_half_like_any_other() -> None:
    version = Passage("1.x", COMMISSION, parent="1", status="variant")
    halves = make_text("a", PRISONERS, HARBOUR, SCHOOLS)
    whole = make_text("b", Passage("1", f"{PRISONERS} {HARBOUR}"), version, Passage("3", SCHOOLS))
    assert places([halves, whole]) == {
        frozenset({("a", "1"), ("a", "2"), ("b", "1"), ("b", "1.x")}),
        frozenset({("a", "3"), ("b", "3")}),
    }


ANY_SHIP = "Any ship may call at the harbour without charge."
FORCES = "The armed forces of the republic number at most 600,000 soldiers, sailors and pilots, reserves excepted."
FORCES_AND_POLICE = FORCES.replace("reserves", "reserves and police")


@pytest.mark.parametrize(("one", "other", "certainty"), [(HARBOUR, ANY_SHIP, 0.97), (FORCES, FORCES_AND_POLICE, 0.99)])
def test_similar_clauses_stay_apart_if_a_third_text_has_both(one: str, other: str, certainty: float) -> None:
    """However sure their pair would be by itself."""
    left, right = make_text("a", PRISONERS, one), make_text("b", PRISONERS, other)
    third = make_text("c", PRISONERS, one, other)
    assert [each.certainty for each in group_passages([left, right])] == [0.99, certainty]
    assert places([left, right, third]) == {
        frozenset({("a", "1"), ("b", "1"), ("c", "1")}),
        frozenset({("a", "2"), ("c", "2")}),
        frozenset({("b", "2"), ("c", "3")}),
    }


def test_a_half_that_answers_a_third_text_stays_with_the_whole_that_does_not() -> None:
    fish = "fish may be landed on Sundays by licensed crews who pay a yearly fee to the fund"
    texts = [
        make_text("a", PRISONERS, HARBOUR),
        make_text("b", f"{PRISONERS} {HARBOUR}", COMMISSION, f"{fish.capitalize()}."),
        make_text("c", f"Ships of both states enter the harbour, and {fish}."),
    ]
    assert places(texts[:2]) == {
        frozenset({("a", "1"), ("a", "2"), ("b", "1")}),
        frozenset({("b", "2")}),
        frozenset({("b", "3")}),
    }
    assert places(texts) == {
        frozenset({("a", "1"), ("a", "2"), ("b", "1")}),
        frozenset({("b", "3"), ("c", "1")}),
        frozenset({("b", "2")}),
    }


def test_a_list_that_a_third_text_has_too_does_not_follow_its_point() -> None:
    money = ("money",)

    def with_list(key: str) -> Text:
        return make_text(
            key,
            Passage("1", "Money for rebuilding is each as follows:", issues=money),
            Passage("1.a", "frozen assets are lent to a fund;", parent="1", issues=money),
            Passage("1.b", "the other half is invested elsewhere.", parent="1", issues=money),
        )

    clause = Passage("9", "Money for rebuilding comes from taxes, gifts and a levy on trade.", issues=money)
    texts = [with_list("a"), make_text("b", clause), with_list("c")]
    assert places(texts[:2]) == {frozenset({("a", "1"), ("a", "1.a"), ("a", "1.b"), ("b", "9")})}
    assert places(texts) == {
        frozenset({("a", "1"), ("b", "9"), ("c", "1")}),
        frozenset({("a", "1.a"), ("c", "1.a")}),
        frozenset({("a", "1.b"), ("c", "1.b")}),
    }


# Where persons say that nothing answers


@pytest.mark.parametrize(("here", "silent"), [("a", "c"), ("b", "c"), ("c", "a"), ("c", "b")])
def test_no_third_text_joins_a_passage_to_a_text_that_is_silent_on_it(here: str, silent: str) -> None:
    nothing = Correspondence(((here, "1"),), (), "unanswered", silent=silent)
    rows = places([make_text(key, HARBOUR) for key in "abc"], [nothing])
    assert rows == {frozenset({("a", "1"), ("b", "1")}), frozenset({("c", "1")})}


def test_a_passage_that_nothing_answers_anywhere_stands_alone_by_a_person() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS), make_text("c", PRISONERS)]
    nothing = [Correspondence((("a", "1"),), (), "unanswered", silent=key) for key in "bc"]
    row = next(each for each in group_passages(texts, nothing) if each.places == [("a", "1")])
    assert (row.by, row.certainty) == ("person", 1.0)


def test_a_correspondence_that_nothing_answers_holds_if_another_passage_is_missing() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", HARBOUR)]
    nothing = Correspondence((("a", "9"), ("a", "1")), (), "unanswered", silent="b")
    rows = {each.places[0]: each.by for each in group_passages(texts, [nothing])}
    assert rows == {("a", "1"): "person", ("b", "1"): "unmatched"}


def test_a_row_that_one_person_joined_is_not_left_alone_by_another() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS)]
    nothing = Correspondence((("a", "1"),), (), "unanswered", silent="b")
    joined = Correspondence((("a", "1"),), (("b", "1"),), "amended")
    (row,) = group_passages(texts, [nothing, joined])
    assert len(row.places) == 2


PORTS = {"issues": ("ports",)}


@pytest.mark.parametrize(
    ("how", "answer", "together"),
    [
        ("struck", Passage("8", HARBOUR, **PORTS), False),
        ("left-out", Passage("8", HARBOUR, **PORTS), False),
        ("struck", Passage("8", HARBOUR, status="removed", **PORTS), True),
        ("replaced", Passage("8", HARBOUR, **PORTS), True),
        ("replaced", Passage("8", HARBOUR), False),
    ],
)
def test_a_third_text_joins_no_passages_that_an_omission_keeps_apart(how, answer, together) -> None:
    plan = make_text("a", Passage("7", HARBOUR, **PORTS))
    package = Text("b", (answer,), omissions=(Omission("a", "7", how),))
    thirds = [make_text(key, Passage("1", HARBOUR, **PORTS)) for key in "cdef"]
    for texts in ([plan, package], [plan, package, *thirds], [*thirds, package, plan]):
        rows = places(texts)
        assert any({("a", "7"), ("b", "8")} <= row for row in rows) is together


@given(random_texts())
def test_an_omission_says_the_same_whatever_else_is_compared(texts: list[Text]) -> None:
    rows = places(texts)
    words = {(text.key, p.key): p for text in texts for p in text.passages}
    for text in texts:
        for gone in text.omissions:
            for row in rows:
                for there in row if (gone.of, gone.key) in row and gone.how != "replaced" else ():
                    if there[0] != text.key or not words[there].text or words[there].status == "removed":
                        continue
                    two = places([each for each in texts if each.key in (gone.of, text.key)])
                    assert any({(gone.of, gone.key), there} <= each for each in two)
