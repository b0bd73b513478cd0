"""Records in one line: never only a slug where a person decides."""

from __future__ import annotations

from datetime import date

import pytest

from config.records import PARTS, REVIEWED
from proposals.admin.base.naming import named
from proposals.models import Correspondence
from tests.admin.records import changelist, make, page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_term,
    make_unanswered,
)

WORDS = "Ships of both states enter the harbour free of charge."
SAID = "It welcomes the harbour."


@pytest.fixture
def harbour(db):
    return make_clause(proposal=make_proposal(slug="plan", short_title="Harbour plan"), key="4", number="4", text=WORDS)


def test_a_statement_is_named_by_who_said_what_on_which_words(harbour):
    party, day = make_party(name="Israel"), date(2025, 3, 1)
    fields = {"party": party, "stance": "supports", "stated_on": day, "statement": SAID}
    on = [
        make_position(slug="p126", clause=harbour, **fields),
        make_position(slug="p127", issue=make_issue(name="Harbour", thesis="Ships pay nothing."), **fields),
        make_position(slug="p128", proposal=make_proposal(title="A plan of 28 points"), **fields),
    ]
    assert [named(position) for position in on] == [
        f"p126. Israel, 2025-03-01: supports, on Harbour plan, point 4: “{WORDS}”; in our words: {SAID}",
        f"p127. Israel, 2025-03-01: supports, on thesis of Harbour: “Ships pay nothing.”; in our words: {SAID}",
        f"p128. Israel, 2025-03-01: supports, on the whole text: A plan of 28 points; in our words: {SAID}",
    ]


def test_a_correspondence_is_named_by_the_words_of_both_sides(harbour):
    other = make_clause(proposal=make_proposal(short_title="Reply"), number="7", text="No ship enters.")
    one = make_correspondence(slug="c1", from_clauses=[harbour], to_clauses=[other], relation="contrary")
    two = make_unanswered(slug="c2", from_clauses=[harbour], silent=other.proposal)
    assert named(one) == f"c1. Harbour plan, point 4: “{WORDS}” → contrary → Reply, point 7: “No ship enters.”"
    assert named(two) == f"c2. Harbour plan, point 4: “{WORDS}” → unanswered → nothing in Reply"


def test_a_part_is_named_with_the_words_of_its_clause(harbour):
    assert named(make_term(clause=harbour, value="12")).endswith(f". Harbour plan, point 4: “{WORDS}”")


@pytest.mark.parametrize("model", [*PARTS, "position", "correspondence"])
def test_every_list_shows_the_words_of_the_clause_that_a_row_is_about(model, harbour, editor):
    {
        "clause": lambda: None,
        "term": lambda: make_term(clause=harbour),
        "omission": lambda: make("omission", clause=harbour),
        "variantreading": lambda: make("variantreading", clause=harbour),
        "position": lambda: make_position(clause=harbour),
        "correspondence": lambda: make_correspondence(from_clauses=[harbour]),
    }[model]()
    content = editor.get(changelist(model)).content.decode()
    assert (content.count(WORDS) >= 1, content.count("Harbour plan, point 4") >= 1) == (True, True)


@pytest.mark.parametrize("model", REVIEWED)
def test_what_would_be_deleted_is_named_in_words(model, editor):
    record = make(model, "draft")
    content = editor.get(page(record, "delete")).content.decode()
    if isinstance(record, Correspondence):
        assert all(clause.text in content for clause in (*record.from_clauses.all(), *record.to_clauses.all()))
    assert named(record).replace("'", "&#x27;") in content
