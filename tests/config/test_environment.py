"""What the environment says is checked and completed, or refused with a sentence."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

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
    made = environment.database(f"postgres://user@host/name{query}")
    names = ("CONN_MAX_AGE", "CONN_HEALTH_CHECKS", "DISABLE_SERVER_SIDE_CURSORS")
    assert tuple(made.get(name) for name in names) == expected


@pytest.mark.parametrize("age", ["soon", "-1", "1.5"])
def test_an_impossible_age_of_connections_is_refused(age):
    with pytest.raises(ImproperlyConfigured, match=rf"^DATABASE_URL has CONN_MAX_AGE={age}: "):
        environment.database(f"postgres://user@host/name?CONN_MAX_AGE={age}")


def test_sqlite_waits_for_its_turn_as_long_as_the_address_says():
    made = environment.database("sqlite:////tmp/file?timeout=5")
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
    assert environment.cache(url).get("OPTIONS") == options


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


@pytest.mark.parametrize("given", ["", "0", "false", "No", "OFF"])
@pytest.mark.parametrize("word", ["1", "true", "Yes", "ON"])
def test_a_switch_is_on_or_off(given, word):
    assert (environment.switch("HTTPS", given), environment.switch("HTTPS", word)) == (False, True)


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (lambda: environment.switch("HTTPS", "maybe"), "HTTPS is 'maybe': use 1 for on or 0 for off."),
        (lambda: environment.number("PROXIES", "one"), "PROXIES is 'one': use a whole number from 0."),
        (lambda: environment.number("PROXIES", "-1"), "PROXIES is '-1': use a whole number from 0."),
        (lambda: environment.number("PROXIES", "9" * 10), "PROXIES is '9999999999': use a whole number from 0."),
        (
            lambda: environment.hosts(["parley.example", "*"], debug=False),
            "ALLOWED_HOSTS has *, any name: list the names of the site, such as parley.example.",
        ),
        *(
            (
                lambda key=key: environment.secret_key(key),
                "SECRET_KEY is too easy to guess: use at least 32 random characters, or leave it to Parley.",
            )
            for key in ("changeme", "x" * 50, "abc" * 20)
        ),
        *(
            (
                lambda url=url: environment.database(url),
                "DATABASE_URL is not an address of a database: use postgres://user:password@host/name, or "
                "sqlite:////folder/file.sqlite3.",
            )
            for url in ("nonsense", "", "mysql://host/name", "postgres://host", "postgres://host:port/name", "://")
        ),
        *(
            (
                lambda url=url: environment.cache(url),
                f"CACHE_URL is {url!r}: use locmemcache://, dbcache://table, redis://host:6379/1 or "
                "pymemcache://host:11211.",
            )
            for url in ("nonsense", "nonsense://x")
        ),
        (
            lambda: environment.origins(["parley.example"]),
            "CSRF_TRUSTED_ORIGINS has 'parley.example': use a scheme and a host, such as https://parley.example.",
        ),
        (
            lambda: environment.misspelt(["PATH", "DATABSE_URL"]),
            "DATABSE_URL is not a variable of Parley: write DATABASE_URL, or remove it.",
        ),
        (
            lambda: environment.misspelt(["ALLOWED_HOST"]),
            "ALLOWED_HOST is not a variable of Parley: write ALLOWED_HOSTS, or remove it.",
        ),
    ],
)
def test_what_is_unsafe_or_mistyped_is_refused_with_a_sentence(refused, sentence):
    with pytest.raises(ImproperlyConfigured) as error:
        refused()
    assert str(error.value) == sentence


def test_what_is_safe_is_taken_as_it_is():
    key = "0123456789abcdefghijklmnopqrstuv"
    assert environment.secret_key(key) == key
    assert environment.secret_key("") == ""
    assert environment.hosts(["*"], debug=True) == ["*"]
    assert environment.origins(["https://parley.example", "http://localhost:8000"]) != []
    environment.misspelt([*environment.VARIABLES, "PATH", "TEST_DATABASE_URL", "HTTPS_PROXY", "DATABASE_NAME", "HOST"])


def test_postgresql_gets_limits_that_its_address_can_change():
    ours = environment.database("postgres://user@host/name", 30)["OPTIONS"]
    theirs = environment.database("postgres://user@host/name?connect_timeout=9&sslmode=require")["OPTIONS"]
    assert ours == {
        "connect_timeout": 5,
        "options": "-c jit=off -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c statement_timeout=30s",
    }
    assert theirs["options"].endswith("statement_timeout=0s")
    assert (theirs["connect_timeout"], theirs["sslmode"]) == (9, "require")
