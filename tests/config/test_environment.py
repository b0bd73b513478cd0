"""What the environment says is checked and completed, or refused with a sentence."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config import environment


@pytest.mark.parametrize("given", ["600/min", "1/s", "5/sec", "10/hour", "100000/day", "2/minute"])
def test_a_rate_is_a_number_and_a_period(given):
    assert environment.rate(given) == given


@pytest.mark.parametrize(
    "given", ["", "600", "min", "0/min", "-1/min", "600/month", "6e2/min", "600/min ", "600/min\n"]
)
def test_what_is_no_rate_is_refused(given):
    with pytest.raises(ImproperlyConfigured, match=r"^API_RATE is "):
        environment.rate(given)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", (60, True, None)),
        ("?CONN_MAX_AGE=0", (0, True, None)),
        ("?CONN_MAX_AGE=5&CONN_HEALTH_CHECKS=false", (5, False, None)),
        ("?DISABLE_SERVER_SIDE_CURSORS=true", (60, True, True)),
        ("?DISABLE_SERVER_SIDE_CURSORS=False", (60, True, False)),
    ],
)
def test_the_address_of_the_database_overrides_our_defaults(query, expected):
    made = environment.database(Env.db_url_config(f"postgres://user@host/name{query}"))
    names = ("CONN_MAX_AGE", "CONN_HEALTH_CHECKS", "DISABLE_SERVER_SIDE_CURSORS")
    assert tuple(made.get(name) for name in names) == expected


@pytest.mark.parametrize("age", ["soon", "-1", "1.5"])
def test_an_impossible_age_of_connections_is_refused(age):
    with pytest.raises(ImproperlyConfigured, match=rf"^DATABASE_URL has CONN_MAX_AGE={age}: "):
        environment.database(Env.db_url_config(f"postgres://user@host/name?CONN_MAX_AGE={age}"))


def test_sqlite_waits_for_its_turn_as_long_as_the_address_says():
    made = environment.database(Env.db_url_config("sqlite:////tmp/file?timeout=5"))
    assert made["OPTIONS"] == environment.FOR_SQLITE | {"timeout": 5}


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("locmemcache://", {"MAX_ENTRIES": 100_000}),
        ("dbcache://counts", {"MAX_ENTRIES": 100_000}),
        ("dbcache://counts?max_entries=7", {"MAX_ENTRIES": 7}),
        ("redis://host:6379/1", None),
    ],
)
def test_a_cache_that_counts_its_entries_has_room_for_many(url, options):
    assert environment.cache(Env.cache_url_config(url)).get("OPTIONS") == options


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ("", ""),
        ("corrections@example.org", "mailto:corrections@example.org"),
        ("https://example.org/report", "https://example.org/report"),
    ],
)
def test_a_contact_becomes_a_link(given, link):
    assert environment.contact(given) == link


@pytest.mark.parametrize("given", ["somebody", "ftp://example.org/x", "javascript://x", "a@b c"])
def test_what_is_no_contact_is_refused(given):
    with pytest.raises(ImproperlyConfigured, match=r"^CONTACT is "):
        environment.contact(given)
