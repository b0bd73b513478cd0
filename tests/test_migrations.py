"""The migrations are those that ``make new-migrations`` writes, and go back and forward on data."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import isolate_apps

from accounts.models import KeptAnswer, Token
from config.checks import OURS
from proposals.dataset.load import load_folder
from proposals.models import Process
from proposals.publication import releases
from tests import migrations
from tests.databases import empty_database, rows, schema
from tests.factories import make_suggestion, make_user
from tests.sources import ROOT, tracked_files

KEPT_DUMP = ROOT / "tests" / "dataset" / "formats" / "2"
TABLES = [
    model._meta.db_table for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)
]


@pytest.fixture
def unblocked(django_db_blocker):
    """These tests need no database of the run, and may open one of their own."""
    with django_db_blocker.unblock():
        yield


# Written anew


def texts(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for app in OURS
        for path in (root / app / "migrations").glob("[0-9]*.py")
    }


def test_the_migrations_are_those_the_command_writes(tmp_path):
    for path in tracked_files():
        if path.suffix in {".py", ".toml"} and path.parts[0] in {*OURS, "config", "tests", "pyproject.toml"}:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, tmp_path / path)
    for name in texts(tmp_path):
        earlier = re.sub(r"_[0-9a-f]{8}\.py", "_00000000.py", name)
        if "triggers" in name:
            text = migrations.SCHEMA.sub("0001_schema_00000000", (tmp_path / name).read_text(encoding="utf-8"))
            (tmp_path / earlier).write_text(text, encoding="utf-8")
        (tmp_path / name).unlink()
    (tmp_path / "proposals/migrations/0003_more.py").write_text("")
    environment = os.environ | {"VAR_DIR": str(tmp_path), "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-m", "tests.migrations"], cwd=tmp_path, env=environment, check=True)
    assert texts(tmp_path) == texts(ROOT)


def of_one_table(field: models.Field, **options: object) -> str:
    with isolate_apps("proposals"):
        meta = type("Meta", (), {"app_label": "proposals"} | options)
        table = type("Sample", (models.Model,), {"__module__": __name__, "Meta": meta, "field": field.clone()})
    return migrations.fingerprint([table], ["SQL of dependencies 0001_schema_12345678"])


LONG = models.Q(field__gt="a")


@pytest.mark.parametrize(
    "field",
    [
        models.CharField(
            "other words", max_length=20, help_text="Other words.", error_messages={"blank": "Fill it in."}
        ),
        models.CharField(max_length=20, choices={"a": "A"}, blank=True, default="a", editable=False),
    ],
)
def test_what_the_database_does_not_hold_leaves_the_fingerprint(unblocked, field):
    assert of_one_table(field, ordering=["field"], verbose_name="sample") == of_one_table(
        models.CharField(max_length=20)
    )


def test_whatever_changes_the_database_changes_the_fingerprint(unblocked):
    base = models.CharField(max_length=20)
    ways = [
        of_one_table(base),
        of_one_table(models.CharField(max_length=21)),
        of_one_table(models.CharField(max_length=20, null=True)),
        of_one_table(models.CharField(max_length=20, unique=True)),
        of_one_table(models.CharField(max_length=20, db_index=True)),
        of_one_table(models.CharField(max_length=20, db_column="other")),
        of_one_table(models.TextField()),
        of_one_table(models.SmallIntegerField()),
        of_one_table(models.IntegerField()),
        of_one_table(models.AutoField(primary_key=True)),
        of_one_table(models.BigAutoField(primary_key=True)),
        of_one_table(base, db_table="other"),
        of_one_table(base, constraints=[models.CheckConstraint(condition=models.Q(field__gt="a"), name="c")]),
        of_one_table(base, constraints=[models.CheckConstraint(condition=models.Q(field__gt="b"), name="c")]),
        of_one_table(base, constraints=[models.UniqueConstraint(fields=["field"], name="c")]),
        of_one_table(base, indexes=[models.Index(fields=["field"], name="c")]),
        migrations.fingerprint([], ["a trigger"]),
        migrations.fingerprint([], ["another"]),
    ]
    assert len(set(ways)) == len(ways)


# On data


def migrate(*target: str) -> None:
    call_command("migrate", *target, verbosity=0)


def fill() -> None:
    """Give every table of ours a row, where those of its application have none."""
    if not Token.objects.exists():
        user = make_user("Editor")
        user.user_permissions.add(Permission.objects.first())
        token, _key = Token.make(user, "Script", ["read"], timedelta(days=1))
        KeptAnswer.objects.create(token=token, key="one", request_digest="0" * 64, status=201, headers={}, body="{}")
    if not Process.objects.exists():
        load_folder(KEPT_DUMP)
        releases.make(None, "First.")
        make_suggestion()


def test_every_migration_goes_back_and_forward_with_rows_in_every_table(unblocked, history, tmp_path):
    steps = [(app, path.stem) for app in reversed(OURS) for path in reversed(migrations.written(app)[:-1])]
    with empty_database(tmp_path):
        migrate()
        fill()
        whole = schema()
        for step in [*steps, ("accounts", "zero")]:
            before = {table: rows(table) for table in TABLES}
            assert [table for table, content in before.items() if not content] == []
            migrate(*step)
            assert schema() != whole
            remaining = connection.introspection.table_names()
            migrate()
            assert schema() == whole
            expected = {table: content if table in remaining else [] for table, content in before.items()}
            assert {table: rows(table) for table in TABLES} == expected
            fill()
