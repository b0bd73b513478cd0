"""Columns that several tables share, and functions that declare columns and tables of links."""

from typing import Any

from proposals.exports.package.tables import Column, Key, Public, Table
from proposals.models.sourcing import Sourcing, reading_lines

SLUG = Column("slug", "Identifies the row in addresses and in other tables.", required=True)
NOTE = Column("note", "Any further note.")
PRECISION = Column("date_precision", "Precision of the date: day, week, month or year.", required=True)


def _of_public(reading: dict[str, str], public: Public) -> str:
    return "; ".join(reading_lines({slug: state for slug, state in reading.items() if slug in public.sources}))


READING = Column(
    "reading",
    "How far each source was read, as slug: read, in-part or not-read; separated by semicolons. Empty if not recorded.",
    shown=_of_public,
)


def refers(table: str, name: str, description: str = "", **options: Any) -> Column:
    """A column with the slug of a row in another table."""
    path = options.pop("path", f"{name}__slug")
    return Column(name, description or f"Slug in {table}.csv.", path=path, key=Key((name,), table), **options)


def clause_at(path: str) -> tuple[Column, Column]:
    """The two columns that name a clause; ``path`` leads to it."""
    return (
        Column("proposal", "Proposal of the clause.", path=f"{path}proposal__slug", required=True),
        Column(
            "clause",
            "Key of the clause in it.",
            path=f"{path}key",
            required=True,
            key=Key(("proposal", "clause"), "clauses", ("proposal", "key")),
        ),
    )


def sourcing(name: str) -> tuple[Column, Column]:
    """The two columns that say how well a row is sourced; ``name`` is the attribute of ``Public`` that knows."""

    def of(pk: Any, public: Public) -> Sourcing:
        return getattr(public, name)[pk]

    return (
        Column(
            "well_sourced",
            "Whether a source of an upper grade, or media of the speaker's own state, that was read for it says so; "
            "empty without a source.",
            "boolean",
            path="pk",
            shown=lambda pk, public: of(pk, public).well_sourced,
        ),
        Column(
            "independent_sources",
            "How many such sources are independent: copies of one agency, and articles of one publisher, count once.",
            "integer",
            path="pk",
            required=True,
            shown=lambda pk, public: of(pk, public).independent,
        ),
    )


def links(name: str, description: str, model: type, one: tuple[str, str], field: str, other: tuple[str, str]) -> Table:
    """A table with a row for each link of the many-to-many ``field``.

    ``one`` is the column and table of the record that has the field, ``other`` those of the linked record.
    """
    path = f"{field}__slug"
    columns = (
        refers(one[1], one[0], path="slug", required=True),
        refers(other[1], other[0], path=path, required=True),
    )
    return Table(name, description, model, columns, (one[0], other[0]), ("slug", path))


PROPOSAL, PARTY, SOURCE = ("proposal", "proposals"), ("party", "parties"), ("source", "sources")
