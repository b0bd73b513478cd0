"""The history of a record in plain words, and restoring an old version as a new change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, HistoricalChanges, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from proposals.admin.base.forms import ReasonField
from proposals.admin.base.page import DeskPage, sentences
from proposals.admin.base.showing import MISSING, deleted_names, differences, label_of, marked
from proposals.admin.pages.part_history import part_versions
from proposals.editing.revise import revise
from proposals.models.editorial import fixed_fields, needs_reason
from proposals.models.sourcing import reading_lines
from proposals.models.versions import editable_fields, values

UNLIMITED = 1_000_000  # characters; by default the library cuts texts off after a hundred


class ReadableChanges(HistoricalRecordContextHelper):
    """A version compared with the one before it: each changed field in words, as one text with marks."""

    def __init__(self, model: type[models.Model], record: HistoricalChanges):
        super().__init__(model, record, max_displayed_delta_change_chars=UNLIMITED)

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        return [change | {"spans": marked(*self._texts(change))} for change in super().context_for_delta_changes(delta)]

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """The library takes an empty reference for a deleted record, and calls those by their primary key."""
        prepared = super().prepare_delta_change_value(change, value)
        return list(map(_named, prepared)) if isinstance(prepared, list) else _named(prepared)

    def stringify_delta_change_values(self, change: Any, old: Any, new: Any) -> tuple[Any, Any]:
        """Plain text, which the template escapes."""
        choices = dict(self.model._meta.get_field(change.field).flatchoices or [])
        return _in_words(old, choices), _in_words(new, choices)

    @staticmethod
    def _texts(change: dict[str, Any]) -> tuple[str, str]:
        return str(change["old"]), str(change["new"])


def _named(value: Any) -> Any:
    if not isinstance(value, DeletedObject):
        return value
    return None if value.pk is None else deleted_names(value.model, {value.pk}).get(value.pk, MISSING)


def _in_words(value: Any, choices: dict[Any, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(reading_lines(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(choices.get(value, value) if isinstance(value, str | int) else value)


class RestoreForm(forms.Form):
    reason = ReasonField(help_text="Required if the record is published. It is kept in the history.")


class HistoryPages(DeskPage, SimpleHistoryAdmin):
    """For a ModelAdmin. The history is read-only; restoring writes a new version under the rules of any change."""

    object_history_template = "admin/proposals/history.html"

    def get_urls(self) -> list:
        """Without simple-history's page of a version, which restores it on a POST without checking any right."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(self.restore_view)
        return [
            path("<path:object_id>/history/<int:version>/restore/", view, name=name),
            *super(SimpleHistoryAdmin, self).get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        record = self.get_record_or_404(request, object_id)
        extra = {
            "may_restore": self.has_change_permission(request, record),
            "restore_url": self._view_name("restore"),
            "part_versions": part_versions(record),
        }
        return super().history_view(request, object_id, extra | (extra_context or {}))

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: HistoricalChanges
    ) -> ReadableChanges:
        return ReadableChanges(self.model, historical_record)

    def set_history_delta_changes(
        self, request: HttpRequest, historical_records: Page, *args: Any, **kwargs: Any
    ) -> None:
        """Also compare the last version of a page, with the first one of the next page."""
        versions = list(historical_records)
        if versions and historical_records.number == 1:
            versions[0].is_latest = True
        if historical_records.has_next():
            versions.append(versions[-1].prev_record)
        super().set_history_delta_changes(request, versions, *args, **kwargs)

    def restore_view(self, request: HttpRequest, object_id: str, version: int) -> HttpResponse:
        """Show what would change (GET), and change it (POST)."""
        record = self.get_record_or_404(request, object_id)
        rows = self.model.history.filter(**{self.opts.pk.name: record.pk}).exclude(history_type="-")
        old = rows.filter(history_id=version).select_related("history_user").first() if version < 2**63 else None
        if old is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied(self._why_not("change", request, object_id))
        fixed = fixed_fields(request.user, record)
        old_values = {name: value for name, value in values(old).items() if name not in fixed}
        form = RestoreForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._restore(request, record, old, old_values, form):
            return HttpResponseRedirect(reverse(self._view_name("history"), args=[record.pk]))
        context = {
            "object": record,
            "old": old,
            "form": form,
            "needs_reason": needs_reason(record),
            "differences": differences(self.model, values(record), old_values),
            "fixed": [label_of(self.model, field.name) for field in editable_fields(self.model) if field.name in fixed],
        }
        status = 422 if form.errors else 200
        return self.desk_page(request, "restore", "Restore an old version", context, status=status)

    def _restore(
        self, request: HttpRequest, record: models.Model, old: Any, old_values: dict, form: RestoreForm
    ) -> bool:
        """Write the old values; if that is refused, say why on the form."""
        version, reason = f"As it was on {old.history_date:%Y-%m-%d %H:%M}", form.cleaned_data["reason"].strip()
        if reason:
            reason = f"{version}: {reason}"
        elif not needs_reason(record):
            reason = version
        try:
            changed = revise(record, old_values, by=request.user, reason=reason)
        except ValidationError as refusal:
            for name, sentence in sentences(refusal):
                label = label_of(self.model, name) if name not in ("", "reason") else ""
                form.add_error("reason" if name == "reason" else None, f"{label}: {sentence}" if label else sentence)
            record.refresh_from_db()
            return False
        fields = ", ".join(label_of(self.model, name).lower() for name in changed)
        messages.success(request, f"Restored: {fields}." if changed else "The record already has these values.")
        return True
