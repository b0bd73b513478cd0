"""The template filter for how far a source was read."""

from typing import Any

from django import template
from django.utils.translation import gettext

from proposals.models import Source
from proposals.models.source import SourceReading

register = template.Library()


@register.filter
def how_read(record: Any, source: Source) -> str:
    """How far ``source`` was read for ``record``, to stand behind its name: " (read)".

    Empty if this is recorded of none of its sources: then one sentence says so for all.
    """
    reading = record.shown_reading
    if not reading:
        return ""
    if source.slug not in reading:
        return f" ({gettext('how far read: not recorded')})"
    return f" ({str(SourceReading(reading[source.slug]).label).lower()})"
