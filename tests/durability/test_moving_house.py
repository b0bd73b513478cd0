"""A site moves from one database to another and back, with everything, and nothing of it is different."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.test import Client

from accounts.models import Token, User
from config.backups.comparing import differences
from config.backups.rows import last_number
from proposals.models import Clause, Proposal, Release, Source
from tests import postgres
from tests.config.backups.sites import PASSWORD, digests, empty_site, fill
from tests.factories import make_source
from tests.sources import ROOT

# They open databases of their own.
pytestmark = pytest.mark.database


def state(token: str) -> dict:
    """What people, scripts and readers find."""
    client = Client()
    clause = Clause.objects.get(text__startswith="Не більше")
    return {
        "rows": digests(),
        "last": last_number(Source, connections[DEFAULT_DB_ALIAS]),
        "person": authenticate(username="editor", password=PASSWORD),
        "rights": sorted(User.objects.get(username="editor").get_all_permissions()),
        "token": Token.of(token).name,
        "text": clause.text,
        "versions": list(clause.history.values_list("history_date", "history_type", "history_change_reason")),
        "releases": [(release.checksum, release.is_whole) for release in Release.objects.all()],
        "released": client.get("/api/v1/clauses/?release=1").json(),
        "found": client.get("/api/v1/search/?q=зброєю").json(),
        "changes": client.get("/api/v1/changes/").json(),
    }


def move(path: Path) -> None:
    call_command("restore", str(path), verbosity=0)
    call_command("verify", str(path), verbosity=0)


def test_a_site_moves_to_sqlite_and_back_and_is_the_same(tmp_path, django_db_blocker, settings):
    """On PostgreSQL this goes from there to SQLite and back."""
    settings.VAR_DIR = tmp_path
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    with django_db_blocker.unblock():
        with empty_site(tmp_path / "there"):
            token = fill()
            before = state(token)
            call_command("backup", str(first), verbosity=0)
        with empty_site(tmp_path / "elsewhere", "sqlite"):
            move(first)
            assert state(token) == before
            call_command("backup", str(second), verbosity=0)
        with empty_site(tmp_path / "back"):
            move(second)
            assert state(token) == before
            assert list(differences(first)) == []
            assert make_source().pk == before["last"] + 1
            # What keeps a release is in place, and saving a record leaves a version again.
            with pytest.raises(DatabaseError, match="a release is never deleted"):
                connections[DEFAULT_DB_ALIAS].cursor().execute("DELETE FROM proposals_release")
            text = Proposal.objects.get(slug="plan")
            versions = text.history.count()
            text.save()
            assert text.history.count() == versions + 1


def manage(url: str, folder: Path, *command: str) -> str:
    environment = os.environ | {"DATABASE_URL": url, "VAR_DIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.full_matrix
def test_the_starter_data_move_from_sqlite_to_a_stock_postgresql_and_back(tmp_path):
    site, back = f"sqlite:///{tmp_path / 'site.sqlite3'}", f"sqlite:///{tmp_path / 'back.sqlite3'}"
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    manage(site, tmp_path / "one", "setup_site")
    manage(site, tmp_path / "one", "backup", str(first))
    with postgres.serve(stock=True) as server:
        manage(server.url, tmp_path / "two", "migrate")
        manage(server.url, tmp_path / "two", "restore", str(first))
        said = manage(server.url, tmp_path / "two", "verify", str(first))
        assert said.splitlines()[1:] == [f"{first}: every table of the database is as it is in the backup."]
        manage(server.url, tmp_path / "two", "backup", str(second))
    manage(back, tmp_path / "three", "migrate")
    manage(back, tmp_path / "three", "restore", str(second))
    manage(back, tmp_path / "three", "verify", str(first))
    assert len({(tmp_path / folder / "secret-key").read_text() for folder in ("one", "two", "three")}) == 1
