"""An error of ours is logged for the operator and not shown to readers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sources import ROOT

BREAK_AND_ASK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.test import Client
from proposals.api import parameters
from proposals.views import home
home.ProcessForm = parameters.data_version = None
response = Client(raise_request_exception=False).get("{path}", headers={{"host": "localhost"}})
print(response.status_code, response.content.decode())
"""


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/", "TypeError: 'NoneType' object is not callable"),
        ("/api/v1/processes/", "TypeError: 'NoneType' object is not callable"),
    ],
)
def test_an_error_of_ours_is_logged_with_its_traceback_and_not_shown(path, error, tmp_path):
    process = subprocess.run(
        [sys.executable, "-c", BREAK_AND_ASK.format(path=path)],
        cwd=ROOT,
        env={"PATH": "", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert process.stdout.startswith("500 ")
    assert error.partition(":")[0] not in process.stdout
    assert "NoneType" not in process.stdout
    assert f"ERROR django.request: Internal Server Error: {path}" in process.stderr
    assert error in process.stderr
