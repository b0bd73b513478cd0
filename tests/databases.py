"""A database of a test's own, and what is in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite

from config import environment
from proposals.models import cached_rule

SCHEMA = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master"],
    "postgresql": [
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, is_identity, column_default "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ],
}


@contextmanager
def empty_database(folder: Path, vendor: str | None = None, template: str = "template1") -> Iterator[None]:
    """While it lasts, the default connection leads to an empty database: of the kind this run is about, or SQLite.

    PostgreSQL copies it from a ``template``.
    """
    usual = connections[DEFAULT_DB_ALIAS]
    in_file = "sqlite" in (usual.vendor, vendor)
    if in_file:
        given = {DEFAULT_DB_ALIAS: environment.database(f"sqlite:///{folder / 'own.sqlite3'}")}
        own: BaseDatabaseWrapper = SQLite(connections.configure_settings(given)[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
    else:
        own = usual.copy()
        own.settings_dict["NAME"] = name = f"own_{os.getpid()}"
        with usual._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    connections[DEFAULT_DB_ALIAS] = own
    _forget()
    try:
        yield
    finally:
        own.close()
        connections[DEFAULT_DB_ALIAS] = usual
        _forget()
        if not in_file:
            with usual._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name}")


def _forget() -> None:
    """What a process keeps by the name of its connection belongs to another database now."""
    ContentType.objects.clear_cache()
    cached_rule._keys_sql.cache_clear()
    cached_rule._column_sql.cache_clear()


def put_aside(own: BaseDatabaseWrapper) -> tuple[list[str], list[str]]:
    """Statements that put the triggers aside that keep releases, and that bring them back."""
    if own.vendor == "postgresql":
        return tuple([f"ALTER TABLE proposals_release {what} TRIGGER USER"] for what in ("DISABLE", "ENABLE"))
    with own.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'release_never_%'")
        triggers = dict(cursor.fetchall())
    return [f"DROP TRIGGER {name}" for name in triggers], list(triggers.values())


def schema() -> list[str]:
    """What makes the database: tables, constraints, indexes, triggers and functions."""
    with connection.cursor() as cursor:
        definitions = []
        for question in SCHEMA[connection.vendor]:
            cursor.execute(question)
            definitions += map(str, cursor.fetchall())
    return sorted(definitions)


def rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the name of a table of ours
        values = [
            [bytes(value) if isinstance(value, memoryview) else value for value in row] for row in cursor.fetchall()
        ]
    return sorted(map(str, values))
