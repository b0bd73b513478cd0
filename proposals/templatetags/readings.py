"""Template tags for how far sources were read."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.db.models import QuerySet
from django.utils.translation import gettext

from proposals.models import Position, Source
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


@register.simple_tag
def none_read(*lists: Any) -> bool:
    """Whether the records in these lists cite sources, and how far a source was read is recorded for none of them.

    Then the page says so once. Records may stand in lists of lists, in dictionaries and in courses of statements.
    """
    records = [record for record in _records(lists) if cited_by(record)]
    return bool(records) and not any(record.shown_reading for record in records)


def cited_by(record: Any) -> Any:
    """The sources that the reader sees of a record."""
    return record.sourcing.sources if isinstance(record, Position) else record.sources.all()


def _records(lists: Any) -> Iterator[Any]:
    for each in lists.values() if isinstance(lists, Mapping) else lists or ():
        if hasattr(each, "shown_reading"):
            yield each
        elif hasattr(each, "statements"):
            yield from each.statements
        elif isinstance(each, Mapping | list | tuple | QuerySet):
            yield from _records(each)
