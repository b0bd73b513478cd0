"""All of an archive is restored, or nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db.migrations.recorder import MigrationRecorder

from config.backups import restoring
from config.backups.archive import MANIFEST, BackupError, member, opened
from config.backups.making import back_up
from config.backups.restoring import new_key, restore
from config.backups.rows import last_number
from proposals.models import Source
from tests.config.backups.sites import digests, empty_site, silent
from tests.factories import make_source, make_user

# They open a database of their own.
pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def archive(tmp_path_factory, django_db_blocker) -> Path:
    """A backup of a site with two sources."""
    folder = tmp_path_factory.mktemp("archive")
    with django_db_blocker.unblock(), empty_site(folder):
        make_source(slug="first")
        make_source(slug="second")
        back_up(folder / "site.zip", silent, with_key=False)
    return folder / "site.zip"


def changed(path: Path, to: Path, *changes: tuple[str, str, object]) -> Path:
    """A copy of an archive whose first row of some tables has another value, with checksums that fit."""
    with zipfile.ZipFile(path) as file:
        files = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(files[MANIFEST])
    for label, column, value in changes:
        first, *rest = files[member(label)].splitlines(keepends=True)
        table, row = manifest["tables"][label], json.loads(first)
        row[table["columns"].index(column)] = value
        files[member(label)] = content = b"".join([json.dumps(row).encode() + b"\n", *rest])
        table["sha256"] = hashlib.sha256(content).hexdigest()
    files[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(to, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return to


def test_an_empty_database_becomes_that_of_the_archive(empty, archive, monkeypatch):
    said, analysed = [], []
    monkeypatch.setattr(restoring, "gather_statistics", lambda: analysed.append(Source.objects.count()))
    restore(archive, said.append)
    with opened(archive) as file:
        tables = file.manifest.tables
    assert digests() == {label: (table.rows, table.sha256) for label, table in tables.items()}
    rows = sum(table.rows for table in tables.values())
    assert said == [f"{archive}: {rows} rows of {len(tables)} tables restored, and equal to the archive."]
    assert analysed == [2]
    assert make_source().pk == 3


def test_a_database_that_is_not_empty_is_refused(database, archive):
    user = make_user()
    before = digests()
    with pytest.raises(BackupError, match=r"The database is not empty: accounts\.User has rows"):
        restore(archive, silent)
    assert digests() == before
    user.delete()


def test_a_database_with_other_migrations_is_refused(database, archive):
    recorder = MigrationRecorder(database)
    recorder.record_applied("proposals", "0003_later")
    with pytest.raises(BackupError, match="have other migrations"):
        restore(archive, silent)
    recorder.record_unapplied("proposals", "0003_later")
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ([("proposals.Source", "slug", "")], "the database refuses a row: .*source_slug_not_blank"),
        ([("proposals.Source", "slug", "second")], "the database refuses a row"),
        ([("proposals.Source", "title", None)], "the database refuses a row"),
        ([("proposals.Source", "published_on", "never")], "the database refuses a row"),
        ([("proposals.Source", "id", "one")], "the database refuses a row"),
        ([("auth.Permission", "content_type_id", 4711)], "the database refuses a row"),
        ([("proposals.Source", "published_on", "20250101")], "is not in the database as it is in the archive"),
        ([("proposals.Source", "title", 4)], "proposals.Source is not in the database as it is in the archive"),
    ],
)
def test_a_row_that_the_database_refuses_or_alters_takes_all_others_with_it(
    database, installation, archive, tmp_path, changes, refusal
):
    before = digests(), Group.objects.count()
    with pytest.raises(BackupError, match=refusal):
        restore(changed(archive, tmp_path / "changed.zip", *changes), silent)
    assert (digests(), Group.objects.count()) == before
    assert last_number(Source, database) == 0


def test_a_damaged_table_takes_all_others_with_it(database, archive, tmp_path):
    before, damaged = digests(), changed(archive, tmp_path / "damaged.zip")
    content = damaged.read_bytes()
    damaged.write_bytes(content.replace(b'"second"', b'"Second"'))
    with pytest.raises(BackupError, match="the archive is damaged"):
        restore(damaged, silent)
    assert digests() == before


def test_the_key_of_the_archive_becomes_that_of_the_site(database, installation, settings, tmp_path):
    own, path = settings.SECRET_KEY, tmp_path / "site.zip"
    settings.SECRET_KEY = "of-the-archive-" * 5
    (installation / "secret-key").write_text(settings.SECRET_KEY)
    back_up(path, silent)

    def restored(**options) -> tuple[str, str]:
        said = []
        restore(path, said.append, **options)
        return (installation / "secret-key").read_text(), said[-1]

    settings.SECRET_KEY = own
    (installation / "secret-key").write_text(own)
    assert restored(with_key=False)[0] == own
    settings.SECRET_KEY = "of the environment"
    assert restored()[0] == own
    settings.SECRET_KEY = own
    key, sentence = restored()
    assert key == "of-the-archive-" * 5
    assert sentence == (
        f"The secret key is now that of the archive, in {installation / 'secret-key'}: start the site anew."
    )
    assert (installation / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_key_stays_where_the_rows_are_refused(installation, settings):
    with pytest.raises(BackupError), new_key("another"):
        raise BackupError("Refused.")
    assert [(path.name, path.read_text()) for path in installation.iterdir()] == [("secret-key", settings.SECRET_KEY)]
