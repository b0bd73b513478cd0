"""How far a source was read, beside its name."""

from __future__ import annotations

import pytest

from proposals.templatetags.readings import how_read, none_read
from tests.factories import make_clause, make_position, make_source

pytestmark = pytest.mark.django_db


def test_each_state_has_words_and_a_source_among_others_says_that_it_is_not_recorded():
    sources = [make_source(slug=slug) for slug in "abcd"]
    clause = make_clause(sources=sources, reading={"a": "read", "b": "in-part", "c": "not-read"})
    assert [how_read(clause, source) for source in sources] == [
        " (read)",
        " (read in part)",
        " (not read)",
        " (how far read: not recorded)",
    ]


def test_nothing_stands_beside_sources_of_which_nothing_is_recorded():
    statement = make_position(also_in=[make_source()])
    assert [how_read(statement, source) for source in statement.sourcing.sources] == ["", ""]


def test_a_page_says_once_that_nothing_is_recorded_wherever_its_records_stand_and_not_if_one_is():
    class Course:
        statements = [make_position()]

    clause = make_clause()
    assert none_read([clause], {"a": [Course()]}) is True
    read = make_clause(sources=[make_source(slug="e")], reading={"e": "not-read"})
    assert none_read([clause, read]) is False
    assert none_read([], None) is False
    assert none_read(make_clause(status="unrecorded")) is False
