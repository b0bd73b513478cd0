"""Addresses in answers, at the moment that the reader looks at; and slugs in place of keys."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory
from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, query_addresses
from proposals.models import Clause, Party, Proposal
from proposals.moment import Moment, at
from tests.api.conftest import HERE

PAST = Moment(on=date(2025, 11, 25))


@pytest.fixture
def context():
    return {"request": RequestFactory().get("/api/v1/")}


class ClauseAddresses(serializers.Serializer):
    url = ApiUrl("api:clause", proposal="proposal.slug", key="key")
    html_url = PageUrl()
    text_url = PageUrl(source="proposal")
    proposal = Slug()
    advanced_by = Slug(allow_null=True)


def test_a_record_is_addressed_through_its_relations_at_the_moment(context):
    clause = Clause(proposal=Proposal(slug="plan"), key="10.a", advanced_by=None)
    assert ClauseAddresses(clause, context=context).data == {
        "url": f"{HERE}/api/v1/clauses/plan/10.a/",
        "html_url": f"{HERE}/proposals/plan/10.a/",
        "text_url": f"{HERE}/proposals/plan/",
        "proposal": "plan",
        "advanced_by": None,
    }
    with at(PAST):
        assert ClauseAddresses(clause, context=context).data["url"] == (
            f"{HERE}/api/v1/clauses/plan/10.a/?on=2025-11-25"
        )


def test_a_record_is_addressed_by_its_slug_unless_told_otherwise(context):
    class PartyAddress(serializers.Serializer):
        url = ApiUrl("api:party")

    assert PartyAddress(Party(slug="alpha"), context=context).data == {"url": f"{HERE}/api/v1/parties/alpha/"}


def test_a_question_has_an_address_in_the_api_and_one_on_the_site(context):
    with at(PAST):
        assert query_addresses(context["request"], "compare", "t=a&t=b") == {
            "url": f"{HERE}/api/v1/compare/?t=a&t=b&on=2025-11-25",
            "html_url": f"{HERE}/compare/?t=a&t=b&on=2025-11-25",
        }
