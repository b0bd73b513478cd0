"""Positions: each is one statement. A later statement is a new position, so what is published stays as it is."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from proposals.admin.base.days import known_day
from proposals.admin.base.forms import RecordForm
from proposals.admin.base.naming import shortened, target
from proposals.admin.base.processes import RelatedInProcess
from proposals.admin.base.reviewed import ReviewedAdmin
from proposals.models import Position
from proposals.models.numbering import next_slug


class PositionForm(RecordForm):
    class Meta:
        widgets = {"statement": forms.Textarea(attrs={"rows": 4, "cols": 80})}


@admin.register(Position)
class PositionAdmin(ReviewedAdmin):
    form = PositionForm
    named_by = ("party", "issue", "proposal", "clause__proposal")
    list_display = [
        "slug",
        "state",
        "party",
        "stance",
        "about",
        "words",
        known_day("stated_on"),
        "certainty",
        "stated_by",
    ]
    list_filter = ["state", "stance", "certainty", "confidence", ("party", RelatedInProcess)]
    search_fields = [
        "slug",
        "party__name",
        "statement",
        "conditions",
        "stated_by",
        "issue__name",
        "proposal__slug",
        "clause__proposal__slug",
    ]
    date_hierarchy = "stated_on"
    ordering = ["-stated_on", "-slug"]
    autocomplete_fields = ["party", "clause", "issue", "proposal", "compatible_with", "source", "also_in"]
    fieldsets = [
        (
            "About",
            {
                "fields": ["slug", "party", "issue", "clause", "proposal", "target_basis"],
                "description": "Choose exactly one: an issue, a clause or a proposal.",
            },
        ),
        ("What was said", {"fields": ["stance", "emphasis", "statement", "conditions"]}),
        ("Conditions of others", {"fields": ["compatible_with", "compatible_reason"]}),
        ("By whom and when", {"fields": ["stated_by", "stated_on", "date_precision", "certainty", "confidence"]}),
        ("Sources", {"fields": ["source", "also_in", "reading", "note"]}),
    ]

    @admin.display(description="about")
    def about(self, position: Position) -> str:
        return target(position.target)

    @admin.display(description="in our words")
    def words(self, position: Position) -> str:
        return shortened(position.statement)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        position = context.get("original")
        if position is not None:
            context["supersedes"] = position.superseded()
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        return {"slug": next_slug(Position.objects.all(), "p")} | super().get_changeform_initial_data(request)
