"""A table of the data package: its columns, each declared once, and its public rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from proposals.models import Clause, Correspondence, Issue, Party, Position, Proposal, Source, Term
from proposals.models.sourcing import Sourcing
from proposals.moment import has_happened

Row = Sequence[Any]


class Public:
    """The public slugs of a table, under its name, for the tables of which a public record may also refer to rows
    that are not public."""

    @cached_property
    def parties(self) -> set[str]:
        return set(Party.objects.public().values_list("slug", flat=True))

    @cached_property
    def sources(self) -> set[str]:
        return set(Source.objects.public().values_list("slug", flat=True))

    @cached_property
    def issues(self) -> set[str]:
        return set(Issue.objects.public().values_list("slug", flat=True))

    @cached_property
    def proposals(self) -> set[str]:
        return set(Proposal.objects.public().values_list("slug", flat=True))

    @cached_property
    def positions(self) -> set[str]:
        return set(Position.objects.public().values_list("slug", flat=True))

    @cached_property
    def clause_sourcing(self) -> dict[int, Sourcing]:
        clauses = Clause.objects.public().defer("text", "note").prefetch_related("sources")
        return {clause.pk: clause.sourcing for clause in clauses}

    @cached_property
    def position_sourcing(self) -> dict[int, Sourcing]:
        positions = Position.objects.public().select_related("party", "source").prefetch_related("also_in")
        return {position.pk: position.sourcing for position in positions}

    @cached_property
    def current_positions(self) -> set[int]:
        return set(Position.objects.public().current().values_list("pk", flat=True))

    @cached_property
    def stale_correspondences(self) -> set[int]:
        return set(Correspondence.objects.public().stale_keys())

    @cached_property
    def stale_terms(self) -> set[int]:
        return set(Term.objects.public().stale_keys())


@dataclass(frozen=True, slots=True)
class Key:
    """``columns`` name a row of the table ``of`` by its ``names``."""

    columns: tuple[str, ...]
    of: str
    names: tuple[str, ...] = ("slug",)


@dataclass(frozen=True, slots=True)
class Column:
    """``path`` leads from the model to the value, as in a query; by default it is the name. ``shown`` turns the value
    into the cell. ``key`` is what the column refers to; a key of several columns is declared on the last one. Without
    a ``description`` of its own it has that of the model's field. ``precision`` names the column that says how finely a
    day is known: the day is left out while the reader looks at an earlier one.
    """

    name: str
    description: str = ""
    type: str = "string"
    path: str = ""
    required: bool = False
    key: Key | None = None
    shown: Callable[[Any, Public], Any] = lambda value, public: value
    precision: str = ""

    def cell(self, value: Any, public: Public, row: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """The cell; empty if it would name a record that is not public. ``row`` has the values of all columns."""
        if self.precision and not has_happened(value, row[self.precision]):
            return None
        slugs = getattr(public, self.key.of, None) if self.key else None
        return self.shown(value, public) if slugs is None or value in slugs else None


@dataclass(frozen=True, slots=True)
class Table:
    """The public rows of ``model`` in ``order``. ``rows`` yields the values if a query of the paths cannot."""

    name: str
    description: str
    model: type[Any]
    columns: tuple[Column, ...]
    primary: tuple[str, ...] = ("slug",)
    order: tuple[str, ...] = ("slug",)
    rows: Callable[[], Iterable[Row]] | None = None

    def lines(self, public: Public) -> Iterator[Row]:
        """The rows as cells. A row is left out if a required cell would name a record that is not public."""
        for row in self.rows() if self.rows else self._queried_rows():
            values = dict(zip((column.name for column in self.columns), row, strict=True))
            cells = [column.cell(values[column.name], public, values) for column in self.columns]
            if all(cell is not None or not column.required for column, cell in zip(self.columns, cells, strict=True)):
                yield cells

    def _queried_rows(self) -> Iterator[Row]:
        paths = [column.path or column.name for column in self.columns]
        return self.model.objects.public().order_by(*self.order).values_list(*paths).iterator()

    def description_of(self, column: Column) -> str:
        return column.description or str(self.model._meta.get_field(column.name).help_text)

    def described(self) -> dict[str, Any]:
        """The description of the table as a resource of the package."""
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "description": self.description,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": column.name, "type": column.type, "description": self.description_of(column)}
                    | ({"constraints": {"required": True}} if column.required else {})
                    for column in self.columns
                ],
                "missingValues": [""],
                "primaryKey": list(self.primary),
                "foreignKeys": [
                    {
                        "fields": list(key.columns),
                        "reference": {"resource": "" if key.of == self.name else key.of, "fields": list(key.names)},
                    }
                    for key in (column.key for column in self.columns)
                    if key
                ],
            },
        }

    def documented(self) -> str:
        """The section of the README about the table."""
        columns = "\n".join(f"- `{column.name}`: {self.description_of(column)}" for column in self.columns)
        return f"## {self.name}.csv\n\n{self.description}\n\n{columns}\n"
