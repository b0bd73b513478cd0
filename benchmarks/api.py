"""How long a list of the API takes, beside Datasette's JSON of the same rows: ``python -m benchmarks.api``.

Both read the same SQLite file, the starter data, in this process and without a network: a request goes to the
application, and the answer is read to its end. Both count the rows and return the first 50 clauses of one text in its
order; first, the words are checked to be the same. They do not say the same about a clause: ours comes with its issues,
terms, sources, variant readings and addresses, which are in other tables; Datasette's is the row of one table, with
labels of what it refers to on request. Contenders take turns, time is processor time over all cores, and a ratio is the
median of the ratios of the rounds.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from wsgiref.util import setup_testing_defaults

import django
from datasette.app import Datasette
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from benchmarks.compare import ratio, turns

DATA = Path(__file__).parents[1] / "proposals" / "data" / "ukraine-2025"
TEXT = "us-28-point-2025-11"
OURS = f"proposal={TEXT}&page_size=50"
OF_TEXT = f"proposal_id=(select+id+from+proposals_proposal+where+slug='{TEXT}')"
THEIRS = f"_where={OF_TEXT}&_sort=order&_size=50&_shape=objects"
ROUNDS, TIMES = 21, 10

Get = Callable[[], bytes]


def main() -> None:
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        file = Path(folder) / "parley.sqlite3"
        settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": folder, "API_RATE": "1000000/min"}
        os.environ |= settings | {"DATABASE_URL": f"sqlite:///{file}"}
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_dataset", str(DATA), verbosity=0)
        server = Datasette([str(file)])
        runner.run(server.invoke_startup())
        table = "/parley/proposals_clause.json"
        report(
            from_wsgi(get_wsgi_application(), "/api/v1/clauses/", OURS),
            from_asgi(runner, server.app(), table, THEIRS),
            from_asgi(runner, server.app(), table, f"{THEIRS}&_labels=on"),
        )


def report(ours: Get, flat: Get, labelled: Get) -> None:
    clauses = json.loads(ours())["results"]
    for theirs in (flat, labelled):
        if [row["text"] for row in json.loads(theirs())["rows"]] != [clause["text"] for clause in clauses]:
            raise SystemExit("The rows are not the same.")
    taken = turns(ROUNDS, *(lambda get=get: [get() for _ in range(TIMES)] for get in (ours, flat, labelled)))
    say = sys.stdout.write
    say(f"A list of {len(clauses)} clauses as JSON, and how many times as long ours takes as Datasette's\n\n")
    say(f"{'':<24} {'ms':>8} {'KB':>8}   times as long\n")
    for name, get, times in zip(
        ("ours", "Datasette", "Datasette, with labels"), (ours, flat, labelled), taken, strict=True
    ):
        times_theirs = "" if get is ours else f"{ratio(taken[0], times):.2f}"
        say(f"{name:<24} {median(times) / TIMES * 1e3:>8.1f} {len(get()) / 1e3:>8.1f}   {times_theirs}\n")


def from_wsgi(application: Any, path: str, query: str) -> Get:
    def get() -> bytes:
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1"}
        setup_testing_defaults(environ)
        answer = application(environ, lambda status, headers: None)
        try:
            return b"".join(answer)
        finally:
            answer.close()

    return get


def from_asgi(runner: asyncio.Runner, application: Any, path: str, query: str) -> Get:
    about = {"path": path, "raw_path": path.encode(), "query_string": query.encode(), "client": ("127.0.0.1", 1)}
    scope = about | {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http"}
    scope["headers"] = [(b"host", b"localhost")]

    async def ask() -> bytes:
        parts = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            parts.append(message.get("body", b""))

        await application(scope.copy(), receive, send)
        return b"".join(parts)

    return lambda: runner.run(ask())


if __name__ == "__main__":
    main()
