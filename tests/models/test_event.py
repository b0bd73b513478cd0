"""An event: its last day, and what blocks publishing it."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.models import Event
from proposals.moment import Moment, at
from tests.factories import make_event
from tests.models.blocking import problems

pytestmark = pytest.mark.django_db


def test_an_event_needs_a_source():
    assert problems(make_event("in-review", sources=[])) == ["sources: name at least one source of this event."]


@pytest.mark.parametrize(
    ("precision", "on", "end"),
    [
        ("day", None, date(2025, 12, 2)),
        ("day", date(2025, 12, 1), None),
        ("day", date(2025, 12, 2), date(2025, 12, 2)),
        ("month", date(2025, 12, 30), None),
        ("month", date(2025, 12, 31), date(2025, 12, 2)),
    ],
)
def test_an_events_last_day_is_shown_once_it_has_passed(precision, on, end):
    event = Event(starts_on=date(2025, 12, 1), ends_on=date(2025, 12, 2), date_precision=precision)
    with at(Moment(on=on)):
        assert event.shown_end == end
