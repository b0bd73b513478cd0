"""Meetings, leaks and publications."""

from django.contrib import admin

from proposals.admin.base.days import known_day
from proposals.admin.base.forms import LinesField, RecordForm
from proposals.admin.base.reviewed import ReviewedAdmin
from proposals.models import Event


class EventForm(RecordForm):
    persons = LinesField(required=False, help_text="One name per line.")


@admin.register(Event)
class EventAdmin(ReviewedAdmin):
    form = EventForm
    list_display = ["name", "state", known_day("starts_on"), known_day("ends_on"), "place", "process"]
    list_filter = ["state"]
    list_select_related = ["process"]
    search_fields = ["slug", "name", "place", "summary"]
    date_hierarchy = "starts_on"
    ordering = ["-starts_on", "slug"]
    autocomplete_fields = ["process", "participants", "proposals", "sources"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        ("Event", {"fields": ["process", "name", "slug", "summary"]}),
        ("Time and place", {"fields": ["starts_on", "ends_on", "date_precision", "place"]}),
        ("Who and what", {"fields": ["participants", "persons", "proposals"]}),
        ("Sources", {"fields": ["sources", "reading", "note"]}),
    ]
