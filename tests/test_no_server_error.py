"""No request to any address is a server error: methods, types of bodies, arguments, parameters and fields of forms.

Anonymous, as each role, and with a forged form. A run tries a share of it, `make test-all` all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Change, Proposal
from proposals.publication import releases
from tests.addresses import BODIES, HOSTILE, PARAMETERS, REQUESTS, Asker, Route, fields_of, is_fault, routes
from tests.admin import records
from tests.factories import make_suggestion, make_user
from tests.portions import share_of
from tests.views.site import make_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

ROLES = ("Analyst", "Editor", "Administrator")
ROUTES = routes()
MODELS = (*CATALOGUE, *PARTS, *REVIEWED, "suggestedchange", "release", "user", "token", "group")
ENTRY = "6f1a2b3c-0000-4000-8000-000000000001"
# Of a page for readers, or of the API, by what comes before; else that of a proposal.
PLACES = {
    "slug": "plan", "key": "1", "proposal": "plan", "number": "1", "section": "proposals", "uid": ENTRY, "pk": "1",
    "id": "1",
}  # fmt: skip
SLUGS = {
    "issues": "force-size", "parties": "alpha", "sources": "wire", "processes": "talks", "topics": "forces",
    "measures": "cap", "positions": "p001", "events": "meeting", "correspondences": "c001",
}  # fmt: skip
FIELDS = [
    "\0", "a\0b", "9" * 20, "9" * 5000, "-1", "\u202e", "x" * 30_000, "[" * 2000, '{"a": [1, "\\u0000"]}', "", "nan",
]  # fmt: skip


class Part:
    """How much of it a run tries: one address of each kind, or all, and on each some of what there is to try.

    Addresses of one kind, which stand for one page of several models, are tried with one share after the other.
    """

    def __init__(self, most: int, *, kinds: bool) -> None:
        first = {route.kind: route for route in reversed(ROUTES)}
        self.routes = list(reversed(first.values())) if kinds else ROUTES
        self.most = most

    def numbered(self) -> Iterator[tuple[int, Route]]:
        """The addresses; a limit on requests is none of this test's matter."""
        for number, route in enumerate(self.routes):
            cache.clear()
            yield number, route

    def of(self, values: Sequence[Any], number: int, *, times: int = 1) -> Sequence[Any]:
        """What is tried on the address of this number; so many times as much as elsewhere."""
        shares = max(1, len(values) // (self.most * times))
        return share_of(values, 7 * number, shares) if values else ()


@pytest.fixture(
    params=[Part(2, kinds=True), pytest.param(Part(4, kinds=False), marks=pytest.mark.full_matrix)],
    ids=["kinds", "all"],
)
def part(request) -> Part:
    return request.param


class World:
    """A record of every model, and the people who ask."""

    def __init__(self) -> None:
        site = make_site()
        entry = Change.of(Change.Kind.PUBLICATION, site.plan)
        entry.uid = ENTRY
        entry.save()
        releases.make(None, "First.")
        make_suggestion()
        kind = ContentType.objects.get_for_model(Proposal).pk
        self.places = PLACES | {"content_type_id": kind, "object_id": site.plan.pk}
        self.records = {model: self._record(model) for model in MODELS}
        self.other = records.make("proposal", process=self.records["proposal"].process)
        askers = {role: Asker(make_user(role, username=role)) for role in ROLES}
        forger = Asker(make_user("Editor", username="forger"), forged=True)
        self.askers = {"Anonymous": Asker(), **askers, "Forger": forger}

    @staticmethod
    def _record(model: str) -> Any:
        if model in ("suggestedchange", "release"):
            return apps.get_model("proposals", model).objects.first()
        return records.make(model)

    def values(self, route: Route) -> dict[str, Any]:
        """What stands in an address of a record that there is."""
        parts = route.path.split("/")
        values: dict[str, Any] = self.places | {"slug": SLUGS.get(parts[0 if parts[0] != "api" else 2], "plan")}
        record = self.records.get(parts[2]) if parts[0] == "admin" and len(parts) > 3 else None
        if record is None:
            return values
        version = record.history.first().history_id if hasattr(record, "history") else 1
        keys = dict.fromkeys(("pk", "object_id", "id"), record.pk)
        return values | keys | {"version": version, "name": "submit", "other": self.other.pk}

    def address(self, route: Route) -> str:
        return route.address(self.values(route))

    def faults(self, role: str, method: str, address: str, body: str = "none") -> Iterator[str]:
        content_type, data = BODIES[body]
        answer = self.askers[role].send(method, address, data, content_type)
        if is_fault(answer):
            raised = getattr(answer, "exc_info", None)
            yield f"{role}: {method} {address[:200]} with {body}: {answer.status_code} {raised and raised[1]!r}"


@pytest.fixture
def world(history) -> World:
    cache.clear()
    return World()


def test_every_address_is_asked_for_something_that_is_there(world, part):
    """Otherwise the rest would try a thousand times that nothing is found."""
    answers: dict[str, set[int]] = {}
    for _number, route in part.numbered():
        address = world.address(route)
        answers[route.path] = {world.askers[role].send("GET", address).status_code for role in ROLES[1:]}
    assert {path for path, statuses in answers.items() if statuses <= {404}} == {"^api/", "admin/(?P<url>.*)$"}
    assert {path: statuses for path, statuses in answers.items() if max(statuses) >= 500} == {}
    assert len(answers) > 60


def test_no_method_and_no_body(world, part):
    cases = list(product(world.askers, REQUESTS))
    found = [
        fault
        for number, route in part.numbered()
        for role, (method, body) in part.of(cases, number)
        for fault in world.faults(role, method, world.address(route), body)
    ]
    assert found == []


def test_no_argument_of_an_address(world, part):
    found = []
    for number, route in part.numbered():
        values = world.values(route)
        cases = list(product(route.arguments, HOSTILE, ("Anonymous", *ROLES), ("GET", "POST")))
        for argument, value, role, method in part.of(cases, number):
            address = route.address(values | {argument: value})
            found += world.faults(role, method, address, "form" if method == "POST" else "none")
    assert found == []


def test_no_parameter(world, part):
    found = []
    for number, route in part.numbered():
        cases = list(product(PARAMETERS, HOSTILE, ("Editor", "Administrator")))
        for name, value, role in part.of(cases, number):
            found += world.faults(role, "GET", f"{world.address(route)}?{name}={value}")
    assert found == []


def test_no_field_of_a_form(world, part):
    """Each page that has a form is sent back as it is, but for one field."""
    found, sent = [], 0
    for number, route in part.numbered():
        for role in ("Editor", "Administrator"):
            address = world.address(route)
            page = world.askers[role].send("GET", address)
            is_form = page.status_code == 200 and page.headers["Content-Type"].startswith("text/html")
            fields = fields_of(page) if is_form and route.path.startswith(("admin", "account")) else {}
            for name, value in part.of(list(product(fields, FIELDS)), number, times=2):
                sent += 1
                answer = world.askers[role].send(
                    "POST", address, urlencode(fields | {name: value}).encode(), "application/x-www-form-urlencoded"
                )
                if is_fault(answer):
                    raised = getattr(answer, "exc_info", None)
                    found.append(f"{role}: {address} with {name}={value[:20]!r}: {raised and raised[1]!r}")
    assert found == []
    assert sent > 20
