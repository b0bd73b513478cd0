"""Making a release, and what changed from one to the next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from proposals.models import Release
from proposals.models.rights import may_make_release
from proposals.publication.releases.snapshot import kept_models, take


def make(by: Any, notes: str) -> Release:
    """Keep everything that is public now as the next release. ``by`` is None for the operator's own act.

    Raises PermissionDenied, or ValidationError where there are no notes, nothing is public, or nothing has changed.
    """
    if by is not None and not may_make_release(by):
        raise PermissionDenied("You are not allowed to make a release.")
    if not notes.strip():
        raise ValidationError({"notes": "Say what readers should know about this release."})
    with transaction.atomic():
        _hold_still()
        last = Release.objects.without_snapshot().first()
        release = Release.of(
            take(), number=last.number + 1 if last else 1, made_at=timezone.now(), made_by=by, notes=notes.strip()
        )
        if last and last.checksum == release.checksum:
            raise ValidationError(
                f"Nothing that readers can see has changed since release {last.number}; cite that one."
            )
        if not release.data["records"]["process"]:
            raise ValidationError("Nothing is public yet, so there is nothing to release.")
        release.save(force_insert=True)
    return release


def _hold_still() -> None:
    """Nobody writes what is being kept, and nobody makes another release, until the transaction ends.

    On SQLite it began with the only lock there is (``transaction_mode=IMMEDIATE``).
    """
    if connection.vendor != "postgresql":
        return
    tables = [
        table._meta.db_table
        for model in kept_models()
        for table in (model, *(field.remote_field.through for field in model._meta.local_many_to_many))
    ]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {quote(Release._meta.db_table)} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(f"LOCK TABLE {', '.join(map(quote, tables))} IN SHARE MODE")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the records of one kind; ``kind`` is its name in the plural, the rest are names of records."""

    kind: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Change]:
    """What differs between two snapshots, ``before`` None for nothing; kinds without a difference are left out."""
    old_records = before["records"] if before else {}
    found = []
    for kind, new in after["records"].items():
        if kind == "change":  # the log tells of the other records
            continue
        old = old_records.get(kind, {})
        change = Change(
            kind=_plural(kind),
            added=tuple(name for name in new if name not in old),
            changed=tuple(name for name in new if name in old and new[name] != old[name]),
            removed=tuple(name for name in old if name not in new),
        )
        if change.added or change.changed or change.removed:
            found.append(change)
    return found


def changes_since(last: Release | None) -> list[Change]:
    """What a release would hold that ``last`` does not, as things are now."""
    return changes(last.data if last else None, json.loads(take()))


def _plural(kind: str) -> str:
    """The words for a kind, also for one that a later version no longer has."""
    try:
        return str(apps.get_model("proposals", kind)._meta.verbose_name_plural)
    except LookupError:
        return kind
