"""The environment becomes settings when a process starts, or is refused with a sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from config.environment import VARIABLES
from tests.sources import ROOT

KEY = "0123456789abcdefghijklmnopqrstuvwxyz"
SHOW = "import json; from django.conf import settings; print(json.dumps([getattr(settings, n) for n in {names!r}]))"


def started(*names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A process that starts with these variables alone and shows the settings named."""
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": KEY, "PATH": os.defpath} | variables
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
        ({"HTTPS": "1"}, [31_536_000, False, False]),
        ({"HTTPS": "1", "HSTS_SECONDS": "86400", "HSTS_SUBDOMAINS": "1"}, [86400, True, False]),
    ],
)
def test_hsts_lasts_a_year_for_this_host_alone_unless_more_is_configured(variables, expected):
    assert settings(*HSTS, **variables) == expected


def test_settings_come_from_the_environment():
    variables = {"DATABASE_URL": "postgres://u@h/d?CONN_MAX_AGE=0", "CACHE_URL": "dbcache://counts"}
    databases, caches = settings("DATABASES", "CACHES", **variables)
    assert (databases["default"]["CONN_MAX_AGE"], caches["default"]["LOCATION"]) == (0, "counts")


def test_an_impossible_rate_is_refused_at_the_start():
    done = started("API_RATE", API_RATE="600 per minute")
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: API_RATE is '600 per minute': "
        "use a number from 1, a slash, and sec, min, hour or day, such as 600/min."
    )


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"DEBUG": "1", "HTTPS": "1"},
            "DEBUG and HTTPS are both on: debug pages show data and settings. Turn one off.",
        ),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS has *, any name: list the names of the site, such as parley.example."),
        ({"HTTPS": "maybe"}, "HTTPS is 'maybe': use 1 for on or 0 for off."),
        ({"HSTS_SECONDS": "a year", "HTTPS": "1"}, "HSTS_SECONDS is 'a year': use a whole number from 0."),
        ({"DATABSE_URL": "x"}, "DATABSE_URL is not a variable of Parley: write DATABASE_URL, or remove it."),
        (
            {"SECRET_KEY": "changeme"},
            "SECRET_KEY is too easy to guess: use at least 32 random characters, or leave it to Parley.",
        ),
    ],
)
def test_an_unsafe_or_mistyped_environment_does_not_start(variables, sentence):
    done = started("DEBUG", **variables)
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {sentence}"


def test_every_variable_is_known_and_described():
    asked = set(re.findall(r'(?:env\.\w+|on|number)\("([A-Z_]+)"', (ROOT / "config" / "settings.py").read_text()))
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "deploy.md").read_text(), re.MULTILINE))
    assert asked == described == set(VARIABLES)


def test_a_server_limits_its_statements_and_a_command_does_not():
    variables = {"DATABASE_URL": "postgres://u@h/d"}
    (of_a_command,) = settings("DATABASES", **variables)
    code = f"import config.wsgi; {SHOW.format(names=('DATABASES',))}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**variables, "SECRET_KEY": KEY, "PATH": os.defpath},
    )  # fmt: skip
    (of_a_server,) = json.loads(done.stdout)
    options = [databases["default"]["OPTIONS"]["options"] for databases in (of_a_command, of_a_server)]
    assert [given.rpartition("=")[2] for given in options] == ["0s", "30s"]
