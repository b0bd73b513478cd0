"""Signing in with a token: which are accepted, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Token
from tests.accounts.requests import ask_with
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_token_lets_its_owner_in_and_notes_when(client):
    token, key = Token.make(make_user("Analyst"), "x", ["read"], timedelta(days=1))
    assert token.last_used_at is None
    assert ask_with(client, key, "proposals/?state=draft").status_code == 200
    token.refresh_from_db()
    first = token.last_used_at
    assert timezone.now() - first < timedelta(minutes=1)
    ask_with(client, key, "proposals/?state=draft")
    token.refresh_from_db()
    assert token.last_used_at == first


@pytest.mark.parametrize(
    "given",
    [
        "Bearer parley_nothing",
        "Bearer ",
        "Bearer",
        "Token x",
        "x",
        "Basic YTpi",
        "Bearer \x00",
        "Bearer é",
        "Bearer a b",
    ],
)
def test_what_is_no_token_is_refused_in_the_shape_of_every_error(client, given):
    answer = client.get("/api/v1/parties/", headers={"Authorization": given})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == 'Bearer realm="Parley"'
    assert answer["Cache-Control"] == "private, no-store"


def expire(token: Token) -> None:
    token.made_at, token.expires_at = (timezone.now() - timedelta(days=days) for days in (2, 1))
    token.save()


def switch_off(token: Token) -> None:
    token.user.is_active = False
    token.user.save()


@pytest.mark.parametrize("end", [expire, Token.revoke, switch_off, Token.delete])
def test_an_ended_token_is_refused(client, end):
    token, key = Token.make(make_user("Analyst"), "x", ["read"], timedelta(days=1))
    assert ask_with(client, key).status_code == 200
    end(token)
    answer = ask_with(client, key)
    assert answer.status_code == 401
    assert (
        answer.json()["detail"]
        == "This token is unknown, expired or revoked, or its owner has no access. Make one at /account/tokens/."
    )


def test_a_wrong_token_counts_as_a_request(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr("config.rest.Throttle.rate", "2/day", raising=False)
    assert [ask_with(client, "parley_wrong").status_code for _ in range(3)] == [401, 401, 429]
