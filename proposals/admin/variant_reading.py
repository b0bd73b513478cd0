"""Variant readings of a clause, on its page and on pages of their own for search."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from proposals.admin.base.naming import in_words
from proposals.admin.base.record import PartInline, RecordAdmin
from proposals.models import VariantReading


class VariantReadingInline(PartInline):
    model = VariantReading
    fields = ["source", "reading"]
    autocomplete_fields = ["source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("clause__proposal", "source")


@admin.register(VariantReading)
class VariantReadingAdmin(RecordAdmin):
    named_by = ("clause__proposal", "source")
    list_display = ["words", "source", "reading"]
    list_select_related = ["clause__proposal", "source"]
    search_fields = ["reading", "source__slug", "source__title", "clause__proposal__slug", "clause__key"]
    ordering = ["clause__proposal__slug", "clause__key", "pk"]
    autocomplete_fields = ["clause", "source"]

    @admin.display(description="clause", ordering="clause")
    def words(self, variant_reading: VariantReading) -> str:
        return in_words(variant_reading.clause)
