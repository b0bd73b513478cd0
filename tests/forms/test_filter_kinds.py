"""The kinds of filter: an order, words, a clause, a choice, a day."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from proposals.forms.filter_kinds import ClauseField, Ordering, Words, by_day, choice_errors
from proposals.models import Clause
from tests.factories import make_clause, make_party, make_proposal, make_source


def error(filter_kind, value: str) -> str | None:
    """What the field of a filter says about a value, as a query string holds it; None where it takes it."""
    field = filter_kind.field
    try:
        field.clean(field.widget.value_from_datadict({"x": value}, {}, "x"))
    except ValidationError as refusal:
        return refusal.messages[0]
    return None


TWICE = "List each name once, separated by single commas."


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("slug", None),
        ("name,-slug", None),
        ("name,name", TWICE),
        ("name,-name", TWICE),
        ("name,,slug", TWICE),
        ("name,", TWICE),
        ("-", "“-” is not valid; use name or slug."),
        ("--slug", "“--slug” is not valid; use name or slug."),
    ],
)
def test_an_order_lists_each_of_its_names_once(value, message):
    assert error(Ordering("name", "slug"), value) == message


@pytest.mark.django_db
def test_sources_without_a_date_come_last_in_either_order(api):
    for slug, day in (("old", 1), ("undated", None), ("new", 9)):
        source = make_source(slug=slug, published_on=day and datetime.date(2025, 1, day))
        make_proposal(sources=[source])
    assert api.slugs("sources/?ordering=published_on") == ["old", "new", "undated"]
    assert api.slugs("sources/?ordering=-published_on") == ["new", "old", "undated"]


@pytest.mark.django_db
def test_rows_that_are_equal_in_the_order_asked_for_keep_the_usual_one(api):
    kinds = (("c", "state"), ("a", "state"), ("b", "coalition"))
    make_proposal(drafted_by=[make_party(slug=slug, name=slug, kind=kind) for slug, kind in kinds])
    assert api.slugs("parties/?ordering=-kind") == ["a", "c", "b"]
    assert api.slugs("parties/?ordering=kind,-slug") == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("value", "message"), [("a b c d e f g h i j", None), ("a b c d e f g h i j k", "Use at most 10 words.")]
)
def test_words_are_ten_at_most(value, message):
    assert error(Words("title"), value) == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2025-02-28", None),
        ("2025-02-30", "Write the date as YYYY-MM-DD."),
        ("20251120", "Write the date as YYYY-MM-DD."),
        ("20.11.2025", "Write the date as YYYY-MM-DD."),
    ],
)
def test_a_day_is_written_in_one_way(value, message):
    assert error(by_day("issued_on", "gte", "Issued on this day or later."), value) == message


def test_a_refused_choice_names_those_there_are():
    assert choice_errors(["draft", "in-review", "published"]) == {
        "invalid_choice": "“%(value)s” is not valid; use draft, in-review or published."
    }


@pytest.mark.django_db
def test_a_clause_is_named_by_slug_and_key_among_those_offered():
    clause = make_clause(proposal=make_proposal(slug="plan"), key="10.a")
    make_clause(proposal=make_proposal(slug="secret", state="draft"), key="10.a")
    field = ClauseField(required=False)
    field.clauses = Clause.objects.public()

    assert (field.clean("plan/10.a"), field.clean("")) == (clause, None)
    for value in ("plan/10", "plan", "secret/10.a", "/10.a"):
        with pytest.raises(ValidationError, match="There is no such clause"):
            field.clean(value)
