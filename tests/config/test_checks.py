"""A database with unknown migrations is refused before anything is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.recorder import MigrationRecorder

from tests import migrations
from tests.databases import empty_database, rows
from tests.sources import ROOT

REFUSED = "This database was made by another version of Parley: this one has no migration"
# What the first databases had, before migrations were written anew for the first time.
FIRST = [
    ("accounts", "0001_initial"),
    ("accounts", "0002_token"),
    ("proposals", "0001_initial"),
    ("proposals", "0002_release"),
    ("proposals", "0003_release_never_changes"),
    ("proposals", "0004_log_of_changes"),
    ("proposals", "0005_data_stamp"),
    ("proposals", "0006_suggested_changes"),
    ("proposals", "0007_nothing_answers"),
    ("proposals", "0008_suggested_texts"),
]
# Two of their tables, with a record.
FIRST_TABLES = """
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL,
    "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "proposals_party" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(80) NOT NULL UNIQUE,
    "name" varchar(200) NOT NULL, "short_name" varchar(40) NOT NULL, "kind" varchar(12) NOT NULL);
INSERT INTO "proposals_party" ("slug", "name", "short_name", "kind") VALUES ('north', 'The North', 'North', 'state');
"""


@pytest.fixture
def own_database(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), empty_database(tmp_path):
        yield


def record(names: list[tuple[str, str]]) -> None:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in names:
        recorder.record_applied(app, name)


def problems() -> list[tuple[str, str]]:
    messages = run_checks(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
    return [(problem.id, problem.msg) for problem in messages]


GENERATIONS = {
    "the first": (FIRST, "proposals.0008_suggested_texts"),
    "an early state of the first": (FIRST[:3], "proposals.0001_initial"),
    "one written anew": ([("proposals", "0001_schema_00000000")], "proposals.0001_schema_00000000"),
    "accounts alone": ([("accounts", "0001_schema_00000000")], "accounts.0001_schema_00000000"),
}


@pytest.mark.parametrize(("names", "named"), GENERATIONS.values(), ids=GENERATIONS)
def test_a_database_with_unknown_migrations_is_refused_unchanged(own_database, names, named):
    record(names)
    before = connection.introspection.table_names(), rows("django_migrations")
    assert problems() == [("parley.E001", f"{REFUSED} {named}.")]
    for command, options in {"migrate": {"skip_checks": False}, "setup_site": {}}.items():
        with pytest.raises(SystemCheckError, match=f"(?s){REFUSED} {named}.*dump_dataset.*load_dataset"):
            call_command(command, stdout=StringIO(), **options)
    assert (connection.introspection.table_names(), rows("django_migrations")) == before


def test_a_new_database_and_one_with_known_migrations_are_accepted(own_database):
    assert problems() == []
    ours = [(app, path.stem) for app in migrations.OURS for path in migrations.written(app)]
    record([*ours, ("auth", "9999_of_another_django"), ("elsewhere", "0001_initial")])
    assert problems() == []


def contents(path: str) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def test_make_run_refuses_an_old_database_with_a_sentence(tmp_path):
    """What the Makefile calls, in a process of its own."""
    path = tmp_path / "parley.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST_TABLES)
        database.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, '2026-11-26')", FIRST)
        database.commit()
    before = contents(path)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "manage.py", "setup_site"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment | {"VAR_DIR": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{REFUSED} proposals.0008_suggested_texts.\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(path) == before
