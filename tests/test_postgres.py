"""The tests' own PostgreSQL: both kinds of binaries start, and nothing stays behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from tests import postgres

SHOW_URL = [sys.executable, "-c", "import os; print(os.environ['DATABASE_URL'])"]
EVERY_INSTALLATION = [
    pytest.param(folder, id=str(folder.relative_to("/usr")) if folder.is_relative_to("/usr") else "wheel")
    for folder in postgres.system_binaries() + postgres.wheel_binaries()
]


def ask(server: postgres.Server, question: str, *values: object) -> object:
    with contextlib.closing(psycopg2.connect(server.url)) as connection, connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def test_the_wheel_has_server_programs():
    assert [folder.name for folder in postgres.wheel_binaries()] == ["bin"]


@pytest.mark.parametrize("binaries", EVERY_INSTALLATION)
def test_a_server_starts_answers_and_leaves_nothing(binaries):
    with postgres.serve(binaries) as server:
        assert ask(server, "SELECT current_database()") == "parley"
        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SHOW fsync") == "off"
        assert server.folder.stat().st_mode & 0o777 == 0o700
    assert server.process.returncode is not None
    assert not server.folder.exists()


@pytest.mark.parametrize("binaries", EVERY_INSTALLATION)
def test_every_installation_has_the_extensions_search_needs(binaries):
    needed = ["pg_trgm", "unaccent"]
    query = "SELECT array_agg(name::text ORDER BY name) FROM pg_available_extensions WHERE name = ANY(%s)"
    with postgres.serve(binaries) as server:
        assert ask(server, query, needed) == needed


def test_a_stock_server_has_the_settings_that_postgresql_comes_with():
    with postgres.serve(stock=True) as server:
        assert [ask(server, f"SHOW {name}") for name in ("fsync", "jit", "autovacuum")] == ["on", "on", "on"]


@pytest.mark.full_matrix
def test_programs_in_a_closed_folder_are_copied_where_the_server_may_run_them(tmp_path):
    """A checkout under a home folder that only its owner may enter."""
    package = postgres.wheel_binaries()[0].parent.parent
    shutil.copytree(package, tmp_path / package.name, ignore=shutil.ignore_patterns("include"))
    shutil.copytree(f"{package}.libs", tmp_path / f"{package.name}.libs")
    tmp_path.chmod(0o700)
    with postgres.serve(tmp_path / package.name / "pginstall" / "bin") as server:
        assert ask(server, "SELECT 1") == 1


@pytest.mark.full_matrix
def test_a_long_or_closed_temporary_folder_is_not_used(tmp_path, monkeypatch):
    tmp_path.chmod(0o700)
    for folder in (tmp_path, tmp_path / ("x" * 100)):
        folder.mkdir(exist_ok=True)
        monkeypatch.setattr("tempfile.tempdir", str(folder))
        with postgres.serve() as server:
            assert server.folder.parent == Path("/tmp")


def test_the_command_gets_the_url_and_its_exit_code_is_kept(monkeypatch, capfd):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    assert postgres.main([*SHOW_URL]) == 0
    assert capfd.readouterr().out.startswith("postgres://parley@/parley?host=/")
    assert postgres.main([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_a_given_server_is_used_and_none_is_started(monkeypatch, capfd):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://elsewhere/parley")
    monkeypatch.setattr(postgres, "serve", None)
    assert postgres.main([*SHOW_URL]) == 0
    assert capfd.readouterr().out == "postgres://elsewhere/parley\n"


def test_no_postgresql_at_all_is_said_in_one_sentence(monkeypatch, capsys):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "system_binaries", list)
    monkeypatch.setattr(postgres, "wheel_binaries", list)
    assert postgres.main(["true"]) == 1
    assert capsys.readouterr().err.startswith("No PostgreSQL found: install")


@pytest.mark.parametrize("last_signal", [pytest.param(signal.SIGTERM, marks=pytest.mark.full_matrix), signal.SIGKILL])
def test_the_server_ends_with_the_process_that_started_it(last_signal):
    script = (
        "import time\nfrom tests import postgres\n"
        "with postgres.serve() as server:\n"
        "    print(server.process.pid, server.folder, flush=True)\n    time.sleep(600)"
    )
    starter = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    pid, folder = starter.stdout.readline().split()
    starter.send_signal(last_signal)
    starter.communicate()
    try:
        deadline = time.monotonic() + 300
        while _runs(int(pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _runs(int(pid))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    """Whether a process exists and is not merely waiting for its parent to collect it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
