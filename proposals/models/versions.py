"""What a record said at one time: the values of its fields as plain data, from the row itself or from its history."""

import datetime
from typing import Any

from django.db import models

from proposals.models.history import remember, unremembered


def editable_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that people fill in, in the order of the model, the lists of related records last."""
    fields = [field for field in model._meta.concrete_fields if field.editable and not field.primary_key]
    return [*fields, *model._meta.many_to_many]


def values(record: models.Model) -> dict[str, Any]:
    """Field → value; a related record as its primary key, several as a sorted list of them.

    ``record`` is a row or one of its versions (a historical record).
    """
    model = getattr(record, "instance_type", type(record))
    found: dict[str, Any] = {}
    for field in editable_fields(model):
        if not field.many_to_many:
            found[field.name] = getattr(record, field.attname)
        elif hasattr(record, "history_id"):
            rows = getattr(record, field.name).values_list(field.m2m_reverse_field_name(), flat=True)
            found[field.name] = sorted(pk for pk in rows if pk is not None)
        else:
            found[field.name] = sorted(related.pk for related in getattr(record, field.name).all())
    return found


def put_back(version: Any, *, by: Any, reason: str, at: datetime.datetime | None = None) -> models.Model:
    """Write a version of a record as it was, state included, also where the row is gone. No rule is asked.

    For drafts alone: what readers see goes through :func:`proposals.models.revising.revise`.
    """
    record = version.instance
    existed = type(record)._base_manager.filter(pk=record.pk).exists()
    kept = values(version)
    with unremembered(record):
        record.save(force_insert=not existed, force_update=existed)
        for field in record._meta.many_to_many:
            getattr(record, field.name).set(kept[field.name])
    record._history_user = by
    remember([record], update=existed, reason=reason, at=at)
    return record
