"""Topics, which group the issues of a process."""

from django.contrib import admin

from proposals.admin.base.record import RecordAdmin
from proposals.models import Topic


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    described_by = "description"
    list_display = ["name", "process", "order", "slug"]
    list_select_related = ["process"]
    search_fields = ["slug", "name", "description"]
    ordering = ["process__name", "order", "slug"]
    autocomplete_fields = ["process"]
    prepopulated_fields = {"slug": ["name"]}
