"""Passwords and requests of tests about accounts and tokens."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

PASSWORD, NEW_PASSWORD = "a-long-test-password", "another-long-password"
PAGE = "/account/tokens/"


def make_token(client: Client, **fields) -> HttpResponse:
    """Send the form that makes a token."""
    return client.post(PAGE, {"name": "Import", "scopes": ["read", "write"], "days": "30"} | fields)


def ask_with(client: Client, key: str, path: str = "parties/") -> HttpResponse:
    """Ask the API with a token."""
    return client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}"})
