"""Making a backup while others write."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from config.backups.archive import KEY, MANIFEST, BackupError, Manifest, Table, new_archive, put_table
from config.backups.rows import last_number, lines, names_of_columns, tables
from config.build import code_version


def back_up(path: Path, report: Callable[[str], None], *, with_key: bool = True) -> None:
    """Write everything to a new archive at ``path``, as it was at one moment."""
    database = connections[DEFAULT_DB_ALIAS]
    key = kept_key() if with_key else None
    with new_archive(path) as archive, snapshot(database):
        found = {}
        for label, model in tables().items():
            digest = put_table(archive, label, lines(model, database))
            found[label] = Table(
                columns=names_of_columns(model),
                rows=digest.rows,
                sha256=digest.sha256.hexdigest(),
                last=last_number(model, database),
            )
        if key:
            archive.writestr(KEY, key)
        manifest = Manifest(
            format=1,
            made_at=timezone.now().isoformat(),
            code=code_version(),
            database=database.vendor,
            migrations=migrations_of(database),
            key_sha256=hashlib.sha256(key.encode()).hexdigest() if key else None,
            tables=found,
        )
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
    report(f"{path}: {sum(table.rows for table in found.values())} rows of {len(found)} tables.")
    report("It holds the secret key: keep it like one." if key else "It does not hold the secret key.")


def key_file() -> Path:
    return Path(settings.VAR_DIR) / "secret-key"


def kept_key() -> str | None:
    """The key in the file of the site, if that is the one the site uses."""
    path = key_file()
    key = path.read_text().strip() if path.exists() else None
    return key if key == settings.SECRET_KEY else None


@contextmanager
def snapshot(database: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read in this block is of one moment. It keeps nobody from writing."""
    if database.vendor == "postgresql":
        with transaction.atomic(using=database.alias):
            with database.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with database.cursor() as cursor:
        cursor.execute("BEGIN")  # deferred: Django would take the lock of writers (transaction_mode=IMMEDIATE)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def migrations_of(database: BaseDatabaseWrapper) -> list[str]:
    """The migrations that the database has; all of this version, or it is refused."""
    executor = MigrationExecutor(database)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise BackupError(f"The database lacks the migration {plan[0][0]}. Run manage.py migrate first.")
    return sorted(".".join(key) for key in MigrationRecorder(database).applied_migrations())
