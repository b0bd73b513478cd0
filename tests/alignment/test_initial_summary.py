"""The relation and the sentence that two groups of clauses begin with."""

from __future__ import annotations

import pytest

from proposals.alignment.initial_summary import LONGEST_QUOTE, MAX_LENGTH, initial_summary
from proposals.engine.language.digits import Style
from tests.factories import make_clause, make_measure, make_proposal, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    return make_clause().issue


def clauses(issue, *texts: str):
    proposal = make_proposal(process=issue.topic.process)
    return [make_clause(proposal=proposal, issue=issue, text=text) for text in texts]


@pytest.mark.parametrize(
    ("before", "after", "relation", "sentence"),
    [
        ("Aid is paid each year.", "Aid is paid each year.", "unchanged", "Same in our paraphrase."),
        ("Aid is paid, by both.", "Aid is paid by both.", "reworded", "The same provision, slightly reworded."),
        ("Oil, gas and coal go.", "Coal, oil and gas go.", "reworded", "The same members in another order."),
        ("Ukraine pays Russia.", "Russia pays Ukraine.", "amended", "Two parties have changed places."),
        ("Aid is paid each year.", "Troops leave before winter.", "amended", "The provision is reworded."),
        ("At most 600,000 personnel.", "At most 800,000 personnel.", "amended", "800,000 instead of 600,000."),
        (
            "The border is opened for trade.",
            "The border is opened for trade and for people who live beside it.",
            "amended",
            "Adds “and for people who live beside it”.",
        ),
        (
            "Aid is paid each year and audited by both parties.",
            "Aid is paid each year.",
            "amended",
            "Leaves out “and audited by both parties”.",
        ),
        (
            "Aid is paid.",
            f"Aid is paid {'to towns and villages ' * (LONGEST_QUOTE // 20)}.",
            "amended",
            "Adds to the text.",
        ),
    ],
)
def test_the_sentence_says_what_happened_to_the_words(before, after, relation, sentence, issue):
    base, other = clauses(issue, before), clauses(issue, after)
    assert initial_summary(base, other) == (relation, sentence)


@pytest.mark.parametrize(
    ("styles", "summary"),
    [
        ((None, None), ("", "A figure can be read in two ways, so whether it has changed is not known.")),
        ((Style("."), None), ("reworded", "The same provision, slightly reworded.")),
        ((Style(",", "."), None), ("amended", "800,000 instead of 800.")),
    ],
)
def test_a_figure_is_read_as_its_text_writes_numbers(styles, summary, issue):
    base, other = clauses(issue, "At most 800.000 personnel."), clauses(issue, "At most 800,000 personnel.")
    assert initial_summary(base, other, styles) == summary


def test_recorded_terms_speak_before_the_figures_in_the_words(issue):
    base, other = clauses(issue, "At most 600,000 personnel."), clauses(issue, "At most 800,000 personnel.")
    size, years = make_measure(name="Size", issue=issue), make_measure(name="Years", issue=issue, unit="years")
    for clause, value in ((base[0], "600000"), (other[0], "800000")):
        make_term(clause=clause, measure=size, value=value)
        make_term(clause=clause, measure=years, value="5")
    assert initial_summary(base, other) == ("amended", "Size: 800,000 personnel instead of 600,000 personnel.")


@pytest.mark.parametrize(
    ("before", "after", "relation", "sentence"),
    [
        (["One."], ["Two.", "Three."], "split", "Point 1 is divided into points 1 and 2."),
        (["One.", "Two.", "Three."], ["Four."], "merged", "Points 1, 2 and 3 are merged into point 1."),
        (
            ["At most 600,000 personnel."],
            ["At most 800,000 personnel.", "Three."],
            "split",
            "Point 1 is divided into points 1 and 2. 800,000 instead of 600,000.",
        ),
    ],
)
def test_one_clause_against_several_is_a_split_or_a_merger(before, after, relation, sentence, issue):
    assert initial_summary(clauses(issue, *before), clauses(issue, *after)) == (relation, sentence)


def test_a_long_summary_ends_at_a_word_within_the_limit(issue):
    measures = [make_measure(name=f"Measure {letter * 60}", issue=issue) for letter in "ABCDEFG"]
    base, other = clauses(issue, "One."), clauses(issue, "Two.")
    for measure in measures:
        make_term(clause=base[0], measure=measure, value="1")
        make_term(clause=other[0], measure=measure, value="2")
    summary = initial_summary(base, other)[1]
    assert MAX_LENGTH - 80 < len(summary) <= MAX_LENGTH
    assert summary.endswith("…")
    assert summary[:-1] == summary[:-1].rstrip()


def test_nothing_is_said_while_a_side_is_empty(issue):
    some = clauses(issue, "One.")
    assert initial_summary([], some) == initial_summary(some, []) == ("", "")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("verbatim", "verbatim", "The wording is unchanged."),
        ("verbatim", "reported", "Same as far as reported."),
        ("translated-paraphrase", "verbatim", "Same in our paraphrase."),
    ],
)
def test_only_of_the_texts_own_words_it_says_that_the_wording_is_the_same(issue, before, after, sentence):
    words = "Aid is paid each year."
    base, other = (make_clause(issue=issue, text=words, basis=basis) for basis in (before, after))
    assert initial_summary([base], [other]) == ("unchanged", sentence)
