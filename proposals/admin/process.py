"""Peace processes."""

from django.contrib import admin

from proposals.admin.base.record import RecordAdmin
from proposals.models import Process


@admin.register(Process)
class ProcessAdmin(RecordAdmin):
    list_display = ["name", "slug", "started_on", "ended_on", "is_default"]
    search_fields = ["slug", "name", "summary"]
    ordering = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
