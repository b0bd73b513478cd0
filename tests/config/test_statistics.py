"""A database knows its tables once there is something in them."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from tests.dataset.test_starter_data import STARTER


def analysed() -> set[str]:
    """The tables with statistics."""
    asked = {"postgresql": "SELECT DISTINCT tablename FROM pg_stats", "sqlite": "SELECT DISTINCT tbl FROM sqlite_stat1"}
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {table for (table,) in cursor.fetchall()}


@pytest.mark.django_db
def test_loading_data_gathers_statistics():
    call_command("load_dataset", str(STARTER), verbosity=0)
    assert {"proposals_position", "proposals_clause", "proposals_term", "proposals_issue"} <= analysed()


# SQLite has no such limits: a statement there belongs to one process.
if connection.vendor == "postgresql":

    @pytest.mark.django_db
    def test_a_connection_has_our_limits():
        names = ("jit", "lock_timeout", "idle_in_transaction_session_timeout")
        with connection.cursor() as cursor:
            values = [cursor.execute(f"SHOW {name}") or cursor.fetchone()[0] for name in names]
        assert values == ["off", "10s", "1min"]
