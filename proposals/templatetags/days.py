"""Template filters for days that are no field of a record: each no finer than the record knows it."""

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html

from proposals.comparison import wording
from proposals.models import DatePrecision, RecordedDay

register = template.Library()


@register.filter
def recorded_day(day: RecordedDay) -> str:
    """For readers and for machines."""
    machine = wording.machine_day(day.on, day.precision)
    return format_html('<time datetime="{}">{}</time>', machine, wording.day(day.on, day.precision))


@register.filter
def entry_day(entry: Any) -> str:
    """The day of a :class:`proposals.stances.timeline.TimelineEntry`."""
    return wording.day(entry.on, entry.record.date_precision)


@register.filter
def tick_day(tick: Any) -> str:
    """The day of a :class:`proposals.charts.Tick`; its mark stands for a record with a precision."""
    precision = tick.of.date_precision
    is_day = precision == DatePrecision.DAY
    return date_format(tick.on, "SHORT_DATE_FORMAT") if is_day else wording.short_day(tick.on, precision)
