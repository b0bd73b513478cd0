"""Browser tests: one Chromium and one served site with the starter data for each process of the run.

The data is loaded once, into an SQLite file. A copy of that file is kept; after a test that changed something the copy
is put back, so every test begins with the starter data. For this reason a browser test takes ``site`` or ``page`` and
never pytest-django's ``db`` or ``live_server``: those wrap the test in a transaction the server cannot see, or empty
all tables after it. The test may use models freely: what it saves, the server sees.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection
from django.test.utils import modify_settings, setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from proposals.publication import releases
from tests.browser import chromium

HERE = Path(__file__).parent
STARTER_DATA = HERE.parent.parent / "proposals" / "data" / "ukraine-2025"
WIDE, NARROW = 1280, 360
# Milliseconds: for what never comes, not for a machine that is busy.
PATIENCE = 120_000


@pytest.fixture(autouse=True)
def _history(history):
    """What a test adds to the site is as if it had been saved at the desk."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Everything in this folder is a browser test."""
    if item.path.is_relative_to(HERE):
        item.add_marker("browser")


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Several processes: look for the browser before they start."""
    if config.option.markexpr.startswith("browser"):
        _leave_without_chromium()


def pytest_collection_finish(session: pytest.Session) -> None:
    """One process: look for the browser once it is known that a test needs it."""
    in_a_part = hasattr(session.config, "workerinput")
    if in_a_part or session.config.option.collectonly:
        return
    if any(item.get_closest_marker("browser") for item in session.items):
        _leave_without_chromium()


def _leave_without_chromium() -> None:
    """Say so in one line and leave, rather than skip test by test."""
    try:
        chromium.find()
    except chromium.ChromiumMissing as missing:
        required = os.environ.get("REQUIRE_BROWSER") == "1"
        pytest.exit(f"browser tests not run: {missing}", returncode=1 if required else 0)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this run."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=PATIENCE)
        started = chromium.start(playwright, chromium.find())
        yield started
        started.close()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Stands in for pytest-django's, on which its database fixtures and its mark rest."""
    pytest.fail("A browser test takes `site` or `page`, not a database fixture or mark; conftest.py says why.")


@pytest.fixture(scope="session")
def _served(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[tuple[str, Path, Path]]:
    """The site's address, its database file, and the copy as it was after loading."""
    if connection.vendor != "sqlite":
        pytest.fail("The browser tests keep their data in an SQLite file: run them without DATABASE_URL.")
    folder = tmp_path_factory.mktemp("site")
    live, as_loaded = folder / "parley.sqlite3", folder / "as-loaded.sqlite3"
    connection.settings_dict["TEST"]["NAME"] = str(live)
    with django_db_blocker.unblock(), modify_settings(ALLOWED_HOSTS={"append": "localhost"}):
        databases = setup_databases(verbosity=0, interactive=False)
        call_command("load_dataset", str(STARTER_DATA), verbosity=0)
        releases.make(None, "Starter data")
        _copy(live, as_loaded)
        server = LiveServer("localhost", start=False)
        # pytest-django looks for staticfiles by its plain name; ours is set up in config.apps.
        server.thread.static_handler = StaticFilesHandler
        server.start()
        yield server.url, live, as_loaded
        server.stop()
        teardown_databases(databases, verbosity=0)


@pytest.fixture
def site(_served) -> Iterator[str]:
    """The address of the site, without a slash at the end; it has the starter data when the test begins."""
    address, live, as_loaded = _served
    with contextlib.closing(sqlite3.connect(live)) as observer:
        before = _data_version(observer)
        yield address
        changed = _data_version(observer) != before
    if changed:
        _copy(as_loaded, live)


@pytest.fixture
def watch() -> chromium.Watch:
    """What the test's pages did that they should not have; add to ``watch.expected`` what the test provokes."""
    return chromium.Watch()


@pytest.fixture(autouse=True)
def _pages_stay_here_and_do_not_complain(watch) -> Iterator[None]:
    yield
    assert watch.unexpected() == []


@pytest.fixture
def open_context(browser, site, watch) -> Iterator[Callable[..., BrowserContext]]:
    """Make a separate visitor: ``open_context(width=360, java_script_enabled=False, color_scheme="dark")``.

    Takes everything that Playwright's ``new_context`` takes. Relative addresses begin at the site.
    """
    contexts = []

    def make(width: int = WIDE, **options: object) -> BrowserContext:
        context = browser.new_context(base_url=site, viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(PATIENCE)
        watch.follow(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_context) -> Page:
    """A page 1280 px wide."""
    return open_context().new_page()


@pytest.fixture
def narrow_page(open_context) -> Page:
    """A page 360 px wide, like a small phone."""
    return open_context(width=NARROW).new_page()


@pytest.fixture
def page_without_scripts(open_context) -> Page:
    """A page in a browser whose visitor has switched JavaScript off."""
    return open_context(java_script_enabled=False).new_page()


def _data_version(observer: sqlite3.Connection) -> int:
    """A number that changes when another connection has written to the file."""
    return observer.execute("PRAGMA data_version").fetchone()[0]


def _copy(source: Path, target: Path) -> None:
    """Copy a database whole, in one transaction, also into a file the server has open."""
    with contextlib.closing(sqlite3.connect(source)) as read, contextlib.closing(sqlite3.connect(target)) as written:
        read.backup(written)
