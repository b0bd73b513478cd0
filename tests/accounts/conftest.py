"""Clients that are signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.accounts.requests import PASSWORD
from tests.factories import make_user


@pytest.fixture
def analyst(client, db) -> Client:
    client.user = make_user("Analyst", username="analyst")
    client.force_login(client.user)
    return client


@pytest.fixture
def administrator(client, db) -> Client:
    client.user = make_user("Administrator", username="administrator")
    client.force_login(client.user)
    return client


@pytest.fixture
def newcomer(client, db) -> Client:
    """Somebody whose password was set by somebody else."""
    client.user = make_user("Analyst", username="newcomer", password=PASSWORD, must_change_password=True)
    client.login(username="newcomer", password=PASSWORD)
    return client
