"""A site to back up, with everything that has to move, and an empty one to restore into."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg2
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections

from accounts.models import Token
from config.backups.rows import digest_of, tables
from proposals.publication import releases
from tests.databases import empty_database
from tests.factories import make_source, make_suggestion, make_user, with_history
from tests.moment.later import make_older_site

PASSWORD = "a long enough one"
# Vendor → the bytes of a file, or the name of a database.
MIGRATED: dict[str, bytes | str] = {}


@contextmanager
def empty_site(folder: Path, vendor: str | None = None) -> Iterator[None]:
    """An empty database, migrated. The migrations run once for all tests, and then their outcome is copied."""
    folder.mkdir(exist_ok=True)
    vendor = vendor or connections[DEFAULT_DB_ALIAS].vendor
    if vendor not in MIGRATED:
        with empty_database(folder, vendor):
            call_command("migrate", verbosity=0)
            MIGRATED[vendor] = (_copy_of_file if vendor == "sqlite" else _copy_on_server)(folder)
        (folder / "own.sqlite3").unlink(missing_ok=True)
    copy = MIGRATED[vendor]
    if isinstance(copy, bytes):
        (folder / "own.sqlite3").write_bytes(copy)
    with empty_database(folder, vendor, **({"template": copy} if isinstance(copy, str) else {})):
        yield


def _copy_of_file(folder: Path) -> bytes:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(folder / "migrated.sqlite3")])
    return (folder / "migrated.sqlite3").read_bytes()


def _copy_on_server(folder: Path) -> str:
    """The name of a copy, which goes when this process ends."""
    own, name = connections[DEFAULT_DB_ALIAS], f"migrated_{os.getpid()}"
    address = own.get_connection_params() | {"dbname": "postgres"}
    address.pop("cursor_factory", None)
    own.close()
    _ask(address, f"CREATE DATABASE {name} TEMPLATE {own.settings_dict['NAME']}")
    atexit.register(_ask, address, f"DROP DATABASE {name}")
    return name


def _ask(address: dict[str, Any], statement: str) -> None:
    with closing(psycopg2.connect(**address)) as server:
        server.autocommit = True
        server.cursor().execute(statement)


def fill() -> str:
    """Records with histories, two releases, accounts, a token, whose key is returned, and a source that is gone."""
    with with_history():
        site = make_older_site()
        make_suggestion()
        editor = make_user("Editor", username="editor", password=PASSWORD)
        editor.user_permissions.add(Permission.objects.get(codename="view_logentry"))
        releases.make(None, "First.")
        site.size.text = "Не більше 650\u00a0000 «осіб»;\r\n\tзі зброєю 🕊."
        site.size._change_reason = "The figure was misread."
        site.size.save()
        releases.make(editor, "Second.")
        make_source(slug="gone").delete()
    LogEntry.objects.log_actions(editor.pk, [site.plan], 2, "Changed.", single_object=True)
    return Token.make(editor, "Script", ["read"], timedelta(days=1))[1]


def digests() -> dict[str, tuple[int, str]]:
    database = connections[DEFAULT_DB_ALIAS]
    found = {label: digest_of(model, database) for label, model in tables().items()}
    return {label: (digest.rows, digest.sha256.hexdigest()) for label, digest in found.items()}


def silent(line: str) -> None:
    """A report that nobody reads."""
