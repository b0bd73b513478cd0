"""Requests made up from the OpenAPI document, thousands in `make test-all`: no answer of 500, none outside it.

The document is the recorded one, which another test holds against what is served: so its operations are known before
a test runs, and each is a test of its own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from proposals.models import Change
from proposals.publication import releases
from tests.api.conftest import Script
from tests.api.contract import DOCUMENT
from tests.views.site import add_drafts, make_site

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = settings.default.max_examples // 16

ENTRY = "6f1a2b3c-0000-4000-8000-000000000001"
# Records in every state, by what stands for them in an address.
STATES = ("draft", "in-review", "withdrawn")
RECORDS = {
    "processes": ["talks"],
    "parties": ["alpha"],
    "sources": ["wire"],
    "topics": ["forces"],
    "issues": ["force-size"],
    "measures": ["cap"],
    "releases": ["1"],
    "changes": [ENTRY],
    "proposals": ["plan", *(f"{state}-text" for state in STATES)],
    "clauses": ["plan/1", "draft-hidden/1"],
    "positions": ["p001", *(f"{state}-on-issue" for state in STATES)],
    "events": ["meeting", *(f"{state}-event" for state in STATES)],
    "correspondences": ["c001", "draft-correspondence"],
}
# Parameters whose values the document lists, or bounds: what is made up for them can be.
CHOSEN = {"format", "page_size", "ordering", "state", "stance", "current", "kind", "relation", "rows", "match", "order"}
ASKED = {"compare": {"t": ["plan", "counter"]}, "search": {"q": "size"}}
SIGNALS = (request_started, request_finished)


class ReadToTheEnd:
    """The application, each of whose answers is read to its end and closed: servers do so, this client does not.

    The connection stays open, as under Django's own test client: the test's transaction is in it.
    """

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> list[bytes]:
        self.calls += 1
        for signal in SIGNALS:
            signal.disconnect(close_old_connections)
        try:
            with closing(application(environ, start_response)) as answer:
                return [b"".join(answer)]
        finally:
            for signal in SIGNALS:
                signal.connect(close_old_connections)


def make_every_state() -> None:
    site = make_site()
    add_drafts(site, "hidden")
    entry = Change.of(Change.Kind.PUBLICATION, site.plan)
    entry.uid = ENTRY
    entry.save()
    releases.make(None, "First.")


@pytest.fixture(scope="module")
def _records_in_every_state(once) -> None:
    once(make_every_state)


@pytest.fixture
def _enough_calls(_records_in_every_state) -> Iterator[None]:
    """At the end it asks whether there were as many as there should be."""
    before = schema.app.calls
    yield
    assert schema.app.calls - before >= 2 * EXAMPLES


@pytest.fixture
def records() -> dict[str, Iterator[str]]:
    """Each kind's in turn."""
    return {kind: cycle(names) for kind, names in RECORDS.items()}


schema = schemathesis.openapi.from_path(DOCUMENT)
schema.app = ReadToTheEnd()


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    phases=[Phase.generate],
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("_enough_calls")
def test_every_answer_conforms_to_the_document(case, editor, records):
    """Each is sent twice: by a stranger with whatever was made up, and by an editor about what there is."""
    cache.clear()  # none of the thousands should meet the limit of one address
    uncompressed = {"Accept-Encoding": "identity"}
    case.call_and_validate(checks=CHECKS, headers=uncompressed)
    aim(case, editor, records)
    with transaction.atomic():
        case.call_and_validate(checks=CHECKS, headers=uncompressed | editor.sent)
        transaction.set_rollback(True)  # the next one finds everything as it was


def aim(case: schemathesis.Case, script: Script, records: dict[str, Iterator[str]]) -> None:
    """Turn a request to a record there is, in the version that it has, with filters that can be met."""
    kind = case.path.removeprefix("/api/v1/").partition("/")[0]
    if names := re.findall(r"{(\w+)}", case.path):
        case.path_parameters = dict(zip(names, next(records[kind]).split("/"), strict=True))
    if case.query:
        case.query = {name: value for name, value in case.query.items() if name in CHOSEN} | ASKED.get(kind, {})
    if case.method != "GET" and names:
        case.headers["If-Match"] = version(script, "/".join((kind, *case.path_parameters.values())))


@functools.cache
def version(script: Script, record: str) -> str:
    """Its ETag at the host that the made-up requests name."""
    return script.get(f"{record}/", host="localhost")["ETag"]
