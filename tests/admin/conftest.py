"""Clients signed in with each role, and the records that several tests begin with."""

from __future__ import annotations

import pytest
from django.test import Client

from proposals.models import SuggestedChange
from tests.admin.pages.workbench import ARMY, ARMY_LATER, ELECTIONS, HARBOUR
from tests.admin.suggestions import suggest
from tests.factories import make_clause, make_issue, make_process, make_proposal, make_source, make_user


@pytest.fixture(autouse=True)
def _history(history):
    """What the desk shows has a history."""


def _signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def analyst(db) -> Client:
    return _signed_in(make_user("Analyst", username="analyst"))


@pytest.fixture
def author(db) -> Client:
    """Another analyst, who has made what others decide about."""
    return _signed_in(make_user("Analyst", username="author"))


@pytest.fixture
def editor(db) -> Client:
    return _signed_in(make_user("Editor", username="editor"))


@pytest.fixture
def administrator(db) -> Client:
    return _signed_in(make_user("Administrator", username="administrator"))


@pytest.fixture
def anonymous(db) -> Client:
    return Client()


@pytest.fixture
def pair(db):
    """A draft that revises a published text of three points, with two points of its own."""
    process = make_process()
    issues = [make_issue(process=process, name=name) for name in ("Army", "Elections", "Harbour")]
    earlier = make_proposal(process=process, slug="earlier", short_title="Earlier plan")
    later = make_proposal("draft", process=process, slug="later", short_title="Later plan", revises=earlier)
    for issue, text in zip(issues, (ARMY, ELECTIONS, HARBOUR), strict=True):
        make_clause(proposal=earlier, text=text, issue=issue)
    make_clause(proposal=later, text=ARMY_LATER, issue=issues[0])
    make_clause(proposal=later, text=ELECTIONS, issue=issues[1])
    return later, earlier


@pytest.fixture
def source(db):
    return make_source(slug="agency")


@pytest.fixture
def draft(source):
    return make_proposal(state="draft", short_title="Two towns", sources=[source])


@pytest.fixture
def clause(db):
    """A clause that readers see."""
    return make_clause(text="Before, as it was read at first.")


@pytest.fixture
def suggestion(analyst, clause):
    """An analyst's suggestion about that clause."""
    assert suggest(analyst, clause, text="After.").status_code == 302
    return SuggestedChange.objects.get()
