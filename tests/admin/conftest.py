"""Clients that are signed in with each role."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user


def _signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def analyst(db) -> Client:
    return _signed_in(make_user("Analyst", username="analyst"))


@pytest.fixture
def editor(db) -> Client:
    return _signed_in(make_user("Editor", username="editor"))


@pytest.fixture
def administrator(db) -> Client:
    return _signed_in(make_user("Administrator", username="administrator"))


@pytest.fixture
def anonymous(db) -> Client:
    return Client()
