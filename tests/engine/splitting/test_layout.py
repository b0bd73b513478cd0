"""Lines that are not points: comments, headings, title lines."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.layout import (
    comment_at_the_end,
    comments,
    is_numbered,
    likely_headings,
    sure_headings,
    title_length,
)
from proposals.engine.splitting.lines import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Editor's note: the next\npoint is disputed.]\nBoats pass.\n", {0: True, 1: False}),
        ("Note: short.\nBoats pass.\n", {0: True}),
        ("Note: the towns agree to share the water of the mill\nand the well\n\nBoats pass.\n", {0: True, 1: False}),
        ("Boats pass.\nNote: A.\n[Ed.: B]\n", {1: True, 2: True}),
        ("Notes are exchanged.\n", {}),
    ],
)
def test_a_comment_ends_with_its_bracket_its_line_or_its_paragraph(text, expected):
    assert comments(text, lines(text)) == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("1. Boats pass. [Editor's note: disputed.]", 15),
        ("1. Boats pass. (Note: disputed.)", 15),
        ("1. Boats pass. [as agreed]", None),
        ("[Editor's note: disputed.]", None),
    ],
)
def test_a_comment_at_the_end_of_a_line_follows_words_of_the_document(text, at):
    assert comment_at_the_end(text, lines(text)[0]) == at


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [
        ("Section 2", True),
        ("# Wells", True),
        ("**Wells**", True),
        ("THE WELLS", True),
        ("II. Wells", True),
        ("# 1. Wells", False),
        ("THE WELLS.", False),
        ("Wells", False),
    ],
)
def test_the_look_of_a_line_makes_it_a_heading(first, is_heading):
    text = f"{first}\n1. Boats pass.\n"
    assert sure_headings(text, lines(text), ()) == ({0} if is_heading else set())


def test_a_roman_numeral_is_a_heading_only_above_a_number():
    text = "II. Wells\nBoats pass.\n"
    assert sure_headings(text, lines(text), ()) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats pass here.\n\nOn wells\n\nThe towns dig wells.\n", {2}),
        ("Boats pass here.\n\nOn wells.\n\nThe towns dig wells.\n", set()),
        ("Boats pass here.\n\nand wells\n\nThe towns dig wells.\n", set()),
        ("Boats pass here.\n\nOn wells\n", set()),
    ],
)
def test_a_short_line_above_a_paragraph_is_likely_a_heading(text, expected):
    assert likely_headings(text, lines(text), (), (), {}) == expected


@pytest.mark.parametrize(
    ("heading", "numbered"), [("Section 1", True), ("II. Wells", True), ("B. Wells", True), ("Wells", False)]
)
def test_a_heading_can_be_numbered(heading, numbered):
    assert is_numbered(heading) == numbered


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Wells\nThe towns dig.", 6),
        ("Wells\n\n  The towns dig.", 9),
        ("Wells.\nThe towns dig.", 0),
        ("The wells\nof the towns", 0),
        ("Wells\n", 0),
        ("Wells", 0),
    ],
)
def test_a_title_line_has_no_full_stop_and_a_sentence_below_it(text, length):
    assert title_length(text) == length
