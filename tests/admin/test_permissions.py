"""Who may open and post to which page of the desk: one table, every registered model, every role."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Clause, Proposal
from tests.admin import records
from tests.admin.records import page

pytestmark = pytest.mark.django_db

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


def test_every_registered_model_has_a_row():
    assert sorted(TABLE) == sorted(model._meta.model_name for model in admin.site._registry)


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
def test_verbs_are_closed_to_whoever_may_not_see_the_record(verb, model, role, request):
    client = request.getfixturevalue(role)
    record = records.make(model, "in-review")
    address = page(record, "verb", verb)
    expected = 302 if role == "anonymous" else 403
    assert [client.get(address).status_code, client.post(address, {"confirmed": "yes"}).status_code] == [expected] * 2
    record.refresh_from_db()
    assert record.state == "in-review"


@pytest.mark.parametrize("role", ["analyst", "editor"])
def test_there_is_no_page_that_puts_an_old_version_back(role, request):
    client = request.getfixturevalue(role)
    proposal = records.make("proposal", "published", summary="Once")
    version = proposal.history.first()
    proposal.summary, proposal.state = "Now", "draft"
    proposal.save(update_fields=["summary", "state"])
    client.post(f"{page(proposal, 'history')}{version.pk}/", {"_save": "Revert"})
    proposal.refresh_from_db()
    assert (proposal.summary, proposal.state) == ("Now", "draft")


@pytest.mark.parametrize("key", ["abc", "0", "9" * 30, "-1", "%00", "1' or '1"])
@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_a_record_that_is_not_there_is_no_error(view, key, editor):
    address = reverse("admin:proposals_clause_changelist") + f"{key}/{view}/"
    assert editor.get(address).status_code == (404 if view == "history" else 302)


# Bringing in a text: pages of the desk that are no model's own

BRING_IN = {
    "anonymous": {"choose": 302, "draft": 302, "withdrawn": 302, "in-review": 302, "published": 302},
    "analyst": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "editor": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "administrator": {"choose": 403, "draft": 403, "withdrawn": 403, "in-review": 403, "published": 403},
}
SENT = {"empty": {}, "a text": {"text": "1. One."}, "a preview": {"rows": "[]", "text": "1. One.", "do": "save"}}


@pytest.mark.parametrize("role", BRING_IN)
def test_who_may_bring_in_a_text(role, request):
    client = request.getfixturevalue(role)
    found = {}
    choose = reverse("admin:proposals_proposal_import_choose")
    for name in BRING_IN[role]:
        address = choose if name == "choose" else page(records.make("proposal", name), "import")
        answers = {client.get(address).status_code, *(client.post(address, sent).status_code for sent in SENT.values())}
        found[name] = answers.pop() if len(answers) == 1 else answers
    assert found == BRING_IN[role]
    assert Clause.objects.count() == 0


def test_every_page_of_the_desk_about_a_proposal_has_its_row():
    urls = {pattern.name for pattern in admin.site.get_model_admin(Proposal).get_urls() if pattern.name}
    covered = {f"proposals_proposal_{view}" for view, _ in PAGES} | {"proposals_proposal_verb"}
    assert {name for name in urls - covered if "import" in name} == {
        "proposals_proposal_import",
        "proposals_proposal_import_choose",
    }


# Refusals in words


def words(answer) -> str:
    assert answer.status_code == 403
    content = " ".join(answer.content.decode().split())
    return content.partition("<h1>This is not allowed</h1> <p>")[2].partition("</p>")[0]


def test_a_refusal_says_what_stands_in_the_way(analyst, editor, administrator):
    published = records.make("proposal", "published", short_title="Plan A")
    reviewed = records.make("clause", "in-review")
    kept = "“Plan A” is published; only drafts can be deleted, or withdrawn records by an editor."
    for client in (analyst, editor):
        assert [words(client.get(page(published, "delete"))), words(client.post(page(published, "delete")))] == [
            kept
        ] * 2
        assert words(client.post(page(reviewed))) == (
            f"“{reviewed.proposal}” is in review; it cannot be changed until it is published or sent back."
        )
    assert (
        words(analyst.post(page(published))) == "“Plan A” is published; only an editor can correct it, with a reason."
    )
    role = "Your role does not let you"
    assert words(administrator.get(page(published))) == f"{role} change proposals."
    assert words(administrator.get(page(published, "add"))) == f"{role} add proposals."
    assert words(administrator.get(page(published, "delete"))) == f"{role} delete proposals."
    assert words(administrator.get(page(published, "verb", "withdraw"))) == f"{role} see proposals."
    assert words(analyst.get(page(published.sources.get(), "delete"))) == f"{role} delete sources."
    assert words(administrator.get(page(published, "changelist"))) == "Your role does not allow this."
