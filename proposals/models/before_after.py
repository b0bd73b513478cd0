"""What a correction changed: values of a record before and after, as the log of changes keeps them.

A plain value is kept as text. What a record refers to is kept by primary key: it may become hidden, and its name with
it, so whoever shows the entry looks the names up among what readers may see then.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from proposals.moment import known_part

PARTS = {
    "terms": ("measure", "value", "unit", "note"),
    "variant_readings": ("source", "reading"),
    "omissions": ("clause", "how", "note"),
}
"""The parts of a record by relation: first what a part refers to, then what it says."""

READING = "reading"
"""How far each source of a record was read."""

SAYING = PARTS | {READING: ("source", "how_far")}
"""What is kept as rows, each with the key of what it refers to and what is said of that."""

PLAIN = (
    models.CharField,
    models.TextField,
    models.DateField,
    models.IntegerField,
    models.BooleanField,
    models.JSONField,
)


def referred(model: str, name: str) -> str:
    """The kind of record that a field refers to, or that its rows refer to: terms to measures."""
    if name in SAYING:
        return SAYING[name][0]
    return str(apps.get_model("proposals", model)._meta.get_field(name).related_model._meta.model_name)


def before_and_after(record: Any, fields: Iterable[str], since: datetime.datetime | None) -> dict[str, list[Any]]:
    """Field → its value before and after, by the last two versions in the history of ``record``.

    Its parts are those that readers saw ``since`` the latest entry about the record, and those there are now.
    """
    wanted = set(fields)
    pairs: dict[str, list[Any]] = {}
    versions = list(record.history.order_by("-history_date", "-history_id")[:2])
    if len(versions) == 2:
        linked = getattr(type(versions[0]), "_history_m2m_fields", ())
        for field in (*record._meta.concrete_fields, *linked):
            if field.name in wanted and (isinstance(field, PLAIN) or _is_of_record(field)):
                pairs[field.name] = [_written(version, field) for version in reversed(versions)]
    if since is not None:
        pairs |= {name: [_parts(record, name, since), _parts(record, name, None)] for name in PARTS if name in wanted}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _is_of_record(field: Any) -> bool:
    """Whether a field refers to what readers can see; whoever published or wrote something is nobody's business."""
    return field.is_relation and field.related_model._meta.app_label == field.model._meta.app_label


def _written(version: Any, field: Any) -> str | list[Any]:
    """A plain value or a list of them as text, empty for None; the sorted keys of related records.

    How far sources were read names them: rows, as for parts.
    """
    if field.many_to_many:
        links = getattr(type(version), field.name).model.objects.filter(history=version.history_id)
        return sorted(links.values_list(f"{field.m2m_reverse_field_name()}_id", flat=True))
    value = getattr(version, field.attname)
    if field.is_relation:
        return [] if value is None else [value]
    if field.name == READING:
        return _readings(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, datetime.date):
        return _known(value, getattr(version, "date_precision", "day"))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _known(day: datetime.date, precision: str) -> str:
    """A day no finer than the record knows it: 2025-12-08, week of 2025-12-08, 2025-12, 2025."""
    return f"week of {day.isoformat()}" if precision == "week" else known_part(day, precision)


def _readings(how_far: dict[str, str]) -> list[dict[str, Any]]:
    """The sources by their keys; what has been deleted since has none."""
    sources: Any = apps.get_model("proposals", "source")
    keys = dict(sources._base_manager.filter(slug__in=how_far).values_list("slug", "pk"))
    return [{"source": keys.get(slug, 0), "how_far": state} for slug, state in sorted(how_far.items())]


def _parts(record: Any, name: str, at: datetime.datetime | None) -> list[dict[str, Any]]:
    """What the parts of a record refer to and say, at that time or now."""
    model, owner = getattr(record, name).model, getattr(record, name).field.attname
    refers, *says = PARTS[name]
    if at is None:
        rows = list(model._base_manager.filter(**{owner: record.pk}).values())
    else:
        latest: dict[int, Any] = {}
        versions = model.history.filter(**{owner: record.pk, "history_date__lte": at})
        for version in versions.order_by("history_date", "history_id").values():
            latest[version["id"]] = version
        rows = [version for version in latest.values() if version["history_type"] != "-"]
    kept = [{refers: row[f"{refers}_id"], **{column: row[column] for column in says}} for row in rows]
    return sorted(kept, key=lambda part: part[refers])
