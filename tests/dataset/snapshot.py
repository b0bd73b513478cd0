"""The whole database of proposals as plain values, without primary keys, so that two databases can be compared."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Topic,
)

# When and by whom a record was published is not part of the exchange format.
EDITORIAL = {"published_at", "submitted_by", "reviewed_by"}


def snapshot(without: str = "") -> dict[str, list[dict[str, Any]]]:
    """Model name → its rows, every field and every link, foreign keys as the natural name of the other row.

    ``without`` names a field to leave out.
    """
    left_out = EDITORIAL | {without}
    return {model.__name__: sorted((_row(row, left_out) for row in model.objects.all()), key=str) for model in _kinds()}


def history_counts() -> dict[str, int]:
    return {model.__name__: model.history.count() for model in _kinds()}


def empty_database() -> None:
    """Take every row away, so that a load starts from nothing."""
    Clause.objects.update(parent=None)
    Proposal.objects.update(revises=None)
    records = (Position, Correspondence, Event, Omission, Clause, Proposal)
    for model in (*records, Measure, Issue, Topic, Process, Source, Party):
        model.objects.all().delete()


def _kinds() -> list[type[models.Model]]:
    kinds = apps.get_app_config("proposals").get_models()
    return [model for model in kinds if hasattr(model._meta, "simple_history_manager_attribute")]


def _row(row: models.Model, left_out: set[str]) -> dict[str, Any]:
    values = {}
    for field in row._meta.fields:
        if not field.primary_key and field.name not in left_out:
            value = getattr(row, field.name)
            values[field.name] = _name(value) if isinstance(value, models.Model) else value
    for field in row._meta.many_to_many:
        values[field.name] = sorted(_name(other) for other in getattr(row, field.name).all())
    return values


def _name(row: models.Model) -> str:
    return row.slug if hasattr(row, "slug") else str(row)
