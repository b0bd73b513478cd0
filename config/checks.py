"""Checks of the database, run by ``migrate``, ``setup_site`` and ``check --database default``."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import Error
from django.db import connections
from django.db.migrations.loader import MigrationLoader

OURS = ("accounts", "proposals")


def migrations_are_known(databases: Iterable[str] | None = None, **kwargs: Any) -> list[Error]:
    """Refuse a database with unknown migrations of our apps, which Django itself would ignore."""
    return [error for alias in databases or () for error in _unknown(alias)]


def _unknown(alias: str) -> list[Error]:
    loader = MigrationLoader(connections[alias])
    unknown = sorted(key for key in loader.applied_migrations if key[0] in OURS and key not in loader.disk_migrations)
    if not unknown:
        return []
    return [
        Error(
            f"This database was made by another version of Parley: this one has no migration {'.'.join(unknown[-1])}.",
            hint=(
                "Nothing has been changed. Write the data to a folder with dump_dataset of that version and load them "
                "into a new database with load_dataset of this one: see “Moving to a new version” in docs/deploy.md."
            ),
            id="parley.E001",
        )
    ]
