"""Issues: the questions that clauses and positions answer."""

from django.contrib import admin

from proposals.admin.base.processes import RelatedInProcess
from proposals.admin.base.record import RecordAdmin
from proposals.models import Issue


@admin.register(Issue)
class IssueAdmin(RecordAdmin):
    described_by = "description"
    list_display = ["name", "topic", "thesis", "kind", "order", "slug"]
    list_filter = [("topic", RelatedInProcess)]
    list_select_related = ["topic"]
    search_fields = ["slug", "name", "thesis", "description"]
    ordering = ["topic__process__name", "topic__order", "order", "slug"]
    autocomplete_fields = ["topic"]
    prepopulated_fields = {"slug": ["name"]}
