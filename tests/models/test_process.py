"""A process is seen when something in it is published."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.models import Process
from proposals.moment import Moment, at
from tests.factories import make_event, make_issue, make_process, make_proposal

pytestmark = pytest.mark.django_db


def test_a_process_is_public_if_something_in_it_is_published():
    for state in STATES:
        make_proposal(state, process=make_process(slug=f"text-{state}"))
        make_event(state, process=make_process(slug=f"event-{state}"))
    make_issue(process=make_process(slug="only-issues"))
    assert {process.slug for process in Process.objects.public()} == {"text-published", "event-published"}


STATES = ("draft", "in-review", "published", "withdrawn")


def test_the_default_process_comes_first_and_the_others_by_name():
    for slug, name, is_default in (("b", "Beta", False), ("a", "Gamma", False), ("c", "Zeta", True)):
        make_process(slug=slug, name=name, is_default=is_default)
    assert [process.slug for process in Process.objects.default_first()] == ["c", "b", "a"]


def test_the_end_of_a_process_is_shown_from_that_day_on():
    process = Process(started_on=date(2025, 1, 1), ended_on=date(2025, 3, 1))
    for on, end in ((None, process.ended_on), (date(2025, 2, 28), None), (date(2025, 3, 1), process.ended_on)):
        with at(Moment(on=on)):
            assert process.shown_end == end
