"""Whether a database holds what an archive holds."""

from collections.abc import Iterator
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.backups.archive import Archive, BackupError, opened
from config.backups.making import migrations_of, snapshot
from config.backups.rows import digest_of, tables


def differences(path: Path) -> Iterator[str]:
    """A sentence for each table that differs. Reads all of the archive, and refuses a damaged one."""
    database = connections[DEFAULT_DB_ALIAS]
    with opened(path) as archive, snapshot(database):
        same_migrations(archive, database)
        archive.key()
        for label, model in tables().items():
            for _ in archive.rows(label):
                pass
            said, found = archive.manifest.tables[label], digest_of(model, database)
            if found.rows != said.rows:
                yield f"{label}: the archive has {said.rows} rows, the database {found.rows}."
            elif found.sha256.hexdigest() != said.sha256:
                yield f"{label}: the same number of rows, but other values."


def same_migrations(archive: Archive, database: BaseDatabaseWrapper) -> None:
    """Refuse an archive of a database with other migrations."""
    if other := sorted(set(archive.manifest.migrations) ^ set(migrations_of(database))):
        raise BackupError(
            f"{archive.path} and the database have other migrations ({other[-1]} is not in both): take the version of "
            "Parley that made the archive."
        )
