"""Every list takes the same number of queries for 50 rows as for 5, and no query string breaks it."""

from __future__ import annotations

import pytest

from config.records import CATALOGUE, PARTS, REVIEWED
from tests.admin import records
from tests.admin.records import changelist

# Session, account and rights; the rows and their number; one or two for each filter and its counts.
QUERIES = {
    "process": 8,
    "party": 9,
    "source": 13,
    "topic": 8,
    "issue": 12,
    "measure": 9,
    "clause": 24,
    "term": 12,
    "variantreading": 8,
    "omission": 14,
    "proposal": 15,
    "position": 24,
    "event": 12,
    "correspondence": 18,
}


@pytest.fixture
def _history():
    """Many records are made here, and the history of none is looked at."""


@pytest.mark.sweep
@pytest.mark.parametrize("model", QUERIES)
def test_a_list_asks_as_often_for_many_rows_as_for_few(model, editor, django_assert_num_queries):
    for number in (5, 45):
        for _ in range(number):
            records.make(model)
        with django_assert_num_queries(QUERIES[model]):
            assert editor.get(changelist(model)).context["cl"].result_count >= number


# Filters and search


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_no_query_breaks_a_list(model, analyst):
    records.make(model)
    for query in (
        {"q": "'\" % _ \x00 * NEAR( ^ : -"},
        {"q": "word " * 60},
        {"o": "9" * 30},
        {"p": "9" * 30},
        {"all": ""},
        {"state__exact": "no such state"},
        {"no_such_field": "1"},
        {"lacks": "anything"},
    ):
        assert analyst.get(changelist(model), query).status_code in (200, 302), query
