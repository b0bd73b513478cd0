"""What the environment says becomes a setting, or is refused with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config import environment
from tests.sources import ROOT

SHOW = "import json; from django.conf import settings; print(json.dumps([getattr(settings, n) for n in {names!r}]))"


def started(*names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A process that starts with these variables alone and shows the settings named."""
    variables |= {"DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "x" * 50, "PATH": os.defpath}
    code = [sys.executable, "-c", SHOW.format(names=names)]
    return subprocess.run(code, cwd=ROOT, env=variables, check=False, capture_output=True, text=True)


def settings(*names: str, **variables: str) -> list:
    done = started(*names, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


HSTS = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, [0, False, False]),
        ({"HSTS_SECONDS": "60", "HSTS_SUBDOMAINS": "1"}, [0, False, False]),
        ({"HTTPS": "1"}, [3600, False, False]),
        ({"HTTPS": "1", "HSTS_SECONDS": "86400", "HSTS_SUBDOMAINS": "1"}, [86400, True, False]),
    ],
)
def test_https_promises_an_hour_for_this_name_and_more_only_when_asked(variables, expected):
    assert settings(*HSTS, **variables) == expected


def test_the_settings_are_made_of_what_the_environment_says():
    variables = {"DATABASE_URL": "postgres://u@h/d?CONN_MAX_AGE=0", "CACHE_URL": "dbcache://counts"}
    databases, caches = settings("DATABASES", "CACHES", **variables)
    assert (databases["default"]["CONN_MAX_AGE"], caches["default"]["LOCATION"]) == (0, "counts")


def test_a_rate_that_cannot_be_is_refused_at_the_start():
    done = started("API_RATE", API_RATE="600 per minute")
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: API_RATE is '600 per minute': "
        "use a number from 1, a slash, and sec, min, hour or day, such as 600/min."
    )


@pytest.mark.parametrize("given", ["600/min", "1/s", "5/sec", "10/hour", "100000/day", "2/minute"])
def test_a_rate_that_is_one(given):
    assert environment.rate(given) == given


@pytest.mark.parametrize(
    "given", ["", "600", "min", "0/min", "-1/min", "600/month", "6e2/min", "600/min ", "600/min\n"]
)
def test_a_rate_that_is_none(given):
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
def test_what_the_address_of_the_database_says_wins(query, expected):
    made = environment.database(Env.db_url_config(f"postgres://user@host/name{query}"))
    names = ("CONN_MAX_AGE", "CONN_HEALTH_CHECKS", "DISABLE_SERVER_SIDE_CURSORS")
    assert tuple(made.get(name) for name in names) == expected


@pytest.mark.parametrize("age", ["soon", "-1", "1.5"])
def test_an_age_of_connections_that_cannot_be_is_refused(age):
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
