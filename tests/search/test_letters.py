"""Letters that count as the same: folding, spelling patterns, and the words that the databases index."""

from __future__ import annotations

import re

import pytest

from proposals.search.letters import COMPOSED, FOLDED, LONGEST, PLAIN, fold, plain_words, spelling_pattern


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Донбас: 600,000 é́tapes — обʼєкт", "донбас 600 000 etapes об єкт"),
        ("и\u0306 Й й", "й й й"),
        ("Ёлка ёлка", "елка елка"),
        ("ґанок ганок", "ґанок ганок"),
        ("漢 ß word", "word"),
        ("", ""),
    ],
)
def test_the_indexed_words_are_plain_letters_with_one_space_between(text, expected):
    assert plain_words(text) == expected


def test_a_long_word_is_indexed_by_its_beginning():
    assert plain_words("a" * (LONGEST + 1) + " b") == "a" * LONGEST + " b"


@pytest.mark.parametrize(
    ("word", "folded"),
    [("GUARANTEES", "guarantees"), ("Étape", "etape"), ("за\u0301мок", "замок"), ("Й", "й"), ("ґ", "ґ"), ("Ω", "ω")],
)
def test_a_word_of_a_query_is_folded_to_plain_letters(word, folded):
    assert fold(word) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("word", "spellings", "others"),
    [
        ("й", ["й", "Й", "и\u0306", "И\u0306"], ["и", "І"]),
        ("и", ["и", "И", "и\u0301"], ["й", "и\u0306"]),
        ("e", ["e", "E", "é", "È", "e\u0301\u0302"], ["е", "a", "e\u0301\u0301\u0301\u0301\u0301"]),
        ("漢", ["漢"], ["汉"]),
    ],
)
def test_a_pattern_matches_every_spelling_and_nothing_else(word, spellings, others):
    matching = [each for each in (*spellings, *others) if re.fullmatch(spelling_pattern(word), each)]
    assert matching == spellings


def test_no_letter_is_plain_and_a_variant_and_every_variant_counts_as_a_plain_one():
    assert set(FOLDED) & set(PLAIN) == set()
    assert set(FOLDED.values()) <= set(PLAIN)
    assert {letter.lower() for letter in COMPOSED.values()} <= set(PLAIN)
