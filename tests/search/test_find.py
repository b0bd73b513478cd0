"""What is found, and in which order. The expected results are literal, so that both databases must agree."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proposals.models import Clause, Proposal
from proposals.search import find, index
from proposals.search.find import search
from proposals.search.kinds import KINDS, Scope
from proposals.search.query import terms
from tests.factories import make_clause, make_position, make_proposal, make_source
from tests.search.strategies import NEAR
from tests.search.world import search_for
from tests.views.site import add_drafts, make_site

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Words in sequence, then words in a name, then whole words, then proposals before clauses and so on.
        ("donbas", ["plan", "plan/1", "donbas", "reply/2"]),
        ("DONBAS rest", ["plan/1", "donbas"]),
        ("донбас", ["wire", "p1", "reply/1"]),
        ("Донбасс", ["reply/1"]),
        ("еще ЁЛКИ", ["reply/1"]),
        ("об'єкти", ["radio", "reply/1"]),
        ("security guarantee", ["plan", "p2", "far/1"]),
        ('"security guarantees"', ["plan", "p2"]),
        ("guarantees security", ["plan", "far/1", "p2"]),
        ("600000", ["plan/2"]),
        ("600,000 personnel", ["plan/2"]),
        ("600", []),
        ("олен", ["p1"]),
        ("правда", ["wire"]),
        ("follows not-there", []),
        ("6000", []),
    ],
)
def test_the_hits_and_their_order(query, expected):
    assert search_for(query) == expected


@pytest.mark.usefixtures("_world")
def test_every_kind_is_counted_whichever_is_shown():
    hits = search(terms("donbas"), Scope(), "clause")
    assert hits.counts == {"proposal": 1, "clause": 2, "issue": 1, "position": 0, "source": 0}
    assert [hit.kind.name for hit in hits[:]] == ["clause", "clause"]


def test_drafts_are_neither_found_nor_counted():
    site = make_site()
    assert search_for("canary") == []
    draft = add_drafts(site, "canary")
    hidden = search(terms("canary"), Scope())
    assert (len(hidden), set(hidden.counts.values())) == (0, {0})
    Proposal.objects.get(pk=draft.pk)
    draft.state, draft.published_at = "published", site.plan.published_at
    draft.save()
    assert "draft-canary" in search_for("canary")


def test_of_too_many_hits_the_newest_are_kept_with_a_warning(monkeypatch):
    monkeypatch.setattr(find, "MOST_HITS", 3)
    plan = make_proposal(slug="plan", issued_on="2025-11-20")
    newer = make_proposal(slug="newer", issued_on="2025-11-21")
    for text in (plan, newer, newer):
        make_clause(proposal=text, text="A ceasefire.")
    assert search(terms("ceasefire"), Scope()).capped == []
    make_clause(proposal=plan, text="A ceasefire.")
    hits = search(terms("ceasefire"), Scope())
    assert [kind.name for kind in hits.capped] == ["clause"]
    assert search_for("ceasefire") == ["newer/1", "newer/2", "plan/1"]
    assert hits.warnings == ["clause: more than 3 records contain these words; the newest 3 are given."]


def test_a_text_too_long_to_index_is_still_found(monkeypatch):
    text = " ".join(f"слово{number}" for number in range(28_000)) + " наприкінці"
    assert len(text) > index.MOST_LETTERS_INDEXED
    make_clause(proposal=make_proposal(slug="long"), key="1", text=text)
    make_clause(proposal=make_proposal(slug="odd"), key="1", text="a" * 3000 + " word " + "ж" * 3000)
    assert search_for("слово27999 наприкінці") == ["long/1"]
    assert search_for("word " + "a" * 150) == ["odd/1"]
    assert search_for("ж" * 41) == ["odd/1"]


@pytest.mark.parametrize("rows", [5, 50])
def test_a_search_asks_the_database_as_often_for_50_hits_as_for_5(rows):
    plan = make_proposal(title="A truce", summary="truce")
    for number in range(rows):
        source = make_source(title=f"Truce {number}")
        make_position(clause=make_clause(proposal=plan, text=f"Truce {number}.", sources=[source]), statement="Truce.")
    with CaptureQueriesContext(connection) as queries:
        hits = search(terms("truce"), Scope())
        assert len(hits[:]) == 1 + 3 * rows
    assert len(queries) == len(KINDS) + 4


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(texts=st.lists(NEAR.filter(str.strip), min_size=1, max_size=4), query=NEAR)
def test_the_index_hides_nothing_that_the_patterns_find(texts, query):
    """Compared with a walk through all rows: the result does not depend on the index."""
    Clause.objects.all().delete()
    plan = Proposal.objects.filter(slug="any").first() or make_proposal(slug="any")
    storable = [text.replace("\0", " ").replace("\ud800", " ") for text in texts]
    for number, text in enumerate(storable):
        make_clause(proposal=plan, key=f"k{number}", number="", text=text or "-", issue=None, sources=[])
    asked_for = terms(query)
    expected = [
        f"any/k{number}"
        for number, text in enumerate(storable)
        if asked_for and all(term.pattern.search(text) for term in asked_for)
    ]
    assert sorted(hit for hit in (search_for(query) if asked_for else []) if "/" in hit) == expected
