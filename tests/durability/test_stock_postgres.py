"""On a PostgreSQL with the settings it comes with, every page and every list of the API answers in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest

from tests import postgres
from tests.sources import ROOT

pytestmark = pytest.mark.full_matrix

# For one statement; with jit, or with its parts in another order, the log of changes took 90.
BOUND = "3"
# As in a database that was filled and never analysed: nothing is known of any table.
FORGET = """
DELETE FROM pg_statistic;
UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""


def run(server: postgres.Server, *command: str) -> str:
    environment = {**os.environ, "DATABASE_URL": server.url, "STATEMENT_SECONDS": BOUND}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(server: postgres.Server, query: str) -> list[tuple]:
    with closing(psycopg2.connect(server.url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.serve(stock=True) as stock:
        run(stock, "manage.py", "setup_site")
        yield stock


def test_loading_leaves_statistics_of_every_table_with_rows(server):
    known = {table for (table,) in ask(server, "SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'")}
    assert {
        "proposals_clause",
        "proposals_position",
        "proposals_change",
        "proposals_party",
        "proposals_source",
    } <= known


@pytest.mark.parametrize("analysed", [True, False], ids=["analysed", "cold"])
def test_no_page_and_no_list_is_too_slow(server, analysed):
    ask(server, "ANALYZE" if analysed else FORGET)
    statuses = json.loads(run(server, "-m", "tests.durability.walk"))
    assert {"/changes/", "/changes/feed/", "/api/v1/changes/", "/timeline/"} <= statuses.keys()
    assert statuses == dict.fromkeys(statuses, 200)
