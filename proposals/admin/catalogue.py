"""Processes, parties, sources, topics, issues, measures: what texts and statements refer to."""

from django.contrib import admin
from django.db import models

from proposals.admin.base import RecordAdmin
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
    list_display = ["title", "publisher", "kind", "language", "published_on", "slug"]
    list_filter = ["kind", "language"]
    search_fields = ["slug", "title", "publisher", "url"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    date_hierarchy = "published_on"
    prepopulated_fields = {"slug": ["publisher", "title"]}


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ["name", "process", "order", "slug"]
    list_filter = [("process", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["process"]
    search_fields = ["slug", "name", "description"]
    ordering = ["process__name", "order", "slug"]
    autocomplete_fields = ["process"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Issue)
class IssueAdmin(RecordAdmin):
    list_display = ["name", "topic", "thesis", "order", "slug"]
    list_filter = [("topic__process", admin.RelatedOnlyFieldListFilter), ("topic", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["topic"]
    search_fields = ["slug", "name", "thesis", "description"]
    ordering = ["topic__process__name", "topic__order", "order", "slug"]
    autocomplete_fields = ["topic"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Measure)
class MeasureAdmin(RecordAdmin):
    list_display = ["name", "kind", "unit", "issue", "slug"]
    list_filter = ["kind"]
    list_select_related = ["issue"]
    search_fields = ["slug", "name", "unit", "issue__name"]
    ordering = ["name", "slug"]
    autocomplete_fields = ["issue"]
    prepopulated_fields = {"slug": ["name"]}
