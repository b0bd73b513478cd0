"""Confirming a decision that was made about an earlier wording, as it stands, for the clauses as they are now."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from proposals.editing.save import (
    keep_basis,
    lock,
    note_correction,
    sign,
    why_reason_is_missing,
    why_state_forbids,
)
from proposals.models.editorial import governing_record, has_right, may_change, needs_reason
from proposals.models.history import record_history

CONFIRMED = "Confirmed for the present wording"
OVERTAKEN = "The clauses have changed again in the meantime: look at them as they are now."


def why_not_confirm(record: Any, by: Any) -> str:
    """Why ``by`` may not confirm ``record`` now, or the empty string."""
    if may_change(by, record):
        return ""
    if not has_right(by, "change", record):
        return f"Your role does not let you confirm {record._meta.verbose_name_plural}."
    return why_state_forbids(governing_record(record) or record, "change")


def confirm(record: Any, seen: str, *, by: Any, reason: str = "") -> None:
    """Keep that ``record`` is decided about the clauses as they are now, with one history row.

    ``seen`` is the ``basis`` of the record when the person looked. If readers see the record, the log of changes gets a
    correction with ``reason``. Raises PermissionDenied, and ValidationError for a missing reason or clauses that have
    changed again.
    """
    reason = reason.strip()
    with transaction.atomic():
        lock(record)
        record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update(of=("self",)))
        if refusal := why_not_confirm(record, by):
            raise PermissionDenied(refusal)
        if missing := why_reason_is_missing(record, reason):
            raise ValidationError({"reason": missing})
        stored = type(record)._base_manager.get(pk=record.pk)
        if stored.basis != seen:
            raise ValidationError(OVERTAKEN)
        if not stored.is_stale:
            return
        sign(record, by, reason or CONFIRMED)
        keep_basis(record)
        record_history([record], update=True)
        if needs_reason(record):
            note_correction(record, reason, ["decided_about"])
