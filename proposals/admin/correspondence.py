"""Correspondences: which clauses of two texts answer each other, and how."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from proposals.admin.base.naming import answer, side
from proposals.admin.base.reviewed import ReviewedAdmin
from proposals.admin.pages.look import LookPage, NeedsLookFilter
from proposals.models import Correspondence
from proposals.models.numbering import next_slug


@admin.register(Correspondence)
class CorrespondenceAdmin(LookPage, ReviewedAdmin):
    list_display = ["slug", "state", "relation", "first_side", "second_side", "summary", "look"]
    list_filter = [NeedsLookFilter, "state", "relation"]
    search_fields = ["slug", "summary", "note", "from_clauses__proposal__slug", "to_clauses__proposal__slug"]
    ordering = ["slug"]
    autocomplete_fields = ["from_clauses", "to_clauses", "silent"]
    fieldsets = [
        (
            "Clauses",
            {
                "fields": ["slug", "from_clauses", "to_clauses", "silent"],
                "description": "Each side is one or more clauses of one text; the two texts differ. If the first side "
                "has no counterpart, leave the second side empty and name the silent text.",
            },
        ),
        ("Relation", {"fields": ["relation", "summary", "note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: Any = super().get_queryset(request)
        return rows.with_sides()

    @admin.display(description="first text")
    def first_side(self, correspondence: Correspondence) -> str:
        return side(correspondence.from_clauses.all())

    @admin.display(description="second text")
    def second_side(self, correspondence: Correspondence) -> str:
        return answer(correspondence)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        return {"slug": next_slug(Correspondence.objects.all(), "c")} | super().get_changeform_initial_data(request)
