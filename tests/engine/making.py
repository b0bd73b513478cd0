"""Small texts, and helpers to look into a comparison."""

from __future__ import annotations

from proposals.engine.vocabulary import Cell, Passage, Place, Row, Table, Text

COMMISSION = "A joint commission meets four times a year in either capital."
PRISONERS = "The sides exchange every prisoner they still hold, all for all."
HARBOUR = "Ships of both states enter the harbour free of charge."
SCHOOLS = "Schools in the valley teach in both languages from the first year."


def make_text(key: str, *clauses: str | Passage, **fields: object) -> Text:
    passages = tuple(
        clause if isinstance(clause, Passage) else Passage(str(n), clause, number=str(n))
        for n, clause in enumerate(clauses, 1)
    )
    return Text(key, passages, **fields)  # type: ignore[arg-type]


def partition(table: Table) -> set[frozenset[Place]]:
    """The rows as sets of places."""
    return {frozenset((c.text, p.key) for c in row.cells for p in c.passages) for row in table.rows}


def row_with(table: Table, text: str, key: str) -> Row:
    return next(row for row in table.rows for c in row.cells if c.text == text and key in [p.key for p in c.passages])


def cell(row: Row, text: str) -> Cell:
    return next(c for c in row.cells if c.text == text)


def keys(row: Row, text: str) -> list[str]:
    return [passage.key for passage in cell(row, text).passages]


def moved(table: Table, text: str) -> dict[str, str | None]:
    """For every passage of a text, by key: its number in the base if it has moved, otherwise None."""
    return {passage.key: passage.moved_from for row in table.rows for passage in cell(row, text).passages}
