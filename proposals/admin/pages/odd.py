"""Odd characters at the desk: said on the page of a record and when it is saved, and found in its list."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from proposals.models.odd_text import odd_keys, odd_sentences


class OddFilter(admin.SimpleListFilter):
    """Records with characters that nobody sees, or that are taken for others."""

    title = "characters"
    parameter_name = "characters"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("odd", "Invisible or look-alike")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Without numbers: to count them, every text would have to be read for each list."""
        yield {"selected": self.value() is None, "query_string": self._query(changelist), "display": "All"}
        for value, label in self.lookup_choices:
            query = self._query(changelist, value)
            yield {"selected": self.value() == value, "query_string": query, "display": label}

    def _query(self, changelist: Any, value: str = "") -> str:
        name = self.parameter_name
        return str(changelist.get_query_string({name: value}) if value else changelist.get_query_string(remove=[name]))

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet) -> dict[str, Any]:
        return {}

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        name = queryset.model._meta.model_name or ""
        return queryset.filter(pk__in=odd_keys().get(name, ())) if self.value() == "odd" else queryset


class OddCharacters(admin.ModelAdmin):
    """For a ModelAdmin of records: nothing is refused for an odd character."""

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is not None:
            context["odd"] = odd_sentences(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        parts = [
            part for formset in formsets for part in (*formset.new_objects, *(p for p, _ in formset.changed_objects))
        ]
        for record in (form.instance, *parts):
            for odd in odd_sentences(record):
                messages.warning(request, f"{odd} Saved as it is: make sure that it belongs there.")
