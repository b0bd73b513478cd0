"""How a page of the desk is saved: the rules of :mod:`proposals.editing.save` at the steps in which the admin saves."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from proposals.admin.base.forms import RecordForm
from proposals.editing.save import Refused, note_correction, refuse_new_problems, sign, write_columns
from proposals.models.editorial import needs_reason, shown_problems
from proposals.models.history import record_history, without_history


class Saving(admin.ModelAdmin):
    """What happens between a form that was filled in well and the database. For a ModelAdmin."""

    def changeform_view(
        self, request: Any, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Save, or show the form again as it was typed, with the reason why what was saved had to be taken back."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refused = refusal.errors
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.refused = getattr(request, "refused", [])
        return form

    def save_form(self, request: HttpRequest, form: RecordForm, change: bool) -> models.Model:
        record = super().save_form(request, form, change)
        self._sign(record, request, form)
        return record

    def save_model(self, request: HttpRequest, obj: models.Model, form: RecordForm, change: bool) -> None:
        form.problems_before = shown_problems(obj)
        form.is_correction = needs_reason(obj)
        write_columns(obj, form.changed_data, new=not change)

    def save_related(self, request: HttpRequest, form: RecordForm, formsets: list, change: bool) -> None:
        """Write the links and the rows of the page, then one history row for the record, links included.

        What readers see already is told to them as a correction, with its reason.

        Raises Refused if readers would see what could not have been published.
        """
        record = form.instance
        with without_history(record):
            super().save_related(request, form, formsets, change)
        if not change or set(form.changed_data) - {"reason"}:
            record_history([record], update=change)
        changed = {*form.changed_data, *(_part(rows) for rows in formsets if rows.has_changed())} - {"reason"}
        if form.is_correction and changed:
            note_correction(record, form.cleaned_data.get("reason", ""), changed if change else ())
        refuse_new_problems(record, form.problems_before)

    def save_formset(self, request: HttpRequest, form: RecordForm, formset: Any, change: bool) -> None:
        """Terms, readings and omissions are written with the reason that was given for the whole page."""
        formset.save(commit=False)
        kept = [*formset.new_objects, *(row for row, _ in formset.changed_objects)]
        for row in (*kept, *formset.deleted_objects):
            self._sign(row, request, form)
        for row in formset.deleted_objects:
            row.delete()
        for row in kept:
            row.save()
        formset.save_m2m()

    def _sign(self, record: models.Model, request: HttpRequest, form: RecordForm) -> None:
        sign(record, request.user, form.cleaned_data.get("reason", ""))


def _part(rows: Any) -> str:
    """What the record calls the rows of a small table on its page: "terms"."""
    return rows.fk.remote_field.get_accessor_name()
