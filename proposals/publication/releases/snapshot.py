"""Everything public as one JSON document: the same data give the same bytes.

::

    {"format": 1,
     "records": {"process": {"<name>": {field: value, …}, …}, …, "clause": {"<proposal>/<key>": {…}}, …},
     "history": {"clause": [{"of": "<name>", "at": …, "type": "~", "reason": …, field: value, …}, …], …}}

Records are in the order they were entered, which decides between statements of one day; primary keys are not kept. A
record is named by its slug, or by the values that make it unique (``plan/6``), and referred to by that name. Dates and
times are ISO 8601, times in UTC. Users are left out.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from config.records import PART_OF
from proposals.models.editorial import Reviewed
from proposals.moment import NOW, at

FORMAT = 1
KEPT = (
    *("process", "party", "source", "topic", "issue", "change", "proposal", "clause", "variantreading", "omission"),
    *("correspondence", "event", "measure", "position", "term"),
)
"""The models that readers see rows of, those that others refer to first. The bytes of a snapshot follow this order."""

Names = dict[type[models.Model], dict[int, str]]


def kept_models() -> list[Any]:
    """The models of :data:`KEPT`, in that order."""
    return [apps.get_model("proposals", name) for name in KEPT]


def take_snapshot() -> bytes:
    """The snapshot of what is public now. Call it while nobody else can write."""
    with at(NOW):
        records = {model: list(model._default_manager.public().order_by("pk")) for model in kept_models()}
        names: Names = {}
        for model, rows in records.items():
            names[model] = {row.pk: _name(row, names) for row in rows}
        since: dict[type[models.Model], dict[int, datetime]] = {}
        for model, rows in records.items():
            since[model] = _published(model, rows, since)
        content = {
            "format": FORMAT,
            "records": {model._meta.model_name: dict(_records(rows, names)) for model, rows in records.items()},
            "history": {
                model._meta.model_name: list(_history(model, since[model], names)) for model in records if since[model]
            },
        }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, date):  # or a datetime, its subclass
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{value!r} has no place in a snapshot")


def own_fields(model: type[models.Model]) -> list[Any]:
    """The columns that are kept: all but the primary key and references to users."""
    kept_model_set = set(kept_models())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and (field.remote_field is None or field.related_model in kept_model_set)
    ]


def naming_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that make up a name: the one that is unique, or those of the model's unique constraint."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    unique_fields = [field for field in fields.values() if field.unique and not (field.primary_key or field.null)]
    if unique_fields:
        return unique_fields[:1]
    unique = next(c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint) and not c.condition)
    return [fields[name] for name in unique.fields]


def _name(row: models.Model, names: Names) -> str:
    return "/".join(str(_value(row, field, names)) for field in naming_fields(type(row)))


def _value(row: models.Model, field: Any, names: Names) -> Any:
    """The value to keep: for a related record its name, None where that record is not public."""
    value = getattr(row, field.attname)
    return value if field.remote_field is None else names[field.related_model].get(value)


def _values(row: models.Model, model: type[models.Model], names: Names) -> dict[str, Any]:
    return {field.name: _value(row, field, names) for field in own_fields(model)}


def _records(rows: list[models.Model], names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    if not rows:
        return
    model = type(rows[0])
    links = {field.name: _links(field, names) for field in model._meta.many_to_many}
    for row in rows:
        listed = {name: sorted(by_pk.get(row.pk, ())) for name, by_pk in links.items()}
        yield names[model][row.pk], _values(row, model, names) | listed


def _links(field: Any, names: Names) -> dict[int, list[str]]:
    """Primary key of a record → the names of the public records that it lists in ``field``."""
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    listed: dict[int, list[str]] = {}
    for one, another in through.objects.values_list(f"{own}_id", f"{other}_id"):
        if (name := names[field.related_model].get(another)) is not None:
            listed.setdefault(one, []).append(name)
    return listed


# History: the version that was published, and every one since. Authors, and drafts before that, are not kept.


def _published(model: type[Any], rows: list[Any], since: dict) -> dict[int, datetime]:
    """Primary key → when the record, or the one it is part of, was published; empty for catalogue models."""
    if issubclass(model, Reviewed):
        return {row.pk: row.published_at for row in rows}
    part_of = PART_OF.get(model._meta.model_name)
    if part_of is None:
        return {}
    field = model._meta.get_field(part_of)
    return {row.pk: since[field.related_model][getattr(row, field.attname)] for row in rows}


def _history(model: type[Any], since: dict[int, datetime], names: Names) -> Iterator[dict[str, Any]]:
    versions: dict[int, list[Any]] = {}
    public = model._default_manager.public().values("pk")
    for row in model.history.filter(**{f"{model._meta.pk.name}__in": public}).order_by("history_date", "history_id"):
        pk = getattr(row, model._meta.pk.attname)
        if row.history_date <= since[pk]:
            versions[pk] = [row]
        else:
            versions.setdefault(pk, []).append(row)
    for row in sorted((row for rows in versions.values() for row in rows), key=lambda row: row.history_id):
        yield {
            "of": names[model][getattr(row, model._meta.pk.attname)],
            "at": row.history_date,
            "type": row.history_type,
            "reason": row.history_change_reason or "",
            **_values(row, model, names),
        }
