"""Measures: what a term of a clause counts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from proposals.admin.base.forms import RecordForm
from proposals.admin.base.record import RecordAdmin
from proposals.editing.renaming import keeps_quantity, rename_unit
from proposals.models import Measure


class MeasureForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        """Another name for the same unit is followed by the terms; another scale or quantity is another measure."""
        cleaned = super().clean()
        old = self.initial.get("kind", ""), self.initial.get("unit", "")
        new = cleaned.get("kind", old[0]), cleaned.get("unit", old[1])
        self.instance.terms_follow = keeps_quantity(old, new)
        return cleaned


@admin.register(Measure)
class MeasureAdmin(RecordAdmin):
    form = MeasureForm
    described_by = "description"
    list_display = ["name", "kind", "unit", "issue", "slug"]
    list_filter = ["kind"]
    list_select_related = ["issue"]
    search_fields = ["slug", "name", "unit", "issue__name"]
    ordering = ["name", "slug"]
    autocomplete_fields = ["issue"]
    prepopulated_fields = {"slug": ["name"]}

    def save_related(self, request: HttpRequest, form: RecordForm, formsets: list, change: bool) -> None:
        """The terms take the new name of the unit in the same transaction, each with its history."""
        super().save_related(request, form, formsets, change)
        if "unit" in form.changed_data and change:
            rename_unit(form.instance, form.initial["unit"], request.user, form.cleaned_data.get("reason", ""))
