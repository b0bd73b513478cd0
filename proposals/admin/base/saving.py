"""Saving a page of the desk: the rules of :mod:`proposals.editing.save`, applied where Django's admin saves."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from proposals.admin.base.forms import RecordForm
from proposals.editing.save import (
    Refused,
    check_default,
    decide_part,
    note_basis,
    note_correction,
    refuse_new_problems,
    sign,
    write_columns,
)
from proposals.models.editorial import needs_reason, shown_problems
from proposals.models.history import record_history, without_history


class Saving(admin.ModelAdmin):
    """For a ModelAdmin: what happens between a valid form and the database."""

    def changeform_view(
        self, request: Any, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Save; if that had to be rolled back, show the form again as it was filled in, and say why."""
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
        check_default(obj, form.changed_data, request.user)
        write_columns(obj, form.changed_data, new=not change)

    def save_related(self, request: HttpRequest, form: RecordForm, formsets: list, change: bool) -> None:
        """Write the links and the parts, then one history row for the record, links included.

        If readers see the record, the change is logged for them as a correction, with its reason. Raises Refused if
        they would see what could not have been published.
        """
        record = form.instance
        with without_history(record):
            super().save_related(request, form, formsets, change)
        note_basis(record, form.changed_data, new=not change)
        if not change or set(form.changed_data) - {"reason"}:
            record_history([record], update=change)
        changed = {*form.changed_data, *(_parts_name(formset) for formset in formsets if formset.has_changed())} - {
            "reason"
        }
        if form.is_correction and changed:
            note_correction(record, form.cleaned_data.get("reason", ""), changed if change else ())
        refuse_new_problems(record, form.problems_before)

    def save_formset(self, request: HttpRequest, form: RecordForm, formset: Any, change: bool) -> None:
        """Parts are written with the reason that was given for the whole page."""
        formset.save(commit=False)
        for part in formset.new_objects:
            decide_part(part, type(part).DECIDED if hasattr(part, "DECIDED") else ())
        for part, fields in formset.changed_objects:
            decide_part(part, fields)
        written = [*formset.new_objects, *(part for part, _fields in formset.changed_objects)]
        for part in (*written, *formset.deleted_objects):
            self._sign(part, request, form)
        for part in formset.deleted_objects:
            part.delete()
        for part in written:
            part.save()
        formset.save_m2m()

    def _sign(self, record: models.Model, request: HttpRequest, form: RecordForm) -> None:
        sign(record, request.user, form.cleaned_data.get("reason", ""))


def _parts_name(formset: Any) -> str:
    """The record's name for the parts in ``formset``, such as "terms"."""
    return formset.fk.remote_field.get_accessor_name()
