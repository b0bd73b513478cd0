"""Days in templates, no finer than they are known."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.charts import Tick
from proposals.models import Position, RecordedDay
from proposals.stances.timeline import TimelineEntry
from proposals.templatetags.days import entry_day, recorded_day, tick_day

DAY = date(2025, 3, 17)


@pytest.mark.parametrize(
    ("precision", "machine", "long", "short"),
    [
        ("day", "2025-03-17", "17 March 2025", "17 Mar 2025"),
        ("week", "2025-W12", "week of 17 March 2025", "week of 17 Mar 2025"),
        ("month", "2025-03", "March 2025", "Mar 2025"),
        ("year", "2025", "2025", "2025"),
    ],
)
def test_a_day_is_written_no_finer_than_it_is_known(precision: str, machine: str, long: str, short: str):
    record = Position(stated_on=DAY, date_precision=precision)
    assert recorded_day(RecordedDay(DAY, precision)) == f'<time datetime="{machine}">{long}</time>'
    assert entry_day(TimelineEntry(DAY, "move", record)) == long
    assert tick_day(Tick(1.0, DAY, "start", record)) == short
