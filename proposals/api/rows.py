"""What every list of records shares: filters, order, pages, CSV, and each record under its own address."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from rest_framework.exceptions import NotFound
from rest_framework.viewsets import ReadOnlyModelViewSet

from config.paging import CursorPages
from config.rest import CountedRequests
from proposals import moment
from proposals.api.described import FORMAT
from proposals.api.parameters import StrictParameters
from proposals.api.tables import cells_of, columns_of, csv_answer, wants_csv
from proposals.comparison.wording import moment_warnings

# Rows read at a time; what hangs on them takes a few queries more for each such step.
STEP = 2000


class PublicRows(StrictParameters, CountedRequests, ReadOnlyModelViewSet):
    """A list and a detail of what readers may see. ``lookups`` says which columns the address holds."""

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
        rows = self.filter_queryset(self.get_queryset()).iterator(chunk_size=STEP)
        name = request.resolver_match.url_name
        return csv_answer(name, columns_of(serializer), cells_of(serializer, rows))

    def get_object(self) -> Any:
        found = self.named("/".join(str(self.kwargs[name]) for name in self.lookups)).first()
        if found is None:
            name = f"{self.get_queryset().model._meta.verbose_name} {'/'.join(map(str, self.kwargs.values()))}"
            raise NotFound(self._too_early(name) or f"There is no {name}.")
        return found

    def _too_early(self, name: str) -> str:
        """A sentence where the record is there, but not on the day asked for."""
        here = moment.current()
        if here.on is None:
            return ""
        with moment.on_any_day():
            later = self.named("/".join(str(self.kwargs[each]) for each in self.lookups)).exists()
        return f"There was no {name} by {here.on.isoformat()}." if later else ""

    # A row's name is what its address holds: a slug, or slug/key.

    def name_of(self, row: Model) -> str:
        found = []
        for path in self.lookups.values():
            value = row
            for name in path.split("__"):
                value = getattr(value, name)
            found.append(str(value))
        return "/".join(found)

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
        """What to know of these rows before drawing conclusions."""
        return []
