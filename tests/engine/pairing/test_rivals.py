"""Which of several pairs is taken, and what the others are worth."""

from __future__ import annotations

import pytest

from proposals.engine.pairing.align import find_links
from proposals.engine.pairing.certainty import of_link
from proposals.engine.table.rows import group_passages
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Passage, Place, RunnerUp, Text
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text, row_with

BY_DAY = "Ships of both states enter the harbour free of any charge by day."
BY_NIGHT = "Ships of both states leave the harbour free of charge by night."


def unnumbered(key: str, *clauses: str) -> Text:
    return make_text(key, *(Passage(str(n), clause) for n, clause in enumerate(clauses, 1)))


def rivals(left: Text, right: Text) -> set[tuple[str, str]]:
    return {(rival.left[1], rival.right[1]) for rival in find_links(left, right).rivals}


@pytest.mark.parametrize("turned", [False, True])
def test_of_identical_texts_the_one_at_the_same_place_is_taken(turned: bool) -> None:
    once, twice = (SCHOOLS, PRISONERS, HARBOUR), (HARBOUR, COMMISSION, HARBOUR)
    left, right = (twice, once) if turned else (once, twice)
    links = find_links(unnumbered("a", *left), unnumbered("b", *right)).links
    assert [(link.left[1], link.right[1]) for link in links] == [("3", "3")]


@pytest.mark.parametrize("turned", [False, True])
def test_of_identical_texts_equally_far_away_the_earlier_is_taken(turned: bool) -> None:
    once, twice = (SCHOOLS, HARBOUR, PRISONERS), (HARBOUR, "Grain is sold abroad untaxed.", HARBOUR)
    left, right = (twice, once) if turned else (once, twice)
    links = find_links(unnumbered("a", *left), unnumbered("b", *right)).links
    assert [(link.left[1], link.right[1]) for link in links] == [("1", "2") if turned else ("2", "1")]


def test_the_same_words_are_less_certain_if_a_text_has_them_twice() -> None:
    left, right = make_text("a", HARBOUR, PRISONERS), make_text("b", HARBOUR, PRISONERS, HARBOUR)
    links = find_links(left, right).links
    assert {(link.left[1], link.right[1]): of_link(link) for link in links} == {("1", "1"): 0.97, ("2", "2"): 0.99}


def test_the_nearest_passage_that_was_not_taken_is_a_rival() -> None:
    clauses = BY_DAY, BY_NIGHT, HARBOUR, PRISONERS
    assert rivals(unnumbered("a", *clauses), unnumbered("b", *clauses)) == {
        ("1", "3"),
        ("3", "1"),
        ("2", "3"),
        ("3", "2"),
    }


@pytest.mark.parametrize("clauses", [(BY_DAY, PRISONERS, BY_NIGHT), (PRISONERS, BY_DAY, BY_NIGHT)])
def test_each_of_two_similar_clauses_is_a_rival_for_the_others_answer(clauses: tuple[str, ...]) -> None:
    first, last = (str(n) for n, clause in enumerate(clauses, 1) if clause != PRISONERS)
    assert rivals(unnumbered("a", *clauses), unnumbered("b", *clauses)) == {(first, last), (last, first)}


def test_a_clause_that_came_near_a_struck_points_answer_is_the_runner_up() -> None:
    left = make_text("a", HARBOUR, Passage("2", BY_DAY, issues=("tolls",)))
    right = make_text("b", HARBOUR, Passage("2", "", issues=("tolls",), status="deleted"))
    row = row_with(compare([left, right], "a"), "a", "2")
    assert (row.matched_by, row.certainty, row.runner_up) == ("issue", 0.95, RunnerUp(("b", "1"), 0.02))


# Runners-up of rows

PAYING_NOTHING = "Vessels of both states enter the harbour and pay nothing."


def runners_up(*texts: Text) -> dict[frozenset[Place], RunnerUp | None]:
    """Every row with its runner-up."""
    return {frozenset(group.places): group.runner_up for group in group_passages(texts)}


def test_an_identical_answer_has_no_runner_up() -> None:
    left, right = unnumbered("a", HARBOUR, BY_DAY), unnumbered("b", HARBOUR, BY_DAY)
    assert rivals(left, right) == {("1", "2"), ("2", "1")}
    assert runners_up(left, right) == {frozenset({("a", n), ("b", n)}): None for n in "12"}


def test_a_loose_answer_has_a_runner_up_on_both_sides() -> None:
    left = unnumbered("a", PAYING_NOTHING, "Vessels of both states leave the harbour and pay nothing.")
    assert runners_up(left, unnumbered("b", HARBOUR)) == {
        frozenset({("a", "1"), ("b", "1")}): RunnerUp(("a", "2"), 0.22),
        frozenset({("a", "2")}): RunnerUp(("b", "1"), 0.22),
    }


def test_the_best_of_several_answers_decides_whether_there_is_a_runner_up() -> None:
    """The looser answer in a third text does not count, and of two as sure the one more alike is named."""
    texts = (
        unnumbered("a", HARBOUR, BY_NIGHT, PRISONERS),
        unnumbered("b", HARBOUR, PRISONERS),
        unnumbered("c", PAYING_NOTHING, PRISONERS),
    )
    assert runners_up(*texts) == {
        frozenset({("a", "1"), ("b", "1"), ("c", "1")}): None,
        frozenset({("a", "2")}): RunnerUp(("b", "1"), 0.35),
        frozenset({("a", "3"), ("b", "2"), ("c", "2")}): None,
    }
