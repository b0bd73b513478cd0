"""Proposals. Their clauses have pages of their own; this page lists them with links."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from proposals.admin.base.days import known_day
from proposals.admin.base.reviewed import ReviewedAdmin
from proposals.admin.importing.pages import ImportPages
from proposals.admin.omission import OmissionInline
from proposals.admin.pages.align import AlignPages
from proposals.admin.pages.tagging import TaggingPage
from proposals.models import Proposal, State
from proposals.models.rights import may_add_clause, may_see_alignment


@admin.register(Proposal)
class ProposalAdmin(ImportPages, AlignPages, TaggingPage, ReviewedAdmin):
    described_by = "title"
    list_display = [
        "short_title",
        "state",
        known_day("issued_on"),
        "kind",
        "status",
        "text_availability",
        "clause_count",
    ]
    list_filter = ["state", "text_availability", "kind", "status"]
    search_fields = ["slug", "title", "short_title", "summary"]
    date_hierarchy = "issued_on"
    ordering = ["-issued_on", "slug"]
    autocomplete_fields = ["process", "drafted_by", "revises", "derived_from", "companions", "sources"]
    prepopulated_fields = {"slug": ["short_title"]}
    inlines = [OmissionInline]
    fieldsets = [
        ("Name", {"fields": ["process", "title", "short_title", "slug", "kind", "claimed_points"]}),
        ("Authors and date", {"fields": ["drafted_by", "authorship_note", "issued_on", "date_precision", "date_note"]}),
        ("Text", {"fields": ["status", "text_availability", "original_language", "text_language", "summary"]}),
        ("Relatives", {"fields": ["revises", "derived_from", "companions"]}),
        ("Sources", {"fields": ["sources", "reading"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(clause_total=Count("clauses", distinct=True))

    @admin.display(description="clauses", ordering="clause_total")
    def clause_count(self, proposal: Any) -> int:
        return proposal.clause_total

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        proposal = context.get("original")
        if proposal is not None:
            context["clauses"] = proposal.clauses.select_related("issue").order_by("order", "key")
            if may_add_clause(request.user, proposal):
                add = reverse("admin:proposals_clause_add")
                context["add_clause_url"] = f"{add}?{urlencode({'proposal': proposal.pk})}"
            if context["clauses"]:
                context["issues_url"] = reverse("admin:proposals_proposal_issues", args=[proposal.pk])
            if context["clauses"] and may_see_alignment(request.user):
                context["align_url"] = reverse("admin:proposals_proposal_align_with", args=[proposal.pk])
            context["import_url"] = self.import_url(request, proposal)
            if proposal.state == State.PUBLISHED:
                context["compare_url"] = f"{reverse('compare')}?{urlencode({'t': proposal.slug})}"
        return super().render_change_form(request, context, *args, **kwargs)
