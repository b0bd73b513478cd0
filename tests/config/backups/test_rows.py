"""A row is the same line on every database, and the same row again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection, models

from config.backups import rows
from config.backups.rows import columns, go_on_after, insert, last_number, line_of, lines, names_of_columns, tables
from proposals.models import Release, Source
from tests.factories import make_source

MOMENT = datetime(2025, 11, 20, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (MOMENT, '"2025-11-19T23:30:00.000005+00:00"'),
        (MOMENT.astimezone(UTC), '"2025-11-19T23:30:00.000005+00:00"'),
        (date(2025, 11, 20), '"2025-11-20"'),
        (Decimal("1.50"), '"1.50"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (b"\x00\xff", '"AP8="'),
        (memoryview(b"\x00\xff"), '"AP8="'),
        ({"b": [1, None], "a": "ї\n"}, '{"a":"ї\\n","b":[1,null]}'),
        (None, "null"),
        (True, "true"),
    ],
)
def test_a_value_has_one_way_to_be_written(value, written):
    assert line_of([value]) == f"[{written}]\n".encode()


def test_every_table_moves_but_sessions_and_stamps():
    every = set(tables())
    assert every >= {
        *("accounts.User", "accounts.User_groups", "accounts.Token", "admin.LogEntry", "auth.Group_permissions"),
        *("proposals.Clause", "proposals.HistoricalClause", "proposals.HistoricalClause_sources"),
        *("proposals.Change", "proposals.Release", "proposals.Party_members"),
    }
    assert every.isdisjoint({"sessions.Session", "proposals.DataStamp"})


def test_every_table_is_ordered_by_a_number():
    """Databases order letters differently."""
    keys = {label: model._meta.pk for label, model in tables().items()}
    assert [label for label, key in keys.items() if not isinstance(key, models.IntegerField)] == []


def test_the_columns_are_those_of_the_table():
    assert names_of_columns(Release) == ["id", "number", "made_at", "made_by_id", "notes", "checksum", "snapshot"]
    assert [column.name for column in columns(Release)][3] == "made_by"


@pytest.mark.django_db
def test_a_table_is_read_in_pages_in_the_order_of_its_numbers(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 2)
    made = [make_source().pk for _ in range(5)]
    with django_assert_num_queries(4):
        read = [json.loads(line)[0] for line in lines(Source, connection)]
    assert read == made


@pytest.mark.django_db
def test_rows_are_written_as_they_stand_and_leave_no_history(history, monkeypatch):
    monkeypatch.setattr(rows, "MOST_PARAMETERS", 30)
    made = [make_source(note="«ї»\r\n", published_on=date(2025, 1, number)) for number in (1, 2, 3)]
    before = list(lines(Source, connection))
    Source.objects.all().delete()
    histories = Source.history.count()
    insert(Source, map(json.loads, before), connection)
    assert list(lines(Source, connection)) == before
    assert Source.history.count() == histories == 2 * len(made)


@pytest.mark.django_db
def test_the_number_of_a_row_that_is_gone_is_not_given_out_again():
    gone = make_source()
    number = gone.pk
    gone.delete()
    assert last_number(Source, connection) == number
    go_on_after(number + 40, Source, connection)
    assert (last_number(Source, connection), make_source().pk) == (number + 40, number + 41)


@pytest.mark.django_db
def test_a_table_that_never_had_a_row_begins_with_one():
    go_on_after(0, Source, connection)
    assert (last_number(Source, connection), make_source().pk) == (0, 1)
