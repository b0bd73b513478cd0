"""Thousands of requests made up from the OpenAPI document: no answer of 500, none outside the document."""

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
from tests.views.site import add_drafts, make_site

pytestmark = pytest.mark.django_db

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FEWEST_CALLS, EXAMPLES = 2000, 17

ENTRY = "6f1a2b3c-0000-4000-8000-000000000001"
# Records in every state, by what stands for them in an address, in turn.
STATES = ("draft", "in-review", "withdrawn")
RECORDS = {
    kind: cycle(tuple(name.split("/")) for name in names)
    for kind, names in {
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
        "correspondences": ["c001", "draft-verdict"],
    }.items()
}
# Parameters whose values the document lists, or bounds: what is made up for them can be.
CHOSEN = {"format", "page_size", "ordering", "state", "stance", "current", "kind", "relation", "rows", "match", "order"}
ASKED = {"compare": {"t": ["plan", "counter"]}, "search": {"q": "size"}}
SIGNALS = (request_started, request_finished)


class Whole:
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


@pytest.fixture
def document(db) -> Iterator[schemathesis.openapi.OpenApiSchema]:
    """As it is served, for a site with records in every state. At the end it asks whether there were enough calls."""
    site = make_site()
    add_drafts(site, "hidden")
    entry = Change.of(Change.Kind.PUBLICATION, site.plan)
    entry.uid = ENTRY
    entry.save()
    releases.make(None, "First.")
    served = Whole()
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", served)
    assert (served.calls >= FEWEST_CALLS, served.calls) == (True, served.calls)


schema = schemathesis.pytest.from_fixture("document")


@pytest.mark.one_database
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    phases=[Phase.generate],
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_of_the_document(case, editor):
    """Each is sent twice: by a stranger with whatever was made up, and by an editor about what there is."""
    cache.clear()  # none of the thousands should meet the limit of one address
    whole = {"Accept-Encoding": "identity"}
    case.call_and_validate(checks=CHECKS, headers=whole)
    aim(case, editor)
    with transaction.atomic():
        case.call_and_validate(checks=CHECKS, headers=whole | editor.sent)
        transaction.set_rollback(True)  # the next one finds everything as it was


def aim(case: schemathesis.Case, script: Script) -> None:
    """Turn a request to a record there is, in the version that it has, with filters that can be met."""
    kind = case.path.removeprefix("/api/v1/").partition("/")[0]
    if names := re.findall(r"{(\w+)}", case.path):
        case.path_parameters = dict(zip(names, next(RECORDS[kind]), strict=True))
    if case.query:
        case.query = {name: value for name, value in case.query.items() if name in CHOSEN} | ASKED.get(kind, {})
    if case.method != "GET" and names:
        case.headers["If-Match"] = version(script, "/".join((kind, *case.path_parameters.values())))


@functools.cache
def version(script: Script, record: str) -> str:
    """Its ETag at the host that the made-up requests name."""
    return script.get(f"{record}/", host="localhost")["ETag"]
