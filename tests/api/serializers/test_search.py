"""A hit as JSON."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from proposals.api.serializers.search import HitSerializer
from proposals.models import Clause, Proposal, Source
from proposals.search.find import Hit
from proposals.search.kinds import KINDS
from tests.api.conftest import HERE

KIND = {kind.name: kind for kind in KINDS}


@pytest.fixture
def context():
    return {"request": RequestFactory().get("/api/v1/")}


def test_a_hit_names_its_record_and_shows_the_words_in_context(context):
    clause = Clause(proposal=Proposal(slug="plan", text_language="uk", date_precision="week"), key="10.a")
    name, excerpt = (("text", "Size"),), (("text", "At most "), ("hit", "600,000"))
    hit = Hit(KIND["clause"], clause, date(2025, 11, 20), (), name, "text", excerpt)
    assert HitSerializer(hit, context=context).data == {
        "kind": "clause",
        "url": f"{HERE}/api/v1/clauses/plan/10.a/",
        "html_url": f"{HERE}/proposals/plan/10.a/",
        "name": [["text", "Size"]],
        "field": "text",
        "excerpt": [["text", "At most "], ["hit", "600,000"]],
        "language": "uk",
        "on": "2025-11-20",
        "date_precision": "week",
    }


def test_a_hit_in_a_name_alone_has_no_excerpt(context):
    source = Source(slug="wire", language="fr")
    data = HitSerializer(Hit(KIND["source"], source, None, (), (("hit", "Wire"),), "", ()), context=context).data
    assert data == {
        "kind": "source",
        "url": f"{HERE}/api/v1/sources/wire/",
        "html_url": f"{HERE}/sources/wire/",
        "name": [["hit", "Wire"]],
        "field": "",
        "excerpt": [],
        "language": "fr",
        "on": None,
        "date_precision": None,
    }
