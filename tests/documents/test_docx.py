"""Word documents, with the numbers that Word shows before the items of lists."""

from __future__ import annotations

import pytest

from proposals.documents import docx
from proposals.documents.docx import text_of
from proposals.documents.reading import read
from tests.documents import samples
from tests.documents.refusals import refusal


def test_paragraphs_are_separated_by_blank_lines():
    assert read("plan.docx", samples.word(["1. Tolls end.", "2. Wells are shared."])) == (
        "1. Tolls end.\n\n2. Wells are shared."
    )


def test_automatic_numbers_are_written_out():
    levels = [("decimal", "%1.", 1), ("lowerLetter", "%2)", 1), ("decimal", "%1.%2.%3", 1)]
    items = [
        ("Tolls end", 1, 0),
        ("for carts", 1, 1),
        ("for boats", 1, 1),
        ("A remark in between.", 0, 0),
        ("Wells are shared", 1, 0),
        ("in town", 1, 1),
        ("at night", 1, 2),
        ("A second part.", 0, 0),
        ("Herds pass", 2, 0),
        ("Herds rest", 2, 0),
    ]
    assert read("plan.docx", samples.word_with_lists(items, levels, starts=(None, 17))).split("\n\n") == [
        "1. Tolls end",
        "a) for carts",
        "b) for boats",
        "A remark in between.",
        "2. Wells are shared",
        "a) in town",
        "2.a.1 at night",
        "A second part.",
        "17. Herds pass",
        "18. Herds rest",
    ]


def test_a_word_file_without_words_is_refused_as_empty():
    assert refusal("plan.docx", samples.word([""])) == "empty"


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        ("decimal", 3, "3"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 4, "IV"),
        ("russianLower", 3, "в"),
        ("russianUpper", 28, "Я"),
        ("russianLower", 29, "29"),
        ("chicago", 2, "2"),
    ],
)
def test_a_number_is_written_in_the_style_of_its_list(style, number, expected):
    assert docx._formatted(style, number) == expected


def test_bullets_are_written_out_and_a_list_without_a_style_is_not():
    levels = [("bullet", "", 1), ("none", "%2", 1)]
    assert text_of(samples.word_with_lists([("in town", 1, 0), ("at night", 1, 1)], levels)) == "• in town\n\nat night"
