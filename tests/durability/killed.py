"""Imports that are killed in the middle: ``python -m tests.durability.killed FOLDER``, with DATABASE_URL in place.

Makes a database's tables and a few records, then forks a process for each import and ends it with SIGKILL while it
writes: after the first write, in the middle, and after the last one, before the transaction is committed. Prints one
JSON object: for each import how many writes it makes, and for each kill the signal and whether the database is as it
was; and whether the import, left alone, changes it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.db import connection, transaction

WRITES = ("INSERT", "UPDATE", "DELETE")


class Counting:
    """Counts what an import writes, and ends this process right after write number ``at``."""

    def __init__(self, at: int | None = None):
        self.at = at
        self.writes = 0

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            self.writes += 1
            if self.writes == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def state() -> list:
    """Every row of every model of ours and of its history."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label == "proposals"]
    rows = [[model._meta.label, sorted(map(str, model._default_manager.values_list()))] for model in models]
    connection.close()
    return rows


def writes_of(act: Callable[[], None]) -> int:
    """How many writes ``act`` makes; nothing of it stays."""
    counting = Counting()
    with transaction.atomic(), connection.execute_wrapper(counting):
        act()
        transaction.set_rollback(True)
    connection.close()
    return counting.writes


def killed(act: Callable[[], None], at: int) -> int:
    """The signal that ended a process in which ``act`` had made ``at`` writes."""
    # The child must not share this process's connection.
    connection.close()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(Counting(at)):
            act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def trial(act: Callable[[], None]) -> dict:
    writes = writes_of(act)
    before = state()
    kills = [[at, killed(act, at), state() == before] for at in sorted({1, writes // 2, writes})]
    act()
    return {"writes": writes, "kills": kills, "changes": state() != before}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Models are importable only now.
    sys.stdout.write(json.dumps(import_module("tests.durability.imports").trials(Path(sys.argv[1]), trial)))
