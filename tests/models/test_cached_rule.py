"""A cached rule of visibility is the rule itself on each day, without the filters of earlier queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db.models import BooleanField, JSONField, OuterRef, Subquery

from proposals.models import Clause, Event, Party, Position, Proposal, Source, party, position, source
from proposals.models.cached_rule import CachedColumn, public_keys
from proposals.moment import NOW, Moment, at
from tests.factories import make_clause, make_proposal, make_source
from tests.moment.later import add_later, make_older_site

pytestmark = pytest.mark.database

MODELS = [model for model in apps.get_app_config("proposals").get_models() if hasattr(model.objects.all(), "public")]
DAYS = [NOW, Moment(on=date(2025, 11, 25)), Moment(on=date(2025, 12, 25)), NOW]


@pytest.mark.parametrize("model", MODELS)
def test_the_cached_rule_is_the_rule_of_each_day(model):
    rule = type(model.objects.all()).public.__wrapped__
    for day in DAYS:
        with at(day):
            rows = model.objects.all()
            assert str(model.objects.public().query) == str(rule(rows).query)
            assert str(rows.query) == str(model.objects.all().query)


def test_the_rules_of_two_days_differ():
    queries = []
    for day in DAYS[:3]:
        with at(day):
            queries.append(str(Proposal.objects.public().query))
    assert len(set(queries)) == 3


@pytest.mark.django_db
def test_filters_and_orders_are_not_cached_with_the_rule():
    text, other = make_proposal(slug="a", title="One"), make_proposal(slug="b", title="Two")
    clause = make_clause(proposal=text)
    make_clause(proposal=other)

    assert list(Proposal.objects.public().filter(title="One")) == [text]
    assert list(Proposal.objects.filter(title="Two").public()) == [other]
    assert list(Proposal.objects.public().order_by("-slug")) == [other, text]
    assert list(Proposal.objects.order_by("-slug").public()) == [other, text]
    assert list(Proposal.objects.public().order_by("slug")) == [text, other]
    assert list(text.clauses.public()) == [clause]
    assert "title" in Proposal.objects.only("slug").public().first().get_deferred_fields()


@pytest.fixture(scope="module")
def later(once):
    """Records of every model, some of them of a later day, some withdrawn, and a source that nothing cites."""

    def make():
        site = make_older_site()
        add_later(site)
        Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")
        make_source(title="Cited by nothing")

    once(make)


@pytest.mark.parametrize("model", MODELS)
def test_public_keys_are_those_of_the_public_rows_on_each_day(model, later, db):
    for day in DAYS:
        with at(day):
            public = set(model.objects.public())
            assert set(model.objects.filter(pk__in=public_keys(model))) == public
            assert set(model.objects.exclude(pk__in=public_keys(model))) == set(model.objects.all()) - public


@pytest.mark.parametrize("model", [Proposal, Clause, Position, Event])
def test_public_keys_are_those_of_the_day_on_which_they_were_asked_for(model, later, db):
    with at(Moment(on=date(2025, 11, 25))):
        then, rows = set(model.objects.public()), model.objects.filter(pk__in=public_keys(model))

    assert then < set(model.objects.public())
    assert set(rows) == then


COLUMNS = [
    (Position, position._before, JSONField()),
    (Position, position._is_superseded, BooleanField()),
    (Party, party._is_public, BooleanField()),
    (Source, source._is_cited, BooleanField()),
]


@pytest.mark.parametrize(("model", "rule", "field"), COLUMNS)
def test_a_cached_column_is_that_of_its_rule_on_each_day_wherever_it_stands(model, rule, field, later, db):
    for day in DAYS:
        with at(day):
            expected = dict(rule(model.objects.all()).values_list("pk", "column"))
            cached = CachedColumn(rule, model, field)
            rows = model.objects.annotate(column=cached)
            inner = model.objects.filter(pk=OuterRef("pk")).annotate(column=cached).values("column")[:1]

            assert len(set(map(str, expected.values()))) > 1
            assert dict(rows.values_list("pk", "column")) == expected
            assert dict(model.objects.annotate(inner=Subquery(inner)).values_list("pk", "inner")) == expected
