"""The entries that a load adds to the log of changes: what it published, corrected and withdrew."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from config.records import CATALOGUE, REVIEWED
from proposals.dataset.write import REASON, Batch
from proposals.models import Change, Process, State

# Moving a record to make room for another is no change for readers; nor is a term that was found in the new words too.
NOT_LOGGED = {"order", "decided_about"}


def log_changes(
    batches: Iterable[Batch],
    proposals: Batch,
    clauses: Batch,
    parts: Mapping[str, Batch],
    omissions: Batch,
    at: datetime.datetime,
) -> None:
    """Add entries for what the batches have done; all are finished.

    Clauses, ``parts`` of clauses (by the name of the relation) and ``omissions`` get no entries when their text is
    published, and count as additions and corrections after that. A process that is new gets one entry for all that it
    brings.
    """
    entries: list[Change] = []
    batches = list(batches)
    arrived = [batch[slug] for batch in batches if batch.model is Process for slug in sorted(batch.new)]
    entries += [Change.of(Change.Kind.PUBLICATION, process, reason=REASON) for process in arrived]
    for batch in batches:
        name = batch.model._meta.model_name
        if name in REVIEWED:
            if batch is proposals:
                _add_parts(batch, {"omissions": omissions, "clauses": clauses})
            if not arrived:
                entries += _of_reviewed(batch)
        elif name in CATALOGUE:
            entries += _of_catalogue(batch)
    entries += _of_clauses(clauses, parts, _public_before_and_after(proposals))
    for entry in entries:
        entry.at = at
    Change.objects.bulk_create(entries, batch_size=200)


def _of_reviewed(batch: Batch) -> Iterable[Change]:
    for key, row in batch.rows.items():
        before = None if key in batch.new else batch.states[key]
        is_public, was_public = row.state == State.PUBLISHED, before == State.PUBLISHED
        if is_public and not was_public:
            yield Change.of(Change.Kind.PUBLICATION, row)
        elif was_public and not is_public:
            yield Change.of(Change.Kind.WITHDRAWAL, row, reason=REASON)
        elif is_public and batch.fields.get(key):
            yield Change.of(Change.Kind.CORRECTION, row, reason=REASON, fields=batch.fields[key])


def _of_catalogue(batch: Batch) -> Iterable[Change]:
    changed = {
        batch[key].pk: key for key, fields in batch.fields.items() if fields - NOT_LOGGED and key not in batch.new
    }
    for row in batch.model.objects.public().filter(pk__in=list(changed)) if changed else ():
        yield Change.of(Change.Kind.CORRECTION, row, reason=REASON, fields=batch.fields[changed[row.pk]])


def _of_clauses(clauses: Batch, parts: Mapping[str, Batch], public: set[int]) -> Iterable[Change]:
    fields: dict[Any, set[str]] = defaultdict(set, {key: set(names) for key, names in clauses.fields.items()})
    keys = {row.pk: key for key, row in clauses.rows.items()}
    for name, batch in parts.items():
        for part in _touched(batch):
            if part.clause_id in keys:
                fields[keys[part.clause_id]].add(name)
    for key, row in clauses.rows.items():
        changed = fields[key] - NOT_LOGGED
        if row.proposal_id in public and (key in clauses.new or changed):
            if key in clauses.new:
                yield Change.of(Change.Kind.ADDITION, row, reason=REASON)
            else:
                yield Change.of(Change.Kind.CORRECTION, row, reason=REASON, fields=changed)


def _add_parts(proposals: Batch, parts: Mapping[str, Batch]) -> None:
    """A text has changed if its omissions have, or if a clause was deleted."""
    keys = {row.pk: key for key, row in proposals.rows.items()}
    for name, batch in parts.items():
        for part in batch.deleted if name == "clauses" else _touched(batch):
            if part.proposal_id in keys:
                proposals.fields[keys[part.proposal_id]].add(name)


def _touched(batch: Batch) -> Iterable[Any]:
    changed = [key for key in batch.changed if batch.fields[key] - NOT_LOGGED]
    return [*(batch[key] for key in (*batch.new, *changed)), *batch.deleted]


def _public_before_and_after(proposals: Batch) -> set[int]:
    """The keys of the texts that were public before the load and still are."""
    return {row.pk for key, row in proposals.rows.items() if row.state == proposals.states.get(key) == State.PUBLISHED}
