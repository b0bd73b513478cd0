"""The search form: what it asks, and the query string that asks the same."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.search.form import SearchForm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_world")]

ASKED = {"q": " donbas ", "kind": "clause", "process": "talks", "party": "alpha", "after": "2025-11-20", "x": "y"}


def test_a_search_without_words_is_valid_and_not_complete():
    for values in ({}, {"q": ""}, {"q": "  "}):
        form = SearchForm(values)
        assert (form.is_valid(), form.is_complete) == (True, False)


def test_the_scope_holds_the_records_and_days_that_are_named():
    form = SearchForm(ASKED)
    assert form.is_complete
    scope = form.scope
    assert (scope.process.slug, scope.party.slug, scope.after) == ("talks", "alpha", date(2025, 11, 20))
    assert (scope.proposal, scope.topic, scope.before) == (None, None, None)


def test_the_canonical_query_keeps_one_order_and_can_be_changed():
    form = SearchForm(ASKED)
    assert form.is_valid()
    assert form.canonical_query() == "q=donbas&kind=clause&process=talks&party=alpha&after=2025-11-20"
    assert form.canonical_query(kind="", page="2") == "q=donbas&process=talks&party=alpha&after=2025-11-20&page=2"


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"q": "***"}, ["q"]),
        ({"q": '"a b c d e f" g h i j k'}, ["q"]),
        ({"q": "a", "kind": "event", "topic": "nowhere"}, ["kind", "topic"]),
        ({"q": "a", "after": "2025-12-02", "before": "2025-12-01"}, ["after"]),
        ({"q": "a", "after": "2025-12-01", "before": "2025-12-01"}, []),
        ({"after": "1.12.2025"}, ["after"]),
        ({"q": "a", "process": "talks", "proposal": "plan", "topic": "territory"}, []),
        ({"q": "a", "process": "others", "proposal": "plan", "topic": "territory"}, ["proposal", "topic"]),
    ],
)
def test_a_value_that_cannot_be_looked_for_is_refused_in_its_field(values, fields):
    assert list(SearchForm(values).errors) == fields


@pytest.mark.parametrize(
    ("values", "texts", "topics_of", "parties"),
    [
        ({}, ["far", "plan", "reply"], {"talks", "others"}, ["alpha", "beta"]),
        ({"process": "talks"}, ["plan", "reply"], {"talks"}, ["alpha", "beta"]),
        ({"process": "others"}, ["far"], {"others"}, ["beta"]),
        ({"process": "others", "party": "alpha"}, ["far"], {"others"}, ["alpha", "beta"]),
        ({"process": "others", "proposal": "plan"}, ["far"], {"others"}, ["beta"]),
    ],
)
def test_what_can_be_chosen_is_of_the_process_asked_for(values, texts, topics_of, parties):
    form = SearchForm({"q": "a", **values})
    form.is_valid()
    offered = {field.name: list(field.field.queryset) for field in form.choosers}
    assert sorted(text.slug for text in offered["proposal"]) == texts
    assert {topic.process.slug for topic in offered["topic"]} == topics_of
    assert sorted(party.slug for party in offered["party"]) == parties
