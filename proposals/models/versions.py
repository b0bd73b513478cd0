"""The values of a record at one time as plain data, from the row itself or from its history."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import models

from proposals.models.editorial import State
from proposals.models.history import record_history, without_history


def editable_fields(model: type[models.Model]) -> list[Any]:
    """The fields that people fill in, in the order of the model, with lists of related records last."""
    fields = [field for field in model._meta.concrete_fields if field.editable and not field.primary_key]
    return [*fields, *model._meta.many_to_many]


def values(record: models.Model) -> dict[str, Any]:
    """Field → value; a related record as its primary key, a list of them as a sorted list of keys.

    ``record`` is a row or one of its versions (a historical record). For many, see :func:`values_of_versions`.
    """
    if hasattr(record, "history_id"):
        return values_of_versions([record])[record.history_id]
    return {
        field.name: sorted(related.pk for related in getattr(record, field.name).all())
        if field.many_to_many
        else getattr(record, field.attname)
        for field in editable_fields(type(record))
    }


def values_of_versions(versions: Sequence[Any]) -> dict[int, dict[str, Any]]:
    """:func:`values` of versions of one model, by ``history_id``; takes one query for each list of related records."""
    if not versions:
        return {}
    fields = editable_fields(versions[0].instance_type)
    by_version = {
        version.history_id: {
            field.name: [] if field.many_to_many else getattr(version, field.attname) for field in fields
        }
        for version in versions
    }
    for field in fields:
        if field.many_to_many:
            links = getattr(type(versions[0]), field.name).model.objects.filter(history__in=list(by_version))
            column = f"{field.m2m_reverse_field_name()}_id"
            for history_id, key in sorted(links.values_list("history_id", column)):
                by_version[history_id][field.name].append(key)
    return by_version


def last_seen(record: Any) -> Any:
    """The last version of the record that readers saw; None if they never did."""
    return record.history.filter(state=State.PUBLISHED).order_by("-history_id").first()


def clauses_last_seen(proposal: Any, seen: Any) -> dict[int, Any]:
    """The versions of the clauses that readers last saw, by primary key: those at the time the text was withdrawn.

    ``seen`` is the version of the text that readers last saw. Empty while readers still see the text.
    """
    after = seen and proposal.history.filter(history_id__gt=seen.history_id).order_by("history_id").first()
    if not after:
        return {}
    clauses = proposal.clauses.model.history.as_of(after.history_date).filter(proposal=proposal.pk)
    versions = [clause._history for clause in clauses]
    return {version.id: version for version in sorted(versions, key=lambda version: (version.order, version.key))}


def put_back(version: Any, *, by: Any, reason: str, at: datetime.datetime | None = None) -> models.Model:
    """Restore a version of a record, its state included, even if the row has been deleted. Checks no rule.

    For drafts only: what readers see goes through :func:`proposals.editing.revise.revise`.
    """
    record = version.instance
    existed = type(record)._base_manager.filter(pk=record.pk).exists()
    restored = values(version)
    with without_history(record):
        record.save(force_insert=not existed, force_update=existed)
        for field in record._meta.many_to_many:
            getattr(record, field.name).set(restored[field.name])
    record._history_user = by
    record_history([record], update=existed, reason=reason, at=at)
    return record
