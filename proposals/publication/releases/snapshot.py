"""Everything public as one JSON text: the same data give the same bytes.

::

    {"format": 1,
     "records": {"process": {"<name>": {field: value, …}, …}, …, "clause": {"<proposal>/<key>": {…}}, …},
     "history": {"clause": [{"of": "<name>", "at": …, "type": "~", "reason": …, field: value, …}, …], …}}

Records stand in the order in which they were entered, which decides between statements of one day; no number of the
database is kept. A record is named by its slug, or by the names that make it unique (``plan/6``); what refers to it
gives its name. Days are ISO 8601, times too, in UTC. People are left out.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from proposals.models.editorial import PART_OF, Reviewed
from proposals.moment import NOW, at

FORMAT = 1

Names = dict[type[models.Model], dict[int, str]]


def kept_models() -> list[Any]:
    """The models readers see something of: those with the verb ``public``, a record before what refers to it."""
    return [
        model for model in apps.get_app_config("proposals").get_models() if hasattr(model._default_manager, "public")
    ]


def take() -> bytes:
    """The snapshot of what is public now. Call it where nobody else can write meanwhile."""
    with at(NOW):
        rows = {model: list(model._default_manager.public().order_by("pk")) for model in kept_models()}
        names: Names = {}
        for model, found in rows.items():
            names[model] = {row.pk: _name(row, names) for row in found}
        since: dict[type[models.Model], dict[int, datetime]] = {}
        for model, found in rows.items():
            since[model] = _published(model, found, since)
        content = {
            "format": FORMAT,
            "records": {model._meta.model_name: dict(_records(found, names)) for model, found in rows.items()},
            "history": {
                model._meta.model_name: list(_history(model, since[model], names)) for model in rows if since[model]
            },
        }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, date):  # a time is one, too
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{value!r} has no place in a snapshot")


def own_fields(model: type[models.Model]) -> list[Any]:
    """The columns that are kept: all but the primary key and what refers to people."""
    kept = set(kept_models())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and (field.remote_field is None or field.related_model in kept)
    ]


def naming_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that make a name: the one that is unique, or those of the model's unique constraint."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    alone = [field for field in fields.values() if field.unique and not (field.primary_key or field.null)]
    if alone:
        return alone[:1]
    unique = next(c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint) and not c.condition)
    return [fields[name] for name in unique.fields]


def _name(row: models.Model, names: Names) -> str:
    return "/".join(str(_value(row, field, names)) for field in naming_fields(type(row)))


def _value(row: models.Model, field: Any, names: Names) -> Any:
    """The value as it is kept: a record by its name, None where that is not public."""
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
        listed = {name: sorted(found.get(row.pk, ())) for name, found in links.items()}
        yield names[model][row.pk], _values(row, model, names) | listed


def _links(field: Any, names: Names) -> dict[int, list[str]]:
    """Primary key of a record → the names of what it lists in ``field``, public ones only."""
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    listed: dict[int, list[str]] = {}
    for one, another in through.objects.values_list(f"{own}_id", f"{other}_id"):
        if (name := names[field.related_model].get(another)) is not None:
            listed.setdefault(one, []).append(name)
    return listed


# History: what was published, and every version since. Who made them, and drafts before it, stay where they are.


def _published(model: type[Any], rows: list[Any], since: dict) -> dict[int, datetime]:
    """Primary key → when what governs the record was published; empty for the catalogue, which has no such time."""
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
