"""The environment becomes settings when a process starts, or is refused with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

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
def test_hsts_lasts_an_hour_for_this_host_alone_unless_more_is_configured(variables, expected):
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
