"""Peace processes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from proposals.admin.base.record import RecordAdmin
from proposals.models import Process
from proposals.models.rights import may_choose_default


@admin.register(Process)
class ProcessAdmin(RecordAdmin):
    list_display = ["name", "slug", "started_on", "ended_on", "is_default"]
    search_fields = ["slug", "name", "summary"]
    ordering = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A new process is no default either, unless an editor says so."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj or may_choose_default(request.user) else [*fixed, "is_default"]
