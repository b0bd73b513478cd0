"""Suggesting a change to a published record, as a browser would."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

REASON = {"reason": "Page 2 says otherwise"}


def suggest_url(record) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_suggest", args=[record.pk])


def suggestion_data(client: Client, record) -> dict:
    """The data of the form as a browser would post it back unchanged."""
    response = client.get(suggest_url(record))
    assert response.status_code == 200
    form = response.context["adminform"].form
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value is not None and value is not False and value != []}


def suggest(client: Client, record, **fields):
    return client.post(suggest_url(record), suggestion_data(client, record) | fields | REASON)
