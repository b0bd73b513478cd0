"""What a piece says of itself: its title, words and status."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.piece import Piece, as_piece, status_of


def test_a_clause_is_divided_into_number_title_and_words():
    piece = as_piece("1.  **Wells**\nThe towns\ndig wells.\n", "clause", 0, "1", 2, titled=True)
    assert piece == Piece("1.  **Wells**\nThe towns\ndig wells.\n", "clause", 0, "1", mark=4, title=10)
    assert (piece.heading, piece.words, piece.text) == ("Wells", "The towns dig wells.", "The towns dig wells.")


def test_only_a_text_whose_points_have_titles_gives_one_to_a_clause():
    piece = as_piece("1. Wells\nThe towns dig.\n", "clause", 0, "1", 3, titled=False)
    assert (piece.heading, piece.words) == ("", "Wells\nThe towns dig.")


def test_a_heading_loses_its_decoration_and_what_is_no_clause_has_no_number():
    piece = as_piece("# Wells and\nmills:\n", "heading", 1, "2", 2, titled=True)
    assert piece == Piece("# Wells and\nmills:\n", "heading")
    assert piece.heading == "Wells and mills"


def test_a_deleted_clause_has_words_but_no_text():
    piece = as_piece("3. Deleted\n", "clause", 0, "3", 3, titled=False)
    assert (piece.status, piece.words, piece.text) == ("deleted", "Deleted", "")


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("Deleted.", "3", "deleted"),
        ("Deleted.", "", "active"),
        ("…", "3", "unrecorded"),
        ("…", "", "active"),
        ("", "", "unrecorded"),
        ("[Boats pass.]", "", "bracketed"),
        ("[Boats] pass [so].", "", "active"),
        ("[Boats][pass]", "", "active"),
        ("Boats pass.", "3", "active"),
    ],
)
def test_words_tell_the_status_of_a_clause(text, number, status):
    assert status_of(Piece(text, number=number)) == status


def test_a_changed_copy_leaves_the_piece_as_it_was():
    piece = Piece("Boats pass.", key="1")
    assert (piece.but(key="2"), piece.key) == (Piece("Boats pass.", key="2"), "1")
