"""How a page of the desk is saved: whole or not at all, with its reason, in one history row.

What readers see already stays fit to be seen: a correction that would have blocked publishing is taken back.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from proposals.admin.forms import RecordForm
from proposals.models import Change
from proposals.models.editorial import Problem, needs_reason, shown_problems
from proposals.models.history import remember, unremembered


class Refused(Exception):
    """Raised inside the transaction of a save, so that nothing of it stays.

    ``errors`` are pairs: a field of the form, or None, and a sentence.
    """

    def __init__(self, errors: list[tuple[str | None, str]]):
        self.errors = errors
        super().__init__(" ".join(sentence for _, sentence in errors))


class Saving:
    """What happens between a form that was filled in well and the database. For a ModelAdmin."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Save, or show the form again as it was typed, with the reason why what was saved had to be taken back."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refused = refusal.errors
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.refused = getattr(request, "refused", [])
        return form

    def save_form(self, request: HttpRequest, form: RecordForm, change: bool) -> models.Model:
        record = super().save_form(request, form, change)
        self._sign(record, request, form)
        return record

    def save_model(self, request: HttpRequest, obj: models.Model, form: RecordForm, change: bool) -> None:
        """Write what the form changed and nothing else: a state that moved meanwhile stays as it is."""
        form.problems_before = shown_problems(obj)
        form.is_correction = needs_reason(obj)
        if not change:
            obj.save_without_historical_record()
            return
        concrete = {field.name for field in obj._meta.concrete_fields}
        changed = [name for name in form.changed_data if name in concrete]
        if changed:
            obj.save_without_historical_record(update_fields=changed)

    def save_related(self, request: HttpRequest, form: RecordForm, formsets: list, change: bool) -> None:
        """Write the links and the rows of the page, then one history row for the record, links included.

        What readers see already is told to them as a correction, with its reason.

        Raises Refused if readers would see what could not have been published.
        """
        record = form.instance
        with unremembered(record):
            super().save_related(request, form, formsets, change)
        if not change or set(form.changed_data) - {"reason"}:
            remember([record], update=change)
        changed = {*form.changed_data, *(_part(rows) for rows in formsets if rows.has_changed())} - {"reason"}
        if form.is_correction and changed:
            reason = form.cleaned_data.get("reason", "")
            Change.of(Change.Kind.CORRECTION, record, reason=reason, fields=changed if change else ()).save()
        new = [problem for problem in shown_problems(record) if problem not in form.problems_before]
        if new:
            raise Refused([_beside_field(problem, record) for problem in new])

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
        record._history_user = request.user
        record._change_reason = form.cleaned_data.get("reason") or None


def _part(rows: Any) -> str:
    """What the record calls the rows of a small table on its page: "terms"."""
    return rows.fk.remote_field.get_accessor_name()


def _beside_field(problem: Problem, record: models.Model) -> tuple[str | None, str]:
    """Where the form of ``record`` says a problem: beside the field, if the problem is about this very record."""
    if problem.record == record and problem.field in {field.name for field in record._meta.get_fields()}:
        return problem.field, capfirst(problem.message.partition(": ")[2])
    return None, capfirst(problem.message)
