"""Restoring a backup: everything that is in it, or nothing."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from config.backups.archive import Archive, BackupError, opened
from config.backups.comparing import same_migrations
from config.backups.making import kept_key, key_file
from config.backups.rows import digest_of, go_on_after, insert, tables
from config.statistics import gather_statistics

# What `migrate` fills; the rows of the archive take the place of these.
FILLED = ("auth.Group_permissions", "auth.Group", "auth.Permission", "contenttypes.ContentType")
NOTHING = "Nothing was restored."


def restore(path: Path, report: Callable[[str], None], *, with_key: bool = True) -> None:
    """Write everything in the archive at ``path`` into an empty database, and the key into its file."""
    database = connections[DEFAULT_DB_ALIAS]
    with opened(path) as archive:
        same_migrations(archive, database)
        key = archive.key() if with_key else None
        if key and kept_key() is None:
            key = None
            report("SECRET_KEY is set, so the key of the archive is not used.")
        with new_key(key):
            _all_or_nothing(archive, database)
    ContentType.objects.clear_cache()
    gather_statistics()
    rows = sum(table.rows for table in archive.manifest.tables.values())
    report(f"{path}: {rows} rows of {len(archive.manifest.tables)} tables restored, and equal to the archive.")
    if key:
        report(f"The secret key is now that of the archive, in {key_file()}: start the site anew.")


def _all_or_nothing(archive: Archive, database: BaseDatabaseWrapper) -> None:
    try:
        with transaction.atomic(using=database.alias):
            _fill(archive, database)
    except (DatabaseError, ValidationError, ValueError, TypeError, OverflowError) as error:
        words = " ".join(str(error).split())
        raise BackupError(f"{archive.path}: the database refuses a row: {words}. {NOTHING}") from error


def _fill(archive: Archive, database: BaseDatabaseWrapper) -> None:
    models, quote = tables(), database.ops.quote_name
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            every = ", ".join(quote(model._meta.db_table) for model in models.values())
            cursor.execute(f"LOCK TABLE {every} IN SHARE ROW EXCLUSIVE MODE")
        for label, model in models.items():
            if label not in FILLED and model._base_manager.using(database.alias).exists():
                raise BackupError(f"The database is not empty: {label} has rows. Restore into a new one.")
        for label in FILLED:
            cursor.execute(f"DELETE FROM {quote(models[label]._meta.db_table)}")  # noqa: S608 - names of our tables
    for label, model in models.items():
        insert(model, archive.rows(label), database)
        go_on_after(archive.manifest.tables[label].last, model, database)
    database.check_constraints()
    for label, model in models.items():
        if digest_of(model, database).sha256.hexdigest() != archive.manifest.tables[label].sha256:
            raise BackupError(f"{label} is not in the database as it is in the archive. {NOTHING}")


@contextmanager
def new_key(key: str | None) -> Iterator[None]:
    """The key takes the place of the one in its file when the block has succeeded."""
    if key is None:
        yield
        return
    handle, scratch = tempfile.mkstemp(dir=settings.VAR_DIR, prefix="secret-key-")
    try:
        with open(handle, "w") as file:
            file.write(key)
        yield
        os.replace(scratch, key_file())
    finally:
        Path(scratch).unlink(missing_ok=True)
