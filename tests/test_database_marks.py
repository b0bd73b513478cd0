"""Tests that touch the database are told from the others, and none is able to hide."""

from __future__ import annotations

import pytest

from tests.sources import ROOT

pytest_plugins = ["pytester"]

INI = """
[pytest]
markers =
    django_db
    database
"""
CONFTEST = """
import pytest
from tests.database_marks import pytest_fixture_setup, pytest_itemcollected

@pytest.fixture
def people(db): ...

@pytest.fixture(scope="module")
def made_for_the_module(django_db_setup): ...

@pytest.fixture
def db(): ...

@pytest.fixture
def live_server(): ...

@pytest.fixture(scope="session")
def django_db_setup(): ...
"""
TESTS = """
import pytest

def test_fixture(db): ...
def test_fixture_of_a_fixture(people): ...
def test_made_for_the_module(made_for_the_module): ...
def test_server(live_server): ...
@pytest.mark.django_db
def test_mark(): ...
@pytest.mark.database
def test_by_a_process_of_its_own(): ...
def test_none(tmp_path): ...
def test_hidden(request):
    request.getfixturevalue("people")
"""


@pytest.fixture
def suite(pytester, monkeypatch):
    """Run tests in a suite of their own: outcome → names."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini(INI)
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)

    def run(*options: str) -> dict[str, list[str]]:
        done = pytester.inline_run("-p", "no:django", "-p", "no:cacheprovider", *options)
        passed, _, failed = done.listoutcomes()
        return {
            outcome: [report.nodeid.partition("::")[2].removeprefix("test_") for report in reports]
            for outcome, reports in {"passed": passed, "failed": failed}.items()
        }

    return run


def test_what_a_fixture_or_a_mark_reaches_touches_the_database(suite):
    assert suite("-m", "database")["passed"] == [
        "fixture",
        "fixture_of_a_fixture",
        "made_for_the_module",
        "server",
        "mark",
        "by_a_process_of_its_own",
    ]


def test_a_test_that_asks_for_the_database_only_while_it_runs_fails(suite):
    assert suite("-m", "not database") == {"passed": ["none"], "failed": ["hidden"]}
