"""What is asked for, and how it may be written where it is found."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.search.excerpt import excerpt, highlight
from proposals.search.letters import plain_words
from proposals.search.query import terms

ANYTHING = st.text(st.characters(), max_size=60)
# Letters that meet each other more often than all of Unicode would let them.
NEAR = st.text("аеёЁийїіІґҐкў'’ʼ\u0301\u0306\u0308é Éeik-,.\"“” 0126«»_漢ß\0\ud800", max_size=30)


def asked(text: str) -> list[tuple[tuple[str, ...], bool]]:
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
    assert asked(query) == expected


@pytest.mark.parametrize(
    ("query", "found"),
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
def test_a_word_is_found_however_it_is_written(query, found):
    (term,) = terms(query)
    assert [words for words in found.split("; ") if not term.pattern.search(words)] == []


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
def test_what_is_another_word_is_not_found(query, other):
    assert terms(query)[0].pattern.search(other) is None


def test_a_word_found_is_marked_to_its_end_and_the_marks_take_nothing_away():
    text = "Guarantees, <mark>guaranteed</mark> and not guara."
    assert highlight(text, terms("guarant")) == (
        ("hit", "Guarantees"),
        ("text", ", <mark>"),
        ("hit", "guaranteed"),
        ("text", "</mark> and not guara."),
    )


def test_an_excerpt_shows_the_first_hit_with_words_around_it():
    text = "Nothing. " * 40 + "Here is the target word. " + "More. " * 100
    spans = excerpt(text, terms("target"))
    assert [words for kind, words in spans if kind == "hit"] == ["target"]
    whole = "".join(words for _, words in spans)
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert whole[2:-2] in text
    assert 100 < len(whole) < 250


@given(text=ANYTHING | NEAR, query=ANYTHING | NEAR)
def test_marks_can_be_taken_away_again(text, query):
    assert "".join(words for _, words in highlight(text, terms(query))) == text
    excerpt(text, terms(query))


@given(text=NEAR, query=NEAR)
def test_what_is_found_is_offered_by_the_plain_words_that_the_databases_index(text, query):
    offered = plain_words(text).split()
    for term in terms(query):
        if not term.pattern.search(text):
            continue
        for group in term.indexed:
            assert any(all(_holds(offered, word) for word in words) for words in group), (term, group)


@given(text=st.text(st.characters(exclude_categories=["Nd"]), min_size=1, max_size=40))
@example(text="\uf900")
def test_every_word_of_a_text_finds_the_text(text):
    """Figures apart, which are groups of digits that may belong to a longer one."""
    assert [term.written for term in terms(text) if not (term.whole or term.pattern.search(text))] == []


def _holds(offered: list[str], word: str) -> bool:
    if word.endswith("*"):
        return any(one.startswith(word[:-1]) for one in offered)
    return word in offered
