"""Excerpts: the words found, in context."""

from __future__ import annotations

from hypothesis import given

from proposals.search.excerpt import excerpt, highlight
from proposals.search.query import terms
from tests.search.strategies import ANYTHING, NEAR


def test_a_hit_is_marked_to_the_end_of_its_word_and_nothing_is_lost():
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
    assert [part for kind, part in spans if kind == "hit"] == ["target"]
    joined = "".join(part for _, part in spans)
    assert joined.startswith("… ")
    assert joined.endswith(" …")
    assert joined[2:-2] in text
    assert 100 < len(joined) < 250


@given(text=ANYTHING | NEAR, query=ANYTHING | NEAR)
def test_joining_the_spans_gives_the_text_back(text, query):
    assert "".join(part for _, part in highlight(text, terms(query))) == text
    excerpt(text, terms(query))
