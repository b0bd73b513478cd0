"""What a text leaves out of an earlier one, on its page and on pages of their own for search."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from proposals.admin.base.naming import in_words
from proposals.admin.base.processes import RelatedInProcess
from proposals.admin.base.record import PartInline, RecordAdmin
from proposals.models import Omission


class OmissionInline(PartInline):
    model = Omission
    fields = ["clause", "how", "note"]
    autocomplete_fields = ["clause"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("proposal", "clause__proposal")


@admin.register(Omission)
class OmissionAdmin(RecordAdmin):
    named_by = ("proposal", "clause__proposal")
    list_display = ["proposal", "words", "how", "note"]
    list_filter = ["how", ("proposal", RelatedInProcess)]
    list_select_related = ["proposal", "clause__proposal"]
    search_fields = ["proposal__slug", "clause__proposal__slug", "clause__key", "note"]
    ordering = ["proposal__slug", "pk"]
    autocomplete_fields = ["proposal", "clause"]

    @admin.display(description="clause", ordering="clause")
    def words(self, omission: Omission) -> str:
        return in_words(omission.clause)
