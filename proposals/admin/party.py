"""Parties to a conflict, mediators and coalitions."""

from django.contrib import admin

from proposals.admin.base.record import RecordAdmin
from proposals.models import Party


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = ["name", "short_name", "kind", "iso", "members_complete"]
    list_filter = ["kind", "members_complete"]
    search_fields = ["slug", "name", "short_name", "iso"]
    ordering = ["name", "slug"]
    autocomplete_fields = ["members"]
    prepopulated_fields = {"slug": ["name"]}
