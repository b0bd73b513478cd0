"""Parsing a query into terms, and the spellings that each of them finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.search.letters import plain_words
from proposals.search.query import terms
from tests.search.strategies import NEAR


def parsed(text: str) -> list[tuple[tuple[str, ...], bool]]:
    return [(term.words, term.whole) for term in terms(text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ('" * NEAR( ^ : -', [(("near",), False)]),
        ("Security  GUARANTEES security", [(("security",), False), (("guarantees",), False)]),
        ('"security guarantees"', [(("security", "guarantees"), True)]),
        ("„гарантії безпеки“ «об’єкт»", [(("гарантії", "безпеки"), True), (("об", "єкт"), True)]),
        ("об'єкт cease-fire", [(("об", "єкт"), False), (("cease", "fire"), False)]),
        ("600,000 or 1 600 000", [(("600000",), False), (("or",), False), (("1600000",), False)]),
        ('"open end', [(("open",), False), (("end",), False)]),
        ('""', []),
    ],
)
def test_a_query_is_words_and_quoted_phrases_and_nothing_else(query, expected):
    assert parsed(query) == expected


@pytest.mark.parametrize(
    ("query", "spellings"),
    [
        ("донбас", "Донбас; ДОНБАСУ; донбасі"),
        ("ДОНБАС", "Донбас"),
        ("елка", "Ёлка; ёлка; е\u0308лка; елка"),
        ("ёлка", "Ёлка; елка"),
        ("об’єкт", "об'єкт; об’єкт; обʼєкт; об‘єкти; ОБ'ЄКТ"),
        ("ґанок", "Ґанок; ґанок"),
        ("край", "край; краи\u0306; КРАЙ"),
        ("їхній", "їхній; і\u0308хній"),
        ("замок", "за\u0301мок; замок"),
        ("etape", "étape; étapes; e\u0301tape; ETAPE"),
        ("600000", "600,000; 600 000; 600000; 600\u00a0000; up to 600,000."),
        ("600", "600; 600,5; over 600, or 700,000"),
        ("ß漢", "ß漢"),
        ("nato", "NATO; NATO-led"),
        ("6,5", "6,5; 6.5 percent; 6, 5"),
    ],
)
def test_a_word_is_found_in_every_spelling(query, spellings):
    (term,) = terms(query)
    assert [each for each in spellings.split("; ") if not term.pattern.search(each)] == []


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("ґанок", "ганок"),
        ("ганок", "ґанок"),
        ("и", "й и\u0306"),
        ("крои", "крой крои\u0306"),
        ("іх", "їх і\u0308х"),
        ("онбас", "Донбас"),
        ("no", "not none"),
        ("6", "600,000 16 60 6th"),
        ("600", "600,000 1,600"),
        ("600000", "1,600,000 600,000,000 6000000"),
        ('"guarantee"', "guarantees"),
        ('"security guarantees"', "guarantees security; security of guarantees"),
        ("обєкт", "об'єкт"),
        ("lka", "e\u0301lka"),
    ],
)
def test_another_word_is_not_found(query, other):
    assert terms(query)[0].pattern.search(other) is None


@given(text=NEAR, query=NEAR)
def test_the_indexed_words_offer_every_text_that_a_pattern_finds(text, query):
    offered = plain_words(text).split()
    for term in terms(query):
        if not term.pattern.search(text):
            continue
        for group in term.indexed:
            assert any(all(_holds(offered, word) for word in words) for words in group), (term, group)


@given(text=st.text(st.characters(exclude_categories=["Nd"]), min_size=1, max_size=40))
@example(text="\uf900")
@example(text="\u0300A")
@example(text="a-\u0300b")
def test_every_word_of_a_text_finds_the_text(text):
    """Except digits: a group of digits may belong to a longer number."""
    assert [term.written for term in terms(text) if not (term.whole or term.pattern.search(text))] == []


def _holds(offered: list[str], word: str) -> bool:
    if word.endswith("*"):
        return any(one.startswith(word[:-1]) for one in offered)
    return word in offered
