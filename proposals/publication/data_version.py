"""Triggers stamp every change, however it is written.

They are created after every ``migrate``, because SQLite loses the triggers of a table that a migration rebuilds. The
stamps that a transaction sees are its version of the data (see :mod:`proposals.models.data_stamp`). They are random, so
a restored backup never repeats a version.

No transaction waits for another: on PostgreSQL each one adds a stamp and deletes the others, except those that another
transaction has locked. So every commit leaves a stamp that was not there before.
"""

from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.db import connections

TABLE = "proposals_datastamp"
EVENTS = ("INSERT", "UPDATE", "DELETE")

FUNCTION = f"""
CREATE OR REPLACE FUNCTION proposals_restamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM {TABLE} WHERE stamp IN (SELECT stamp FROM {TABLE} FOR UPDATE SKIP LOCKED);
    INSERT INTO {TABLE} (stamp) VALUES (replace(gen_random_uuid()::text, '-', ''));
    RETURN NULL;
END $$
"""  # noqa: S608 - a constant


def stamp_changes(using: str = "default", apps: Apps = installed_apps, **kwargs: Any) -> None:
    """After ``migrate`` or ``flush``: give every table of the data its triggers; those that are there stay."""
    try:
        apps.get_model("proposals", "DataStamp")
    except LookupError:
        return
    connection = connections[using]
    tables = connection.introspection.table_names()
    watched = sorted(
        model._meta.db_table
        for model in apps.get_app_config("proposals").get_models(include_auto_created=True)
        if model._meta.managed and model._meta.db_table in tables and model._meta.db_table != TABLE
    )
    wanted = {name: sql for table in watched for name, sql in _triggers(connection.vendor, table).items()}
    with connection.cursor() as cursor:
        missing = wanted.keys() - existing(connection.vendor, cursor).keys()
        if missing and connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name in sorted(missing):
            cursor.execute(wanted[name])


def _triggers(vendor: str, table: str) -> dict[str, str]:
    """Name and definition of the triggers of one table."""
    if vendor == "postgresql":
        name = f"{table}_stamp"
        events = " OR ".join((*EVENTS, "TRUNCATE"))
        return {
            name: f"CREATE TRIGGER {name} AFTER {events} ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION proposals_restamp()"
        }
    restamp = f"DELETE FROM {TABLE}; INSERT INTO {TABLE} (stamp) VALUES (lower(hex(randomblob(16))))"  # noqa: S608
    names = {event: f"{table}_{event.lower()}_stamp" for event in EVENTS}
    return {
        name: f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {restamp}; END" for event, name in names.items()
    }


def existing(vendor: str, cursor: Any) -> dict[str, str]:
    """Name → table of the triggers that are in place."""
    cursor.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'proposals\\_%\\_stamp'"
        if vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'proposals%stamp'"
    )
    return dict(cursor.fetchall())
