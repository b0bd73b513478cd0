"""A database is as an archive says, or each table that is not is named."""

from __future__ import annotations

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder

from config.backups.archive import BackupError
from config.backups.comparing import differences
from config.backups.making import back_up
from proposals.models import Source
from tests.config.backups.sites import silent
from tests.factories import make_source

# They open a database of their own.
pytestmark = pytest.mark.database


def test_each_table_that_differs_is_named(empty, tmp_path):
    path, source = tmp_path / "site.zip", make_source(note="")
    back_up(path, silent)
    assert list(differences(path)) == []
    Source.objects.filter(pk=source.pk).update(note=" ")
    assert list(differences(path)) == ["proposals.Source: the same number of rows, but other values."]
    make_source()
    assert list(differences(path)) == ["proposals.Source: the archive has 1 rows, the database 2."]


def test_a_database_with_other_migrations_is_refused(empty, tmp_path):
    back_up(tmp_path / "site.zip", silent)
    MigrationRecorder(connections[DEFAULT_DB_ALIAS]).record_applied("proposals", "0003_later")
    with pytest.raises(BackupError, match=r"have other migrations \(proposals\.0003_later is not in both\)"):
        list(differences(tmp_path / "site.zip"))
