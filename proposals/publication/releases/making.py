"""Making a release, and the difference between two of them."""

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
from proposals.publication.releases.snapshot import kept_models, take_snapshot


def make(by: Any, notes: str) -> Release:
    """Save everything that is public now as the next release. ``by`` is None where the operator makes it.

    Raises PermissionDenied, or ValidationError where there are no notes, nothing is public, or nothing has changed.
    """
    if by is not None and not may_make_release(by):
        raise PermissionDenied("You are not allowed to make a release.")
    if not notes.strip():
        raise ValidationError({"notes": "Say what readers should know about this release."})
    with transaction.atomic():
        _lock_tables()
        last = Release.objects.without_snapshot().first()
        release = Release.of(
            take_snapshot(),
            number=last.number + 1 if last else 1,
            made_at=timezone.now(),
            made_by=by,
            notes=notes.strip(),
        )
        if last and last.checksum == release.checksum:
            raise ValidationError(
                f"Nothing that readers can see has changed since release {last.number}; cite that one."
            )
        if not release.data["records"]["process"]:
            raise ValidationError("Nothing is public yet, so there is nothing to release.")
        release.save(force_insert=True)
    return release


def _lock_tables() -> None:
    """Keep others from writing to the released tables and from making a release until the transaction ends.

    On SQLite the transaction already began with the only lock there is (``transaction_mode=IMMEDIATE``).
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
class KindDiff:
    """The difference in the records of one kind: ``kind`` is its name in the plural, the rest are names of records."""

    kind: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def diff(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[KindDiff]:
    """The difference between two snapshots, ``before`` None for an empty one; kinds without one are left out."""
    old_records = before["records"] if before else {}
    diffs = []
    for kind, new in after["records"].items():
        if kind == "change":  # the log itself is about the other records
            continue
        old = old_records.get(kind, {})
        kind_diff = KindDiff(
            kind=_plural(kind),
            added=tuple(name for name in new if name not in old),
            changed=tuple(name for name in new if name in old and new[name] != old[name]),
            removed=tuple(name for name in old if name not in new),
        )
        if kind_diff.added or kind_diff.changed or kind_diff.removed:
            diffs.append(kind_diff)
    return diffs


def diff_since(last: Release | None) -> list[KindDiff]:
    """The difference between ``last`` and a release made now."""
    return diff(last.data if last else None, json.loads(take_snapshot()))


def _plural(kind: str) -> str:
    """The plural name of a kind; the kind itself where this version no longer has such a model."""
    try:
        return str(apps.get_model("proposals", kind)._meta.verbose_name_plural)
    except LookupError:
        return kind
