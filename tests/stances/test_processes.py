"""The facts of each process."""

from __future__ import annotations

import pytest

from proposals.models import Process
from proposals.stances.processes import ProcessFacts, process_facts
from tests.factories import make_event, make_party, make_process, make_proposal

pytestmark = pytest.mark.django_db


def test_texts_and_parties_are_counted_for_each_process_a_shared_party_in_both_and_drafts_in_none(
    django_assert_num_queries,
):
    shared, other = make_party(), make_party()
    one, two, bare = (make_process(slug=slug) for slug in ("one", "two", "bare"))
    make_proposal(process=one, drafted_by=[shared])
    make_proposal(process=one, drafted_by=[shared, other])
    make_proposal(process=two, drafted_by=[shared])
    make_proposal("draft", process=two)
    make_event(process=bare)
    processes = list(Process.objects.filter(slug__in=["one", "two", "bare"]).order_by("-slug"))
    with django_assert_num_queries(2):
        assert process_facts(processes) == [
            ProcessFacts(two, 1, 1),
            ProcessFacts(one, 2, 2),
            ProcessFacts(bare, 0, 0),
        ]


def test_without_processes_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert process_facts([]) == []
