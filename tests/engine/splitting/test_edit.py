"""What a person does to the pieces: nothing written is lost, and numbers, keys and depth follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.splitting import KINDS, edit, parents, split
from proposals.engine.splitting.naming import named
from tests.engine.splitting.layouts import layouts

TEXT = "1. Boats pass. Lights are lit.\n2. Wells:\na) in town; b) outside.\n3. Herds pass.\n"


def unnamed(pieces):
    return [found.but(key="") for found in pieces]


def summary(pieces):
    return [(found.kind, found.depth, found.number, found.key, found.text) for found in named(pieces)]


def test_a_cut_is_joined_to_the_one_before_it():
    assert [found.text for found in edit.join(unnamed(split(TEXT)), 3)] == [
        "Boats pass. Lights are lit.",
        "Wells:",
        "in town; b) outside.",
        "Herds pass.",
    ]


def test_a_cut_is_divided_where_a_sentence_begins():
    pieces = unnamed(split(TEXT))
    assert [pieces[0].written[at:] for at in edit.places(pieces[0])] == ["Lights are lit.\n"]
    divided = edit.divide(pieces, 0, edit.places(pieces[0])[0])
    assert summary(divided)[:3] == [
        ("clause", 0, "1", "1", "Boats pass."),
        ("clause", 0, "", "x1", "Lights are lit."),
        ("clause", 0, "2", "2", "Wells:"),
    ]


def test_what_is_split_off_takes_its_printed_number():
    pieces = edit.join(unnamed(split(TEXT)), 3)
    again = edit.divide(pieces, 2, pieces[2].written.index("b)"))
    assert summary(again) == summary(split(TEXT))


def test_a_clause_is_nested_with_what_stands_under_it_and_its_key_follows():
    nested = edit.shift(unnamed(split(TEXT)), 1, 1)
    assert [(found.depth, found.key) for found in named(nested)] == [
        (0, "1"),
        (1, "1.2"),
        (2, "1.2.a"),
        (2, "1.2.b"),
        (0, "3"),
    ]
    assert summary(edit.shift(nested, 1, -1)) == summary(split(TEXT))


def test_nothing_stands_more_than_one_step_under_the_clause_before_it():
    pieces = unnamed(split(TEXT))
    assert [found.depth for found in edit.shift(pieces, 0, 1)] == [0, 0, 1, 1, 0]
    assert [found.depth for found in edit.shift(pieces, 4, 3)] == [0, 0, 1, 1, 2]


def test_a_heading_has_neither_number_nor_key_and_can_become_a_clause_again():
    heading = edit.say(unnamed(split(TEXT)), 4, "heading")
    assert summary(heading)[4] == ("heading", 0, "", "", "3. Herds pass.")
    assert summary(edit.say(heading, 4, "clause"))[4] == ("clause", 0, "", "x1", "3. Herds pass.")


def test_a_key_that_a_person_chose_stays_and_suggestions_keep_clear_of_it():
    pieces = unnamed(split(TEXT))
    pieces[4] = pieces[4].but(key="1")
    assert [found.key for found in named(pieces)] == ["1-2", "2", "2.a", "2.b", "1"]


@pytest.mark.parametrize("index", [0, 5])
def test_the_first_cut_has_nothing_to_be_joined_to(index):
    with pytest.raises(IndexError):
        edit.join(split(TEXT), index)


@pytest.mark.parametrize("at", [0, -1, 10_000])
def test_nothing_is_split_off_outside_a_piece(at):
    with pytest.raises(IndexError):
        edit.divide(split(TEXT), 0, at)


STEPS = st.lists(
    st.tuples(st.sampled_from(["join", "divide", "deeper", "higher", "say"]), st.integers(0, 50), st.integers(0, 400)),
    max_size=12,
)


@given(st.sampled_from([layout.text for layout in layouts()]), STEPS)
def test_whatever_is_done_the_pieces_are_the_text(text, steps):
    pieces = unnamed(split(text))
    for what, index, at in steps:
        index %= len(pieces)
        if what == "join" and index:
            pieces = edit.join(pieces, index)
        elif what == "divide" and edit.places(pieces[index]):
            places = edit.places(pieces[index])
            pieces = edit.divide(pieces, index, places[at % len(places)])
        elif what in ("deeper", "higher"):
            pieces = edit.shift(pieces, index, 1 if what == "deeper" else -1)
        elif what == "say":
            pieces = edit.say(pieces, index, KINDS[at % len(KINDS)])
        assert "".join(found.written for found in pieces) == text
        done = named(pieces)
        keys = [found.key for found in done if found.kind == "clause"]
        assert len(set(keys)) == len(keys)
        for found, parent in zip(done, parents(done), strict=True):
            assert parent is None or done[parent].depth == found.depth - 1
