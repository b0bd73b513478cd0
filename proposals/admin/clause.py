"""Clauses, each on its own page with its terms and variant readings."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from config.lists import is_key
from proposals.admin.base.naming import place, shortened
from proposals.admin.base.processes import RelatedInProcess
from proposals.admin.base.record import RecordAdmin
from proposals.admin.term import TermInline
from proposals.admin.variant_reading import VariantReadingInline
from proposals.models import Clause


class LacksFilter(admin.SimpleListFilter):
    """Clauses that block the publication of their text."""

    title = "missing"
    parameter_name = "lacks"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("issue", "No main issue"), ("source", "No source")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        lacking = {"issue": Clause.objects.without_issue, "source": Clause.objects.without_source}.get(
            self.value() or ""
        )
        return queryset if lacking is None else queryset.filter(pk__in=lacking().values("pk"))


@admin.register(Clause)
class ClauseAdmin(RecordAdmin):
    described_by = "text"
    named_by = ("proposal",)
    list_display = ["name", "text_state", "heading", "words", "issue", "status", "basis", "confidence"]
    list_filter = [
        LacksFilter,
        ("proposal__state", admin.ChoicesFieldListFilter),
        "status",
        "basis",
        "confidence",
        "verification",
        ("proposal", RelatedInProcess),
    ]
    list_select_related = ["proposal", "issue"]
    search_fields = ["proposal__slug", "proposal__short_title", "key", "number", "heading", "text"]
    autocomplete_fields = ["proposal", "parent", "advanced_by", "issue", "further_issues", "sources"]
    inlines = [TermInline, VariantReadingInline]
    fieldsets = [
        ("Place", {"fields": ["proposal", "key", "number", "order", "parent"]}),
        ("Text", {"fields": ["heading", "text", "status", "advanced_by", "basis"]}),
        ("Issues", {"fields": ["issue", "further_issues"]}),
        ("Sources", {"fields": ["sources", "reading", "locator", "confidence", "verification", "note"]}),
    ]

    @admin.display(description="clause", ordering="key")
    def name(self, clause: Clause) -> str:
        return place(clause)

    @admin.display(description="words")
    def words(self, clause: Clause) -> str:
        return shortened(clause.text)

    @admin.display(description="text is", ordering="proposal__state")
    def text_state(self, clause: Clause) -> str:
        return clause.proposal.get_state_display()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """The next place in the text, where the link named one."""
        initial: dict[str, Any] = {**super().get_changeform_initial_data(request)}
        proposal = initial.get("proposal", "")
        if is_key(proposal):
            last = Clause.objects.filter(proposal=proposal).order_by("order").last()
            initial.setdefault("order", 0 if last is None else last.order + 1)
        return initial
