"""What a table of the data package is, and which names its rows may hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from proposals.models import Issue, Party, Proposal, Source

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    about: str
    type: str = "string"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """``columns`` name a row of the table ``of`` by its ``names``."""

    columns: tuple[str, ...]
    of: str
    names: tuple[str, ...] = ("slug",)


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    about: str
    columns: tuple[Column, ...]
    primary: tuple[str, ...]
    rows: Callable[["Public"], Iterable[Row]]
    keys: tuple[Key, ...] = ()

    def described(self) -> dict[str, Any]:
        """The table as a resource of the package."""
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "description": self.about,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": column.name, "type": column.type, "description": column.about}
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
                    for key in self.keys
                ],
            },
        }

    def documented(self) -> str:
        """The table as a section of the README."""
        columns = "\n".join(f"- `{column.name}`: {column.about}" for column in self.columns)
        return f"## {self.name}.csv\n\n{self.about}\n\n{columns}\n"


class Public:
    """The names that readers may see, so that no table names what another one leaves out."""

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

    def pairs(self, rows: Any, own: Sequence[str], other: str, among: set[str]) -> Iterator[Row]:
        """One row for each link of ``rows``: the columns ``own``, then the slug at ``other``, if it is ``among``."""
        found = rows.order_by(*own, f"{other}__slug").values_list(*own, f"{other}__slug")
        return (row for row in found.iterator() if row[-1] in among)
