"""What a search of each kind of record is narrowed down to."""

from __future__ import annotations

import pytest

from tests.search.world import results_of

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"process": "talks"}, ["plan", "plan/2", "p2"]),
        ({"process": "others"}, ["far/1"]),
        ({"proposal": "plan"}, ["plan", "plan/2"]),
        ({"topic": "territory"}, ["p2"]),
        ({"party": "alpha"}, ["plan", "plan/2", "p2"]),
        ({"party": "beta"}, ["far/1"]),
        ({"kind": "clause"}, ["far/1", "plan/2"]),
        ({"after": "2025-11-21"}, []),
        ({"before": "2025-11-20", "kind": "position"}, ["p2"]),
        ({"process": "others", "party": "alpha"}, []),
    ],
)
def test_a_search_is_narrowed_to_what_concerns_the_process_text_topic_party_and_days(narrowed, expected):
    assert results_of(q="guarantees", **narrowed) == expected


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({}, ["wire", "p1", "reply/1"]),
        ({"proposal": "plan"}, ["wire", "p1"]),
        ({"proposal": "reply"}, ["reply/1"]),
        ({"party": "beta"}, ["wire", "p1", "reply/1"]),
        ({"party": "alpha"}, []),
        ({"topic": "territory"}, ["p1", "reply/1"]),
        ({"after": "2025-11-21"}, ["p1", "reply/1"]),
        ({"after": "2025-11-20", "before": "2025-11-20"}, ["wire"]),
    ],
)
def test_a_source_concerns_the_texts_and_statements_that_rest_on_it(narrowed, expected):
    assert results_of(q="донбас", **narrowed) == expected
