"""Changing some fields of a record without its whole form, as one act.

An old version is restored, a suggestion accepted, an issue confirmed: the rules of :mod:`proposals.editing.save` hold
for all of them.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from proposals.editing.save import (
    Refused,
    clean,
    lock,
    note_basis,
    note_correction,
    refuse_new_problems,
    sign,
    why_reason_is_missing,
    write_columns,
)
from proposals.models import SuggestedChange
from proposals.models.editorial import fixed_fields, governing_record, may_change, needs_reason, shown_problems
from proposals.models.history import record_history, without_history
from proposals.models.versions import editable_fields, values

OVERTAKEN = (
    "Not accepted: this, or the words it rests on, have been corrected since it was suggested. Look at the three "
    "versions, and tick that you have seen them, or decline."
)


def revise(
    record: Any, changes: Mapping[str, Any], *, by: Any, reason: str = "", history_reason: str = ""
) -> list[str]:
    """Change fields of ``record``, with one history row. Returns the names of the fields that changed.

    ``changes`` is as :func:`proposals.models.versions.values` gives it: a related record as its primary key, several as
    a list of keys. Nothing is written if nothing differs. If readers see the record, the log of changes gets a
    correction with ``reason``; the history gets ``history_reason``, if given, which may name people.

    Raises PermissionDenied if the state or the role forbids it, and ValidationError, by field, for a missing reason, a
    fixed field, an invalid value, and anything that would have blocked publishing.
    """
    reason = reason.strip()
    with transaction.atomic():
        lock(record)
        record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update(of=("self",)))
        if not may_change(by, record):
            raise PermissionDenied(f"You cannot change “{governing_record(record) or record}” now.")
        changes = _differing(record, changes)
        if not changes:
            return []
        _check(record, changes, by, reason)
        is_correction, problems = needs_reason(record), shown_problems(record)
        sign(record, by, history_reason or reason)
        _write(record, changes)
        record_history([record], update=True)
        if is_correction:
            note_correction(record, reason, list(changes))
        try:
            refuse_new_problems(record, problems)
        except Refused as refusal:
            raise ValidationError(
                [f"{_label(record, name)}: {sentence}" if name else sentence for name, sentence in refusal.errors]
            ) from refusal
    return list(changes)


def accept(suggestion: SuggestedChange, by: Any, over: str = "") -> None:
    """Apply a suggestion as a correction: readers get the reason, the history both names.

    If fields of the record, or the words it rests on, have been corrected since it was made, ``over`` has to be its
    ``overtaken_version``: ``by`` has seen those corrections, takes back those of fields and decides about the new
    words. Raises PermissionDenied, and ValidationError as :func:`revise` does; then the suggestion stays pending.
    """
    with suggestion.accepting(by) as history_reason:
        record: Any = suggestion.record
        model: Any = type(record)
        lock(record)
        model._base_manager.select_for_update(of=("self",)).get(pk=suggestion.record_id)
        if (corrected := suggestion.overtaken_version) and corrected != over:
            raise ValidationError(OVERTAKEN)
        revise(
            suggestion.record, suggestion.side("new"), by=by, reason=suggestion.reason, history_reason=history_reason
        )


def _differing(record: models.Model, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Those of ``changes`` that change something, with lists of related records sorted."""
    stored = values(record)
    plain = {name: sorted(v) if isinstance(v, list | tuple | set) else v for name, v in changes.items()}
    return {name: value for name, value in plain.items() if value != stored[name]}


def _check(record: models.Model, changes: Mapping[str, Any], by: Any, reason: str) -> None:
    fixed = fixed_fields(by, record)
    errors = {name: "This cannot be changed." for name in changes if name in fixed}
    if missing := why_reason_is_missing(record, reason):
        errors["reason"] = missing
    if errors:
        raise ValidationError(errors)


def _label(record: Any, name: str) -> str:
    return str(record._meta.get_field(name).verbose_name).capitalize()


def _write(record: Any, changes: Mapping[str, Any]) -> None:
    many = {field.name for field in record._meta.many_to_many}
    for field in editable_fields(type(record)):
        if field.name in changes and field.name not in many:
            setattr(record, field.attname, changes[field.name])
    links = {
        name: list(record._meta.get_field(name).related_model._default_manager.filter(pk__in=changes[name]))
        for name in changes
        if name in many
    }
    for name, related in links.items():
        if len(related) != len(changes[name]):
            raise ValidationError({name: "A record that it refers to has been deleted."})
    clean(record, links)
    write_columns(record, changes, new=False)
    with without_history(record):
        for name, related in links.items():
            getattr(record, name).set(related)
    note_basis(record, changes, new=False)
