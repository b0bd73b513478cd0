"""A database is as an archive says, or each table that is not is named."""

from __future__ import annotations

import pytest
from django.db.migrations.recorder import MigrationRecorder

from accounts.models import User
from config.backups.archive import BackupError
from config.backups.comparing import differences
from config.backups.making import back_up
from tests.config.backups.sites import silent
from tests.factories import make_user

# They open a database of their own.
pytestmark = pytest.mark.database


def test_each_table_that_differs_is_named(database, tmp_path):
    path, user = tmp_path / "site.zip", make_user(first_name="")
    back_up(path, silent)
    assert list(differences(path)) == []
    User.objects.filter(pk=user.pk).update(first_name=" ")
    assert list(differences(path)) == ["accounts.User: the same number of rows, but other values."]
    make_user()
    assert list(differences(path)) == ["accounts.User: the archive has 1 rows, the database 2."]
    User.objects.all().delete()


def test_a_database_with_other_migrations_is_refused(database, tmp_path):
    back_up(tmp_path / "site.zip", silent)
    recorder = MigrationRecorder(database)
    recorder.record_applied("proposals", "0003_later")
    with pytest.raises(BackupError, match=r"have other migrations \(proposals\.0003_later is not in both\)"):
        list(differences(tmp_path / "site.zip"))
    recorder.record_unapplied("proposals", "0003_later")
