"""Writes the migrations anew, until the first release: ``python -m tests.migrations``, or ``make new-migrations``.

Each app has one for its tables, made from the models, and one for its triggers if it has any, which is written by hand
and kept. Their names end in a fingerprint of the SQL, so that a database made by others is recognised
(:mod:`config.checks`); a new help text does not change it. tests/test_migrations.py fails until this has been run.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from graphlib import TopologicalSorter
from pathlib import Path

import django
from django.apps import apps
from django.db import connection, models
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter

from config.checks import OURS
from tests.sources import ROOT

# As the writer of migrations knows it: whatever model the setting names.
USER_APP, USER = "accounts", ("__setting__", "AUTH_USER_MODEL")
SCHEMA = re.compile(r"0001_schema_[0-9a-f]{8}")


def main() -> None:
    tables = {app: in_order(apps.get_app_config(app).get_models()) for app in OURS}
    triggers = {path: path.read_text(encoding="utf-8") for app in OURS for path in written(app, "triggers")}
    number = fingerprint([table for some in tables.values() for table in some], triggers.values())
    name = f"0001_schema_{number}"
    texts = {folder(app) / f"{name}.py": schema(Migration(name, app), tables[app]) for app in OURS}
    texts |= {path.with_stem(f"0002_triggers_{number}"): SCHEMA.sub(name, text) for path, text in triggers.items()}
    for path in everything():
        path.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    for tidy in (["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "--quiet", *map(folder, OURS)], check=True)
    sys.stdout.writelines(f"{path.relative_to(ROOT)}\n" for path in everything())


def folder(app: str) -> Path:
    return Path(apps.get_app_config(app).path) / "migrations"


def written(app: str, kind: str = "") -> list[Path]:
    return sorted(folder(app).glob(f"[0-9]*_{kind}*.py"))


def everything() -> list[Path]:
    return [path for app in OURS for path in written(app)]


def in_order(tables: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """By name, and each after those it refers to."""
    named, sorter = sorted(tables, key=lambda table: table.__name__), TopologicalSorter()
    for table in named:
        others = {field.related_model for field in referring(table)} - {table}
        sorter.add(table, *(other for other in named if other in others))
    return list(sorter.static_order())


def referring(table: type[models.Model]) -> list[models.Field]:
    return [field for field in (*table._meta.local_fields, *table._meta.local_many_to_many) if field.related_model]


def fingerprint(tables: Iterable[type[models.Model]], triggers: Iterable[str]) -> str:
    """Eight digits that stand for the SQL that makes ``tables`` on both databases, and for the text of ``triggers``."""
    statements = [SCHEMA.sub("", text) for text in triggers]
    for backend in (SQLite, PostgreSQL):
        # The statements are only put together: no server of PostgreSQL is asked.
        settings = connection.settings_dict | {"NAME": "file::memory:", "OPTIONS": {}}
        with closing(backend(settings, "unused")) as unused, unused.schema_editor(True, atomic=False) as editor:
            for table in tables:
                editor.create_model(table)
        statements += editor.collected_sql
    return hashlib.sha256("\n".join(sorted(statements)).encode()).hexdigest()[:8]


def schema(migration: Migration, tables: Iterable[type[models.Model]]) -> str:
    """What ``makemigrations`` would write, but with each table made in one step, not in several: Django works out all
    tables anew at every step, and a test database would take three times as long to make.
    """
    tables = list(tables)
    referred = {field.related_model._meta.app_label for table in tables for field in referring(table)}
    others = sorted(referred - {migration.app_label})
    migration.initial = True
    migration.dependencies = [USER if app == USER_APP else (app, "__first__") for app in others]
    migration.operations = [creation(ModelState.from_model(table)) for table in tables]
    return MigrationWriter(migration, include_header=False).as_string()


def creation(table: ModelState) -> CreateModel:
    return CreateModel(table.name, list(table.fields.items()), table.options, table.bases, table.managers)


if __name__ == "__main__":
    # The database of whoever runs this was made by the migrations that go: leave it alone.
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": "sqlite://:memory:"}
    django.setup()
    main()
