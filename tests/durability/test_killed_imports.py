"""Kill −9 in the middle of an import leaves nothing half-saved."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.db import connection

from tests.sources import ROOT

# A process of its own makes and reads the database.
pytestmark = pytest.mark.database

NAME = f"killed_{os.getpid()}"


@pytest.fixture(scope="module")
def database_url(tmp_path_factory) -> Iterator[str]:
    """A database of our own, of the kind that this run is about."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('killed') / 'parley.sqlite3'}"
        return
    url = os.environ["DATABASE_URL"]
    with closing(psycopg2.connect(url)) as server:
        server.autocommit = True
        server.cursor().execute(f"CREATE DATABASE {NAME}")
        yield urlsplit(url)._replace(path=f"/{NAME}").geturl()
        server.cursor().execute(f"DROP DATABASE {NAME} WITH (FORCE)")


@pytest.fixture(scope="module")
def trials(database_url, tmp_path_factory) -> dict:
    folder = tmp_path_factory.mktemp("import")
    environment = os.environ | {"DATABASE_URL": database_url, "VAR_DIR": str(folder / "var")}
    command = [sys.executable, "-m", "tests.durability.killed", str(folder / "dataset")]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["import_text", "load_dataset"])
def test_an_import_that_is_killed_while_it_writes_leaves_the_database_as_it_was(name, trials):
    writes = trials[name]["writes"]
    assert writes > 10
    assert trials[name]["kills"] == [[at, signal.SIGKILL, True] for at in (1, writes // 2, writes)]


@pytest.mark.parametrize("name", ["import_text", "load_dataset"])
def test_the_same_import_left_alone_changes_it(name, trials):
    assert trials[name]["changes"]
