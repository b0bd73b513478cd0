"""The history of a record in readable words, and putting an old version back as a new change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import HistoricalChanges, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from proposals.admin.base.page import DeskPage, sentences
from proposals.admin.base.showing import differences, label_of, marked
from proposals.editing.revise import revise
from proposals.models.constraints import LONGEST_REASON
from proposals.models.editorial import fixed_fields, needs_reason
from proposals.models.versions import editable_fields, values

MUCH = 1_000_000  # the library would cut a text after a hundred letters; a text is read whole


class Words(HistoricalRecordContextHelper):
    """One version against the one before it, each field as one text with marks."""

    def __init__(self, model: type[models.Model], record: HistoricalChanges):
        super().__init__(model, record, max_displayed_delta_change_chars=MUCH)

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        return [change | {"spans": marked(*self._texts(change))} for change in super().context_for_delta_changes(delta)]

    def stringify_delta_change_values(self, change: Any, old: Any, new: Any) -> tuple[Any, Any]:
        """Plain words; the template escapes them."""
        choices = dict(self.model._meta.get_field(change.field).flatchoices or [])
        return _words(old, choices), _words(new, choices)

    @staticmethod
    def _texts(change: dict[str, Any]) -> tuple[str, str]:
        return str(change["old"]), str(change["new"])


def _words(value: Any, choices: dict[Any, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(choices.get(value, value) if isinstance(value, str | int) else value)


class RestoreForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Required if the record is published. It is kept in the history.",
    )


class HistoryPages(DeskPage, SimpleHistoryAdmin):
    """For a ModelAdmin: nothing in the history can be changed; restoring writes a new version under the same rules."""

    object_history_template = "admin/proposals/history.html"

    def get_urls(self) -> list:
        """Without simple-history's page of one version: posting to it puts an old state back and asks for no right."""
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
        }
        return super().history_view(request, object_id, extra | (extra_context or {}))

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: HistoricalChanges) -> Words:
        return Words(self.model, historical_record)

    def set_history_delta_changes(
        self, request: HttpRequest, historical_records: Page, *args: Any, **kwargs: Any
    ) -> None:
        """The last version of a page is compared too, with the one that the next page begins with."""
        versions = list(historical_records)
        if versions and historical_records.number == 1:
            versions[0].is_latest = True
        if historical_records.has_next():
            versions.append(versions[-1].prev_record)
        super().set_history_delta_changes(request, versions, *args, **kwargs)

    def restore_view(self, request: HttpRequest, object_id: str, version: int) -> HttpResponse:
        """What would change (GET), and the change (POST)."""
        record = self.get_record_or_404(request, object_id)
        rows = self.model.history.filter(**{self.opts.pk.name: record.pk}).exclude(history_type="-")
        old = rows.filter(history_id=version).select_related("history_user").first() if version < 2**63 else None
        if old is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied(self._why_not("change", request, object_id))
        fixed = fixed_fields(request.user, record)
        then = {name: value for name, value in values(old).items() if name not in fixed}
        form = RestoreForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._restore(request, record, old, then, form):
            return HttpResponseRedirect(reverse(self._view_name("history"), args=[record.pk]))
        context = {
            "object": record,
            "old": old,
            "form": form,
            "needs_reason": needs_reason(record),
            "differences": differences(self.model, values(record), then),
            "fixed": [label_of(self.model, field.name) for field in editable_fields(self.model) if field.name in fixed],
        }
        status = 422 if form.errors else 200
        return self.desk_page(request, "restore", "Restore an old version", context, status=status)

    def _restore(self, request: HttpRequest, record: models.Model, old: Any, then: dict, form: RestoreForm) -> bool:
        """Write the old values; what is refused is said on the form."""
        when, reason = f"As it was on {old.history_date:%Y-%m-%d %H:%M}", form.cleaned_data["reason"].strip()
        if reason:
            reason = f"{when}: {reason}"
        elif not needs_reason(record):
            reason = when
        try:
            changed = revise(record, then, by=request.user, reason=reason)
        except ValidationError as refusal:
            for name, sentence in sentences(refusal):
                label = label_of(self.model, name) if name not in ("", "reason") else ""
                form.add_error("reason" if name == "reason" else None, f"{label}: {sentence}" if label else sentence)
            record.refresh_from_db()
            return False
        said = ", ".join(label_of(self.model, name).lower() for name in changed)
        messages.success(request, f"Restored: {said}." if changed else "It is already like that.")
        return True
