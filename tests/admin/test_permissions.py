"""Who may open and post to which page of the desk: one table, every registered model, every role."""

from __future__ import annotations

import pytest
from django.contrib import admin

from config.records import CATALOGUE, PARTS, REVIEWED
from tests.admin import records
from tests.admin.records import page

pytestmark = pytest.mark.django_db

PAGES = [
    ("changelist", "get"),
    ("add", "get"),
    ("add", "post"),
    ("change", "get"),
    ("change", "post"),
    ("delete", "get"),
    ("delete", "post"),
    ("history", "get"),
]

# Answers in the order of PAGES. An empty form posted by somebody who may: 200, the form with its errors. A record
# deleted: 302. Nobody signed in: 302, to the page that asks for a name and a password.
NOBODY = [302] * 8
CLOSED = [403] * 8
READS = [200, 403, 403, 200, 403, 403, 403, 200]
MAKES = [200, 200, 200, 200, 403, 403, 403, 200]
WRITES = [200, 200, 200, 200, 200, 403, 403, 200]
WRITES_AND_DELETES = [200, 200, 200, 200, 200, 200, 302, 200]

TABLE = {
    **{model: {"analyst": WRITES, "editor": WRITES, "administrator": CLOSED} for model in CATALOGUE},
    **{
        model: {"analyst": WRITES_AND_DELETES, "editor": WRITES_AND_DELETES, "administrator": CLOSED}
        for model in PARTS + REVIEWED
    },
    "release": {"analyst": READS, "editor": MAKES, "administrator": CLOSED},
    "suggestedchange": {"analyst": READS, "editor": READS, "administrator": CLOSED},
    "user": {"analyst": CLOSED, "editor": CLOSED, "administrator": WRITES},
    "token": {"analyst": CLOSED, "editor": CLOSED, "administrator": READS},
    "group": {"analyst": CLOSED, "editor": CLOSED, "administrator": READS},
}

# May the role change this record's page (post), by the state of the record or of its text?
MAY_CHANGE = {
    "analyst": {"draft": True, "in-review": False, "published": False, "withdrawn": True},
    "editor": {"draft": True, "in-review": False, "published": True, "withdrawn": True},
}

MAY_DELETE = {
    "analyst": {"draft": True, "in-review": False, "published": False, "withdrawn": False},
    "editor": {"draft": True, "in-review": False, "published": False, "withdrawn": True},
}


@pytest.fixture
def _history():
    """Many records are made here, and the history of none is looked at."""


def test_every_registered_model_has_a_row():
    assert sorted(TABLE) == sorted(model._meta.model_name for model in admin.site._registry)


@pytest.mark.sweep
@pytest.mark.parametrize("model", TABLE)
@pytest.mark.parametrize("role", ["anonymous", "analyst", "editor", "administrator"])
def test_the_table_of_roles_holds(role, model, request):
    client = request.getfixturevalue(role)
    expected = TABLE[model].get(role, NOBODY)
    record = records.make(model)
    answers = [
        getattr(client, method)(page(record, view), {"post": "yes"} if view == "delete" else {}).status_code
        for view, method in PAGES[:6]
    ]
    history = client.get(page(record, "history")).status_code
    deleted = client.post(page(record, "delete"), {"post": "yes"}).status_code
    assert [*answers, deleted, history] == expected


@pytest.mark.sweep
@pytest.mark.parametrize("state", ["draft", "in-review", "published", "withdrawn"])
@pytest.mark.parametrize("model", PARTS + REVIEWED)
@pytest.mark.parametrize("role", MAY_CHANGE)
def test_the_state_decides_who_may_change_and_delete(role, model, state, request):
    client = request.getfixturevalue(role)
    record = records.make(model, state)
    assert client.get(page(record)).status_code == 200
    assert client.post(page(record)).status_code == (200 if MAY_CHANGE[role][state] else 403)
    assert client.get(page(record, "delete")).status_code == (200 if MAY_DELETE[role][state] else 403)
    assert client.post(page(record, "delete"), {"post": "yes"}).status_code == (302 if MAY_DELETE[role][state] else 403)
    assert type(record).objects.filter(pk=record.pk).exists() is not MAY_DELETE[role][state]


@pytest.mark.parametrize("role", ["anonymous", "administrator"])
@pytest.mark.parametrize("model", REVIEWED)
@pytest.mark.parametrize("verb", ["submit", "publish", "send_back", "withdraw"])
def test_verbs_are_closed_to_people_who_may_not_see_the_record(verb, model, role, request):
    client = request.getfixturevalue(role)
    record = records.make(model, "in-review")
    address = page(record, "verb", verb)
    expected = 302 if role == "anonymous" else 403
    assert [client.get(address).status_code, client.post(address, {"confirmed": "yes"}).status_code] == [expected] * 2
    record.refresh_from_db()
    assert record.state == "in-review"
