"""No number, date or key in an address or in posted data is a server error."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib import admin
from django.db import models, transaction

from config.records import REVIEWED
from tests.admin import records
from tests.admin.records import page

BY_DATE = {"source": "published_on", "proposal": "issued_on", "position": "stated_on", "event": "starts_on"}
# The lists by date, and one of each kind without dates: the guard is one for all.
MODELS = [*BY_DATE, "party", "clause"]
ACCOUNTS = ["user", "group", "token"]
HUGE = ["9" * 20, "-" + "9" * 20, "9" * 5000, str(2**63)]
ODD = ["", "0", "-1", "9999", "10000", "x", "1e9", "2025\x00", "nan"]
KEYS = ["9" * 20, "9" * 5000, "-1", "x"]
WHOLE_LIST = "?e=1"


@pytest.fixture
def _history():
    """Many records are made here, and the history of none is looked at."""


def short(value: str) -> str:
    """A value as a failing test names it."""
    return f"{value[:3]}-of-{len(value)}" if len(value) > 6 else repr(value)


def test_the_lists_by_date_are_these():
    sites = {model._meta.model_name: options.date_hierarchy for model, options in admin.site._registry.items()}
    assert {name: field for name, field in sites.items() if field} == BY_DATE


def answer(client, record, query: dict) -> str | int:
    """ "?e=1", or the status."""
    # A number that PostgreSQL refuses spoils the transaction of the test, not only the request.
    before = transaction.savepoint()
    response = client.get(page(record, "changelist"), query)
    transaction.savepoint_rollback(before)
    return WHOLE_LIST if response.headers.get("Location", "").endswith(f"/{WHOLE_LIST}") else response.status_code


def broken(client, record, values: list[str], names: list[str], share) -> dict:
    """The parameters for which the list neither comes, nor sends the browser on, nor calls the request a bad one."""
    statuses = {
        (name, short(value)): answer(client, record, {name: value})
        for number, name in enumerate(names)
        for value in share(values, number)
    }
    return {parameter: status for parameter, status in statuses.items() if status not in (200, 400, WHOLE_LIST)}


@pytest.mark.parametrize("model", BY_DATE)
def test_an_impossible_year_leads_to_the_whole_list(model, analyst):
    record = records.make(model)
    statuses = {short(year): answer(analyst, record, {f"{BY_DATE[model]}__year": year}) for year in HUGE + ODD}
    assert statuses == {short(year): WHOLE_LIST for year in HUGE + ODD}


@pytest.mark.parametrize("model", BY_DATE)
def test_an_impossible_day_leads_to_the_whole_list(model, analyst):
    record = records.make(model)
    expected = {
        ("2025", "9" * 20, "1"): WHOLE_LIST,
        ("2025", "1", "9" * 20): WHOLE_LIST,
        ("2025", "2", "30"): WHOLE_LIST,
        ("9999", "12", "1"): 200,
        ("9999", "12", "31"): WHOLE_LIST,
    }
    names = [f"{BY_DATE[model]}__{part}" for part in ("year", "month", "day")]
    assert {day: answer(analyst, record, dict(zip(names, day, strict=True))) for day in expected} == expected


def test_a_possible_year_is_a_list(analyst):
    position = records.make("position")
    year = position.stated_on.year
    response = analyst.get(page(position, "changelist"), {"stated_on__year": year})
    assert list(response.context["cl"].result_list) == [position]


@pytest.mark.parametrize("model", MODELS)
def test_no_date_breaks_a_list(model, analyst, share):
    record = records.make(model)
    # A list without dates may be asked for one as well.
    dates = [field.name for field in record._meta.fields if isinstance(field, models.DateField)] or ["issued_on"]
    parts = ("year", "month", "day", "year__gt", "gte")
    assert broken(analyst, record, HUGE + ODD, [f"{date}__{part}" for date in dates for part in parts], share) == {}


@pytest.mark.parametrize("model", MODELS)
def test_no_number_or_key_breaks_a_list(model, analyst, share):
    record = records.make(model)
    names = ["p", "o", "_to_field", "_popup", "_facets", "_changelist_filters", "id__in", "id__gt", "id__range"]
    for field in (*record._meta.fields, *record._meta.many_to_many):
        if field.is_relation:
            names += [field.name, f"{field.name}__in", f"{field.name}__id__exact"]
    assert broken(analyst, record, KEYS, names, share) == {}


@pytest.mark.parametrize("model", ACCOUNTS)
def test_no_date_number_or_key_breaks_a_list_of_accounts(model, administrator, share):
    record = records.make(model)
    names = ["p", "o", "_to_field", "id__in", "id__gt", "groups__id__exact", "last_login__year", "date_joined__gte"]
    assert broken(administrator, record, KEYS, names, share) == {}
    for key in KEYS:
        chosen = {"action": "delete_selected", "_selected_action": [key], "index": "0"}
        assert administrator.post(page(record, "changelist"), chosen).status_code in (200, 302, 400), short(key)


@pytest.mark.parametrize("model", MODELS)
def test_no_key_in_an_address_is_a_server_error(model, editor):
    record = records.make(model)
    listed = page(record, "changelist")
    views = ["change", "delete", "history", *(["verb/submit"] if model in REVIEWED else [])]
    for key in [*KEYS, "_31"]:
        statuses = {editor.get(f"{listed}{quote(key)}/{view}/").status_code for view in views}
        assert statuses <= {302, 403, 404}, short(key)
        assert editor.get(page(record), {"_to_field": key}).status_code in (200, 400), short(key)


@pytest.mark.parametrize("value", ["9" * 20, "x", "-1", ""])
def test_an_action_on_a_record_that_no_list_has_is_a_bad_request(value, editor):
    position = records.make("position")
    for action in ("delete_selected", "submit_selected"):
        chosen = {"action": action, "_selected_action": [position.pk, value], "index": "0"}
        assert editor.post(page(position, "changelist"), chosen | {"confirmed": "yes"}).status_code == 400
    position.refresh_from_db()
    assert position.state == "draft"


def test_an_error_that_no_query_caused_is_not_hidden(analyst, monkeypatch):
    position = records.make("position")
    options = admin.site.get_model_admin(type(position))
    monkeypatch.setattr(options, "get_paginator", lambda *_, **__: [][0])
    with pytest.raises(IndexError):
        analyst.get(page(position, "changelist"))
