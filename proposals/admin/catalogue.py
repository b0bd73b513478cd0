"""Processes, parties, sources, topics, issues, measures: what texts and statements refer to."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from proposals.admin.base.forms import RecordForm
from proposals.admin.base.record import RecordAdmin
from proposals.editing.save import keeps_quantity, rename_unit
from proposals.models import Issue, Measure, Party, Process, Source, Topic


@admin.register(Process)
class ProcessAdmin(RecordAdmin):
    list_display = ["name", "slug", "started_on", "ended_on"]
    search_fields = ["slug", "name", "summary"]
    ordering = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = ["name", "short_name", "kind", "iso", "members_complete"]
    list_filter = ["kind", "members_complete"]
    search_fields = ["slug", "name", "short_name", "iso"]
    ordering = ["name", "slug"]
    autocomplete_fields = ["members"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    described_by = "url"
    list_display = ["title", "publisher", "kind", "language", "published_on", "slug"]
    list_filter = ["kind", "language"]
    search_fields = ["slug", "title", "publisher", "url"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    date_hierarchy = "published_on"
    prepopulated_fields = {"slug": ["publisher", "title"]}


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    described_by = "description"
    list_display = ["name", "process", "order", "slug"]
    list_filter = [("process", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["process"]
    search_fields = ["slug", "name", "description"]
    ordering = ["process__name", "order", "slug"]
    autocomplete_fields = ["process"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Issue)
class IssueAdmin(RecordAdmin):
    described_by = "description"
    list_display = ["name", "topic", "thesis", "order", "slug"]
    list_filter = [("topic__process", admin.RelatedOnlyFieldListFilter), ("topic", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["topic"]
    search_fields = ["slug", "name", "thesis", "description"]
    ordering = ["topic__process__name", "topic__order", "order", "slug"]
    autocomplete_fields = ["topic"]
    prepopulated_fields = {"slug": ["name"]}


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
            rename_unit(form.instance, request.user, form.cleaned_data.get("reason", ""))
