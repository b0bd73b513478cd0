"""The rows of every table as lines of JSON that are the same on every database, and back."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# Who is signed in must do so again, and the stamps of the data are random and written by triggers.
LEFT_OUT = ("sessions.Session", "proposals.DataStamp")
ROWS_AT_ONCE = 500
MOST_PARAMETERS = 900  # of one statement: every SQLite takes 999


def tables() -> dict[str, type[models.Model]]:
    """Every table of an archive by the name of its model: links and histories are tables too."""
    known = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    return {
        label: model
        for label, model in sorted(known.items())
        if model._meta.managed and not model._meta.proxy and label not in LEFT_OUT
    }


def columns(model: type[models.Model]) -> list[models.Field]:
    return list(model._meta.local_concrete_fields)


def names_of_columns(model: type[models.Model]) -> list[str]:
    return [column.column for column in columns(model)]


def holds_files(model: type[models.Model]) -> bool:
    """Whether a row may be so large that it is handled by itself."""
    return any(isinstance(column, models.BinaryField) for column in columns(model))


@dataclass(slots=True)
class Digest:
    """The count and the checksum of the lines it has seen."""

    rows: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.sha256.update(line)


def digest_of(model: type[models.Model], database: BaseDatabaseWrapper) -> Digest:
    """The digest of a table as it is in ``database``."""
    digest = Digest()
    for line in lines(model, database):
        digest.add(line)
    return digest


def lines(model: type[models.Model], database: BaseDatabaseWrapper) -> Iterator[bytes]:
    """Every row, by primary key; read in pages, so that memory is bounded behind every pooler."""
    fields = columns(model)
    names = [each.attname for each in fields]
    key = fields.index(model._meta.pk)
    many = 1 if holds_files(model) else ROWS_AT_ONCE
    rows = model._base_manager.using(database.alias).order_by("pk").values_list(*names)
    page = list(rows[:many])
    while page:
        for row in page:
            yield line_of(row)
        page = list(rows.filter(pk__gt=page[-1][key])[:many])


def line_of(row: Iterable[Any]) -> bytes:
    values = [plain(value) for value in row]
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def plain(value: Any) -> Any:
    """A value as JSON: moments in UTC to the microsecond, bytes in base64."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    return value


def insert(model: type[models.Model], rows: Iterable[list[Any]], database: BaseDatabaseWrapper) -> None:
    """Write rows as they stand: no signal is sent, and the history gets no row that was not in the archive."""
    fields = columns(model)
    quote = database.ops.quote_name
    names = ", ".join(quote(each.column) for each in fields)
    marks = f"({', '.join(['%s'] * len(fields))})"
    many = 1 if holds_files(model) else max(1, MOST_PARAMETERS // len(fields))
    iterator = iter(rows)
    with database.cursor() as cursor:
        while some := list(islice(iterator, many)):
            values = [
                each.get_db_prep_save(each.to_python(value), database)
                for row in some
                for each, value in zip(fields, row, strict=True)
            ]
            cursor.execute(
                f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {', '.join([marks] * len(some))}",  # noqa: S608 - names of our tables
                values,
            )


def last_number(model: type[models.Model], database: BaseDatabaseWrapper) -> int:
    """The last primary key that was given out, also to a row that is gone: its history must not become another's."""
    table, column = model._meta.db_table, model._meta.pk.column
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            return found[0] if found else 0
        sequence = _sequence(cursor, table, column)
        if not sequence:
            return 0
        cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}")  # noqa: S608
        return cursor.fetchone()[0]


def go_on_after(number: int, model: type[models.Model], database: BaseDatabaseWrapper) -> None:
    """Let the next row of a table have a primary key after ``number``."""
    table, column = model._meta.db_table, model._meta.pk.column
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
        elif sequence := _sequence(cursor, table, column):
            # Unlike setval() this is taken back with the transaction.
            cursor.execute(f"ALTER SEQUENCE {sequence} RESTART WITH {number + 1:d}")


def _sequence(cursor: Any, table: str, column: str) -> str | None:
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
    return cursor.fetchone()[0]
