"""What a person does to the pieces: no text is lost, and numbers, keys and depths follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.splitting import KINDS, edit, parents, split
from proposals.engine.splitting.naming import with_keys
from tests.engine.splitting.corpus import layouts

TEXT = "1. Boats pass. Lights are lit.\n2. Wells:\na) in town; b) outside.\n3. Herds pass.\n"


def unnamed(pieces):
    return [piece.but(key="") for piece in pieces]


def summary(pieces):
    return [(piece.kind, piece.depth, piece.number, piece.key, piece.text) for piece in with_keys(pieces)]


def test_a_piece_is_joined_to_the_one_before_it():
    assert [piece.text for piece in edit.join(unnamed(split(TEXT)), 3)] == [
        "Boats pass. Lights are lit.",
        "Wells:",
        "in town; b) outside.",
        "Herds pass.",
    ]


def test_a_piece_is_split_where_a_sentence_begins():
    pieces = unnamed(split(TEXT))
    assert [pieces[0].written[at:] for at in edit.split_points(pieces[0])] == ["Lights are lit.\n"]
    parts = edit.split_at(pieces, 0, edit.split_points(pieces[0])[0])
    assert summary(parts)[:3] == [
        ("clause", 0, "1", "1", "Boats pass."),
        ("clause", 0, "", "x1", "Lights are lit."),
        ("clause", 0, "2", "2", "Wells:"),
    ]


def test_what_is_split_off_takes_its_printed_number():
    pieces = edit.join(unnamed(split(TEXT)), 3)
    split_again = edit.split_at(pieces, 2, pieces[2].written.index("b)"))
    assert summary(split_again) == summary(split(TEXT))


def test_a_clause_is_nested_with_what_stands_under_it_and_its_key_follows():
    nested = edit.nest(unnamed(split(TEXT)), 1, 1)
    assert [(piece.depth, piece.key) for piece in with_keys(nested)] == [
        (0, "1"),
        (1, "1.2"),
        (2, "1.2.a"),
        (2, "1.2.b"),
        (0, "3"),
    ]
    assert summary(edit.nest(nested, 1, -1)) == summary(split(TEXT))


def test_nothing_stands_more_than_one_step_under_the_clause_before_it():
    pieces = unnamed(split(TEXT))
    assert [piece.depth for piece in edit.nest(pieces, 0, 1)] == [0, 0, 1, 1, 0]
    assert [piece.depth for piece in edit.nest(pieces, 4, 3)] == [0, 0, 1, 1, 2]


def test_a_heading_has_neither_number_nor_key_and_can_become_a_clause_again():
    heading = edit.set_kind(unnamed(split(TEXT)), 4, "heading")
    assert summary(heading)[4] == ("heading", 0, "", "", "3. Herds pass.")
    assert summary(edit.set_kind(heading, 4, "clause"))[4] == ("clause", 0, "", "x1", "3. Herds pass.")


def test_a_key_that_a_person_chose_stays_and_proposed_keys_keep_clear_of_it():
    pieces = unnamed(split(TEXT))
    pieces[4] = pieces[4].but(key="1")
    assert [piece.key for piece in with_keys(pieces)] == ["1-2", "2", "2.a", "2.b", "1"]


@pytest.mark.parametrize("index", [0, 5])
def test_no_piece_is_joined_to_one_that_is_not_there(index):
    with pytest.raises(IndexError):
        edit.join(split(TEXT), index)


@pytest.mark.parametrize("at", [0, -1, 10_000])
def test_nothing_is_split_off_outside_a_piece(at):
    with pytest.raises(IndexError):
        edit.split_at(split(TEXT), 0, at)


STEPS = st.lists(
    st.tuples(st.sampled_from(["join", "split", "deeper", "higher", "kind"]), st.integers(0, 50), st.integers(0, 400)),
    max_size=12,
)


@given(st.sampled_from([layout.text for layout in layouts()]), STEPS)
def test_no_step_loses_or_changes_a_character(text, steps):
    pieces = unnamed(split(text))
    for step, index, at in steps:
        index %= len(pieces)
        if step == "join" and index:
            pieces = edit.join(pieces, index)
        elif step == "split" and edit.split_points(pieces[index]):
            points = edit.split_points(pieces[index])
            pieces = edit.split_at(pieces, index, points[at % len(points)])
        elif step in ("deeper", "higher"):
            pieces = edit.nest(pieces, index, 1 if step == "deeper" else -1)
        elif step == "kind":
            pieces = edit.set_kind(pieces, index, KINDS[at % len(KINDS)])
        assert "".join(piece.written for piece in pieces) == text
        keyed = with_keys(pieces)
        keys = [piece.key for piece in keyed if piece.kind == "clause"]
        assert len(set(keys)) == len(keys)
        for piece, parent in zip(keyed, parents(keyed), strict=True):
            assert parent is None or keyed[parent].depth == piece.depth - 1
