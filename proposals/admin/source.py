"""The documents that everything else is quoted from."""

from django.contrib import admin
from django.db import models

from proposals.admin.base.record import RecordAdmin
from proposals.models import Source


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    described_by = "url"
    list_display = ["title", "publisher", "reliability", "kind", "language", "published_on", "slug"]
    list_filter = ["reliability", "kind", "language"]
    search_fields = ["slug", "title", "publisher", "url"]
    formfield_overrides = RecordAdmin.formfield_overrides | {models.URLField: {"assume_scheme": "https"}}
    date_hierarchy = "published_on"
    prepopulated_fields = {"slug": ["publisher", "title"]}
