"""How a text stands to the base: what agrees, what differs, what is silence, what is not known."""

from __future__ import annotations

import pytest

from proposals.comparison.states import AGREEING, EVERY_RELATION, OPPOSITE, RELATIONS, STATES, state_of
from proposals.engine.vocabulary import Silence
from proposals.models import Correspondence


@pytest.mark.parametrize(
    ("relation", "silence", "statuses", "state"),
    [
        ("same", None, ["active"], "agrees"),
        ("moved", None, ["active"], "agrees"),
        ("unchanged", None, ["active"], "agrees"),
        ("reworded", None, ["active"], "differs"),
        ("weaker", None, ["active"], "differs"),
        ("added", None, ["active"], "added"),
        ("dropped", "not_addressed", [], "silent"),
        ("dropped", "struck", [], "left_out"),
        ("dropped", "omitted", [], "left_out"),
        ("dropped", None, ["deleted"], "left_out"),
        ("dropped", None, ["removed", "deleted"], "left_out"),
        (None, "not_addressed", [], "silent"),
        (None, "bracketed", [], "left_open"),
        (None, "elsewhere", [], "elsewhere"),
        (None, "not_public", [], "not_known"),
        (None, "unrecorded", [], "not_known"),
        (None, None, ["unrecorded", "active"], "not_known"),
        (None, None, ["deleted"], "left_out"),
        (None, None, ["active", "deleted"], "not_compared"),
        (None, None, ["bracketed"], "left_open"),
        (None, None, ["bracketed", "removed"], "left_open"),
        (None, None, ["bracketed", "variant", "removed"], "left_open"),
        (None, None, ["variant"], "not_compared"),
        (None, None, ["bracketed", "active"], "not_compared"),
        ("weaker", None, ["bracketed"], "differs"),
    ],
)
def test_a_text_stands_to_the_base_in_one_way(relation, silence, statuses, state):
    assert state_of(relation, silence, statuses) == state


@pytest.mark.parametrize(
    ("base_silence", "state"),
    [
        ("elsewhere", "elsewhere"),
        ("other_row", "elsewhere"),
        ("bracketed", "left_open"),
        ("not_public", "not_compared"),
        ("unrecorded", "not_compared"),
        (None, "not_compared"),
    ],
)
def test_what_the_base_leaves_open_or_says_elsewhere_stands_so_between_the_two(base_silence, state):
    assert state_of(None, None, ["active"], base_silence) == state
    assert state_of("same", None, ["active"], base_silence) == "agrees"
    assert state_of(None, None, ["deleted"], base_silence) == "left_out"


def test_what_either_says_in_brackets_is_left_open_unless_a_person_decided():
    assert state_of(None, None, ["active"], left_open=True) == "left_open"
    assert state_of("weaker", None, ["active"], left_open=True) == "differs"


def test_every_silence_has_a_state_and_every_relation_of_words_agrees_or_differs():
    assert {state_of(None, silence, []) for silence in Silence.__args__} <= set(STATES)
    said = {relation: state_of(relation, None, ["active"]) for relation in EVERY_RELATION}
    assert {relation for relation, state in said.items() if state == "agrees"} == AGREEING
    assert {relation for relation, state in said.items() if state not in ("agrees", "differs")} == {"dropped", "added"}


def test_the_relations_are_those_of_the_engine_and_of_people_each_once():
    assert set(EVERY_RELATION) == {*RELATIONS, *Correspondence.Relation.values}
    assert len(set(EVERY_RELATION)) == len(EVERY_RELATION)
    assert [OPPOSITE[OPPOSITE[relation]] for relation in OPPOSITE] == list(OPPOSITE)
