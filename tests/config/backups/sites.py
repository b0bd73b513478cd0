"""A site to back up, with everything that has to move, and an empty one to restore into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

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
MIGRATED: list[bytes] = []


@contextmanager
def empty_site(folder: Path, vendor: str | None = None) -> Iterator[None]:
    """An empty database, migrated. On SQLite the migrations run once for all tests, and then the file is copied."""
    folder.mkdir(exist_ok=True)
    in_file = "sqlite" in (connections[DEFAULT_DB_ALIAS].vendor, vendor)
    if in_file and MIGRATED:
        (folder / "own.sqlite3").write_bytes(MIGRATED[0])
    with empty_database(folder, vendor):
        if not (in_file and MIGRATED):
            call_command("migrate", verbosity=0)
        if in_file and not MIGRATED:
            with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(folder / "migrated.sqlite3")])
            MIGRATED.append((folder / "migrated.sqlite3").read_bytes())
        yield


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
