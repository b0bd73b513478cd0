"""A change of some fields of a record as one act, where nobody fills in its whole form.

An old version put back, a suggestion accepted, an issue confirmed: all under the rules of
:mod:`proposals.editing.save`.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from proposals.editing.save import (
    Refused,
    lock,
    note_correction,
    refuse_new_problems,
    sign,
    why_reason_is_missing,
    write_columns,
)
from proposals.models import SuggestedChange
from proposals.models.editorial import fixed_fields, governing, may_change, needs_reason, shown_problems
from proposals.models.history import record_history, without_history
from proposals.models.versions import editable_fields, values


def revise(
    record: models.Model, changes: Mapping[str, Any], *, by: Any, reason: str = "", remembered: str = ""
) -> list[str]:
    """Change fields of ``record`` and remember it in one history row; the names of those that differ.

    ``changes`` is as :func:`proposals.models.versions.values` gives it: a related record as its primary key, several as
    a list of them. Nothing is written where nothing differs. What readers see already is told to them as a correction
    with its reason; the history has ``remembered`` in its place, where that says more, such as a name.

    Raises PermissionDenied where the state or the role forbids it, and ValidationError, by field, for a missing reason,
    a field that is fixed, a value that cannot be, and for what would have blocked publishing.
    """
    reason = reason.strip()
    with transaction.atomic():
        lock(record)
        record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update(of=("self",)))
        if not may_change(by, record):
            raise PermissionDenied(f"“{governing(record) or record}” cannot be changed by you now.")
        stored = values(record)
        wanted = {name: sorted(v) if isinstance(v, list | tuple | set) else v for name, v in changes.items()}
        differ = [name for name, value in wanted.items() if value != stored[name]]
        if not differ:
            return []
        fixed, is_correction = fixed_fields(by, record), needs_reason(record)
        errors = {name: "This cannot be changed." for name in differ if name in fixed}
        if missing := why_reason_is_missing(record, reason):
            errors["reason"] = missing
        if errors:
            raise ValidationError(errors)
        problems = shown_problems(record)
        sign(record, by, remembered or reason)
        _write(record, {name: wanted[name] for name in differ})
        record_history([record], update=True)
        if is_correction:
            note_correction(record, reason, differ)
        try:
            refuse_new_problems(record, problems)
        except Refused as refusal:
            raise ValidationError(
                [f"{_label(record, name)}: {sentence}" if name else sentence for name, sentence in refusal.errors]
            ) from refusal
    return differ


def accept(suggestion: SuggestedChange, by: Any) -> None:
    """Apply a suggestion as a correction: readers get the reason, the history both names.

    Raises PermissionDenied, and ValidationError as :func:`revise` does; then the suggestion stays pending.
    """
    with suggestion.accepting(by) as named:
        revise(suggestion.record, suggestion.side("new"), by=by, reason=suggestion.reason, remembered=named)


def _label(record: models.Model, name: str) -> str:
    return str(record._meta.get_field(name).verbose_name).capitalize()


def _write(record: models.Model, changes: Mapping[str, Any]) -> None:
    many = {field.name for field in record._meta.many_to_many}
    for field in editable_fields(type(record)):
        if field.name in changes and field.name not in many:
            setattr(record, field.attname, changes[field.name])
    links = {
        name: list(record._meta.get_field(name).related_model._default_manager.filter(pk__in=changes[name]))
        for name in changes
        if name in many
    }
    for name, found in links.items():
        if len(found) != len(changes[name]):
            raise ValidationError({name: "A record that it refers to is gone."})
    record.full_clean()
    if hasattr(record, "clean_links"):
        record.clean_links(links)
    write_columns(record, changes, new=False)
    with without_history(record):
        for name, found in links.items():
            getattr(record, name).set(found)
