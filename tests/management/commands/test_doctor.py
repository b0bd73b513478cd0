"""The command that says what is wrong with an installation, and what an unreadable setting makes of any command."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config import health
from config.health import Finding
from tests.sources import ROOT


@pytest.fixture
def finding(monkeypatch):
    """Let the doctor find this."""

    def find(*findings: Finding) -> None:
        monkeypatch.setattr(health, "examine", lambda: iter(findings))

    return find


def test_advice_is_no_failure(finding):
    finding(Finding("settings", "HTTPS is off.", advice=True), Finding("database"))
    out = StringIO()
    call_command("doctor", stdout=out)
    assert out.getvalue() == "advice   settings    HTTPS is off.\nwell     database\n"


def test_problems_are_counted_and_fail_the_command(finding):
    finding(Finding("files", "Make room."), Finding("cache", "It forgets."), Finding("database"))
    out = StringIO()
    with pytest.raises(CommandError, match=r"^2 problems\.$"):
        call_command("doctor", stdout=out)
    lines = ["problem  files       Make room.", "problem  cache       It forgets.", "well     database", ""]
    assert out.getvalue().split("\n") == lines


def test_a_refused_setting_is_one_sentence_and_no_traceback(tmp_path):
    command = [sys.executable, "manage.py", "doctor"]
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "HTTPS": "maybe"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    refused = "The settings are refused. HTTPS is 'maybe': use 1 for on or 0 for off.\n"
    assert (run.returncode, run.stdout, run.stderr) == (1, "", refused)
