"""Writing rows of a dataset: only those that differ, each with one history row."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from proposals.dataset.record import decided_about_of
from proposals.models.history import record_history, slices

REASON = "Loaded from dataset"


class Batch:
    """The rows of one model that a dataset names, by their key in the dataset.

    Call ``put`` for every record, then ``link``, then ``finish`` once, which writes the history: one history row for a
    row and its links. ``fields`` has the changed fields of each row that existed before, ``states`` the state it was
    in, ``deleted`` the deleted rows.
    """

    def __init__(self, model: type[Any], rows: Mapping[Any, Any]):
        self.model = model
        self.rows = dict(rows)
        self.put_keys: set[Any] = set()
        self.new: set[Any] = set()
        self.changed: set[Any] = set()
        self.fields: dict[Any, set[str]] = defaultdict(set)
        self.states: dict[Any, str] = {key: row.state for key, row in rows.items() if hasattr(row, "state")}
        self.deleted: list[Any] = []

    def __getitem__(self, key: Any) -> Any:
        return self.rows[key]

    def free_values(self, field: str, wanted: Mapping[Any, Any], empty: Any) -> None:
        """Clear unique values that another row of this batch is about to take; ``put`` then writes the right ones."""
        for key, row in self.rows.items():
            value = getattr(row, field)
            if value != empty and key in wanted and wanted[key] != value and value in wanted.values():
                setattr(row, field, empty)
                row.save_without_historical_record(update_fields=[field])

    def put(self, key: Any, fields: Mapping[str, Any], editorial: Mapping[str, Any] | None = None) -> Any:
        """Create the row or update it. The fields in ``editorial`` are written only if the state differs."""
        row = self.rows.get(key)
        self.put_keys.add(key)
        if row is None:
            row = self.rows[key] = self.model(**fields, **(editorial or {}))
            row.save_without_historical_record(force_insert=True)
            self.new.add(key)
            return row
        values = dict(fields)
        if editorial and editorial["state"] != row.state:
            values |= editorial
        changed = [name for name, value in values.items() if self._stored(row, name) != _plain(value)]
        if changed:
            for name in changed:
                setattr(row, name, values[name])
            row.save_without_historical_record(update_fields=changed)
            if key not in self.new:
                self.changed.add(key)
                self.fields[key] |= set(changed)
        return row

    def put_decision(self, key: Any, record: Any, fresh: str) -> None:
        """Write what a decision is about. ``fresh`` is the digest of the clauses as they are in the folder.

        A folder that says nothing of it decides anew only what it adds or decides otherwise. To load other words is no
        decision: what was decided about the words before then needs a look.
        """
        decided = key in self.new or bool(self.fields[key] & self.model.DECIDED)
        kept = fresh if decided else self.rows[key].decided_about
        self.put(key, {"decided_about": decided_about_of(record, kept)})

    def link(self, name: str, wanted: Mapping[Any, Iterable[models.Model]]) -> None:
        """Make the many-to-many field ``name`` hold exactly the rows in ``wanted``, for each of its keys."""
        field: Any = self.model._meta.get_field(name)
        through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
        keys = {self.rows[key].pk: key for key in wanted}
        before = {
            (own_id, other_id): pk
            for chunk in slices(keys)
            for pk, own_id, other_id in through.objects.filter(**{f"{own}__in": chunk}).values_list(
                "pk", f"{own}_id", f"{other}_id"
            )
        }
        after = {(self.rows[key].pk, row.pk): None for key, rows in wanted.items() for row in rows}
        added = [pair for pair in after if pair not in before]
        removed = [pair for pair in before if pair not in after]
        through.objects.bulk_create(through(**{f"{own}_id": pair[0], f"{other}_id": pair[1]}) for pair in added)
        for chunk in slices(removed):
            through.objects.filter(pk__in=[before[pair] for pair in chunk]).delete()
        changed = {keys[pair[0]] for pair in (*added, *removed)} - self.new
        self.changed |= changed
        for key in changed:
            self.fields[key].add(name)

    def delete_others(self) -> None:
        """Delete the rows that were not put, each with its history row."""
        for key in self.rows.keys() - self.put_keys:
            row = self.rows.pop(key)
            row._change_reason = REASON
            self.deleted.append(row)
            row.delete()

    def finish(self, at: datetime.datetime) -> None:
        """Write the history of new and changed rows."""
        for keys, update in ((self.new, False), (self.changed, True)):
            rows = [row for key, row in self.rows.items() if key in keys]
            record_history(rows, update, REASON, at)

    def summary(self) -> str:
        new, changed = len(self.new), len(self.changed)
        total = len(self.put_keys)
        deleted = f", {len(self.deleted)} deleted" if self.deleted else ""
        names = self.model._meta
        return (
            f"{total} {names.verbose_name if total == 1 else names.verbose_name_plural}: {new} new, {changed} changed, "
            f"{total - new - changed} unchanged{deleted}"
        )

    def _stored(self, row: models.Model, name: str) -> Any:
        field: Any = self.model._meta.get_field(name)
        return getattr(row, field.attname)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value
