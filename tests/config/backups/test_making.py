"""A backup is of one moment, and keeps nobody from writing."""

from __future__ import annotations

import json
import os
import zipfile

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder

from config.backups import making
from config.backups.archive import BackupError, member, opened
from config.backups.comparing import differences
from config.backups.making import back_up, kept_key, key_file, migrations_of
from config.backups.rows import lines
from tests.config.backups.sites import digests, fill, silent
from tests.factories import make_user

# They open a database of their own.
pytestmark = pytest.mark.database


def test_a_backup_while_others_write_is_of_one_moment(empty, tmp_path, monkeypatch):
    fill()
    path, before = tmp_path / "site.zip", digests()
    other = connections[DEFAULT_DB_ALIAS].copy()
    read = []

    def lines_while_others_write(model, database):
        read.append(model)
        if len(read) == 3:
            with other.cursor() as cursor:
                cursor.execute("UPDATE proposals_party SET name = 'Changed'")
                cursor.execute("DELETE FROM accounts_token")
        return lines(model, database)

    monkeypatch.setattr(making, "lines", lines_while_others_write)
    back_up(path, silent)
    other.close()
    with opened(path) as archive:
        assert {label: (table.rows, table.sha256) for label, table in archive.manifest.tables.items()} == before
    assert list(differences(path)) == [
        "accounts.Token: the archive has 1 rows, the database 0.",
        "proposals.Party: the same number of rows, but other values.",
    ]


def test_the_manifest_says_what_the_archive_holds(database, installation, tmp_path):
    user = make_user(username="Їжак")
    said = []
    back_up(tmp_path / "site.zip", said.append)
    with zipfile.ZipFile(tmp_path / "site.zip") as file:
        manifest = json.loads(file.read("manifest.json"))
        [row] = map(json.loads, file.read(member("accounts.User")).splitlines())
    assert (manifest["format"], manifest["database"]) == (1, database.vendor)
    assert manifest["migrations"] == migrations_of(database)
    table = manifest["tables"]["accounts.User"]
    assert (table["rows"], table["last"]) == (1, user.pk)
    assert dict(zip(table["columns"], row, strict=True))["username"] == "Їжак"
    user.delete()
    rows = sum(each["rows"] for each in manifest["tables"].values())
    assert said == [
        f"{tmp_path / 'site.zip'}: {rows} rows of {len(manifest['tables'])} tables.",
        "It holds the secret key: keep it like one.",
    ]


def test_the_key_is_left_out_on_demand_and_where_the_site_keeps_none(database, installation, settings, tmp_path):
    def key(name: str, **options) -> tuple[str | None, str]:
        said = []
        back_up(tmp_path / name, said.append, **options)
        with opened(tmp_path / name) as archive:
            return archive.key(), said[-1]

    assert key("with.zip") == (settings.SECRET_KEY, "It holds the secret key: keep it like one.")
    assert key("without.zip", with_key=False) == (None, "It does not hold the secret key.")
    assert (key_file(), kept_key()) == (installation / "secret-key", settings.SECRET_KEY)
    settings.SECRET_KEY = "of the environment"
    assert kept_key() is None
    assert key("environment.zip") == (None, "It does not hold the secret key.")


def test_a_backup_that_fails_leaves_no_file_and_no_transaction(database, tmp_path, monkeypatch):
    def fail(model, database):
        raise ZeroDivisionError

    monkeypatch.setattr(making, "last_number", fail)
    os.mkdir(tmp_path / "backups")
    with pytest.raises(ZeroDivisionError):
        back_up(tmp_path / "backups" / "site.zip", silent)
    assert list((tmp_path / "backups").iterdir()) == []
    make_user().delete()


def test_a_database_that_lacks_a_migration_is_refused(database, tmp_path):
    recorder = MigrationRecorder(database)
    [last] = [name for app, name in recorder.applied_migrations() if app == "proposals" and name.startswith("0002")]
    recorder.record_unapplied("proposals", last)
    with pytest.raises(BackupError, match=r"^The database lacks the migration proposals\.0002.*Run manage.py migrate"):
        back_up(tmp_path / "site.zip", silent)
    recorder.record_applied("proposals", last)
    assert not (tmp_path / "site.zip").exists()
