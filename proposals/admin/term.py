"""Terms: the figures of a clause, on its page and on pages of their own for search."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from proposals.admin.base.naming import in_words
from proposals.admin.base.record import PartInline, RecordAdmin
from proposals.admin.pages.look import LookPage, NeedsLookFilter
from proposals.models import Term


class TermInline(PartInline):
    model = Term
    fields = ["measure", "value", "unit", "note"]
    autocomplete_fields = ["measure"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("measure")


@admin.register(Term)
class TermAdmin(LookPage, RecordAdmin):
    named_by = ("measure", "clause__proposal")
    list_display = ["measure", "value", "unit", "words", "look"]
    list_filter = [NeedsLookFilter, "measure__kind"]
    list_select_related = ["measure", "clause__proposal"]
    search_fields = ["measure__name", "measure__slug", "value", "clause__proposal__slug", "clause__key"]
    ordering = ["measure__name", "pk"]
    autocomplete_fields = ["clause", "measure"]

    @admin.display(description="clause", ordering="clause")
    def words(self, term: Term) -> str:
        return in_words(term.clause)
