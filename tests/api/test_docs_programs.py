"""The programs in docs/api.md, run unchanged against a live server with the starter data."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys

import httpx
import pytest
from django.core.cache import cache
from django.core.management import call_command

from tests.api.test_docs import ROOT, blocks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def here(live_server) -> str:
    cache.clear()
    call_command("load_dataset", str(ROOT / "proposals" / "data" / "ukraine-2025"), verbosity=0)
    return live_server.url


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout


def at(program: str, here: str) -> str:
    assert "http://localhost:8000" in program
    return program.replace("http://localhost:8000", here)


def test_the_python_programs_print_what_is_said(here):
    programs, outputs = blocks("python"), blocks("text")
    assert [re.search(r"^import (\w+)", program)[1] for program in programs] == ["json", "httpx", "pandas"]
    assert [run(sys.executable, "-c", at(program, here)) for program in programs] == outputs


def test_the_r_program_reads_columns_that_are_there(here):
    """R itself runs it where R is installed."""
    (program,) = blocks("r")
    address = re.search(r'read\.csv\("(.*?)"\)', at(program, here))[1]
    columns = next(csv.reader(httpx.get(address).text.splitlines()))
    assert {"party", "stance"} <= set(columns)
    assert re.findall(r"positions\$(\w+)", program) == ["party", "stance"]
    if shutil.which("Rscript"):
        assert "supports" in run("Rscript", "-e", at(program, here))
