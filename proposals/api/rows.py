"""What all lists of records have in common: filters, order, pages, CSV, and an address for each record."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from rest_framework.exceptions import NotFound
from rest_framework.viewsets import ReadOnlyModelViewSet

from config.paging import CursorPages
from config.rest import CountedRequests
from proposals import moment
from proposals.api.descriptions import FORMAT
from proposals.api.parameters import StrictParameters
from proposals.api.tables import BATCH, cells_of, columns_of, csv_answer, wants_csv
from proposals.comparison.wording import moment_warnings


class PublicRows(StrictParameters, CountedRequests, ReadOnlyModelViewSet):
    """A list and a detail view of public records. ``lookups`` maps the parts of an address to columns."""

    lookups = {"slug": "slug"}
    filterset_class: Any
    serializer_class: Any
    shown: Any
    pagination_class = CursorPages

    def parameters(self) -> list[str]:
        if self.action != "list":
            return []
        return [*self.filterset_class.base_filters, FORMAT.name, *CursorPages.names]

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not wants_csv(request):
            return super().list(request, *args, **kwargs)
        serializer: Any = self.get_serializer()
        rows = self.filter_queryset(self.get_queryset()).iterator(chunk_size=BATCH)
        name = request.resolver_match.url_name
        return csv_answer(name, columns_of(serializer), cells_of(serializer, rows), self.until())

    def get_object(self) -> Any:
        record = self.named("/".join(str(self.kwargs[name]) for name in self.lookups)).first()
        if record is None:
            name = f"{self.get_queryset().model._meta.verbose_name} {'/'.join(map(str, self.kwargs.values()))}"
            raise NotFound(self._too_early(name) or f"There is no {name}.")
        return record

    def _too_early(self, name: str) -> str:
        """Why the record is not shown on the requested day; empty without a day or a record."""
        on = moment.current().on
        if on is None:
            return ""
        with moment.on_any_day():
            later = self.named("/".join(str(self.kwargs[each]) for each in self.lookups)).exists()
        missing = f"There is no {name} among what is known to have been issued, said or cited by {on.isoformat()}."
        return missing if later else ""

    # The name of a row is the last part of its address: a slug, or slug/key.

    def name_of(self, row: Model) -> str:
        parts = []
        for path in self.lookups.values():
            value = row
            for name in path.split("__"):
                value = getattr(value, name)
            parts.append(str(value))
        return "/".join(parts)

    def named(self, name: str) -> Any:
        values = name.split("/")
        if len(values) != len(self.lookups):
            return None
        return self.get_queryset().filter(**dict(zip(self.lookups.values(), values, strict=True)))

    def paginate_queryset(self, queryset: Any) -> Any:
        self.shown = super().paginate_queryset(queryset)
        return self.shown

    def envelope(self) -> dict[str, Any]:
        return {**super().envelope(), "warnings": [*moment_warnings(moment.current()), *self.warnings(self.shown)]}

    def warnings(self, rows: Sequence[Any]) -> Sequence[str]:
        """What to know before drawing conclusions from these rows."""
        return []
