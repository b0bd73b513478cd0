"""What is remembered of a rule of visibility is the rule, on each day, and nothing of whoever asked before."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from proposals.models import Proposal
from proposals.moment import NOW, Moment, at
from tests.factories import make_clause, make_proposal

pytestmark = pytest.mark.database

MODELS = [model for model in apps.get_app_config("proposals").get_models() if hasattr(model.objects.all(), "public")]
DAYS = [NOW, Moment(on=date(2025, 11, 25)), Moment(on=date(2025, 12, 25)), NOW]


@pytest.mark.parametrize("model", MODELS)
def test_the_remembered_rule_is_the_rule_on_each_day(model):
    rule = type(model.objects.all()).public.__wrapped__
    for day in DAYS:
        with at(day):
            rows = model.objects.all()
            assert str(model.objects.public().query) == str(rule(rows).query)
            assert str(rows.query) == str(model.objects.all().query)


def test_the_rules_of_two_days_differ():
    said = []
    for day in DAYS[:3]:
        with at(day):
            said.append(str(Proposal.objects.public().query))
    assert len(set(said)) == 3


@pytest.mark.django_db
def test_what_was_asked_for_before_and_after_stays_with_who_asked():
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
