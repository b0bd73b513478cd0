"""What every test stands on: quick passwords, static files from the source, and no way out of this machine."""

from __future__ import annotations

import gc
import socket
from functools import cache, partial
from ipaddress import ip_address

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import SimpleTestCase, override_settings
from django.test import client as client_module
from django.test.client import store_rendered_templates
from simple_history.manager import HistoryManager

from proposals.publication.releases.files import PREFIX, close_releases
from tests.database_marks import once, pytest_fixture_setup, pytest_itemcollected  # noqa: F401  pytest finds them here
from tests.databases import put_aside
from tests.engine import profiles  # noqa: F401  they register themselves
from tests.factories import with_history
from tests.portions import one_of_each_kind, share_of


def pytest_report_header() -> str:
    """Say which database the run is about."""
    return f"database: {connection.display_name}"


def pytest_collection_finish() -> None:
    """What is imported by now stays, and need not be searched for garbage: a twentieth of the time of a run."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _settings_for_tests():
    """Hashing a password slowly and collecting static files first would test Django, not us.

    Each client of each test would look for every static file anew, a tenth of the time of a run.
    """
    quick_passwords = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(PASSWORD_HASHERS=quick_passwords, STORAGES=storages, WHITENOISE_USE_FINDERS=False):
        yield


@pytest.fixture(scope="session", autouse=True)
def _releases_of_the_run(tmp_path_factory):
    """The files of releases are made anew in each run."""
    with override_settings(RELEASES_DIR=tmp_path_factory.mktemp("releases")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _releases_may_be_read():
    """A test forbids every database but its own. The file of a release, which is only read, belongs to each."""
    forbidding = SimpleTestCase.ensure_connection_patch_method.__func__

    def patch_method(cls):
        before, forbidden = BaseDatabaseWrapper.ensure_connection, forbidding(cls)

        def ensure_connection(self, *args, **kwargs):
            return (before if self.alias.startswith(PREFIX) else forbidden)(self, *args, **kwargs)

        return ensure_connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SimpleTestCase, "ensure_connection_patch_method", classmethod(patch_method))
        yield


@pytest.fixture(scope="session", autouse=True)
def _releases_may_be_flushed():
    """After a test that commits, its releases go as well; the triggers that keep them are put aside for that."""
    operations = type(connection.ops)
    usual = operations.sql_flush

    def sql_flush(self, *args, **kwargs):
        aside, back = put_aside(self.connection)
        return [*aside, *usual(self, *args, **kwargs), *back]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


@pytest.fixture(autouse=True)
def _no_release_stays_open():
    """An alias that is there before a test begins would be forbidden in it all the same."""
    yield
    close_releases()


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine():
    """The server makes no outbound request: a test that tries to connect elsewhere fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and not _is_loopback(address[0]):
            raise AssertionError(f"a test tried to connect to {address!r}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_class_of_managers():
    """simple-history builds a class each time a history is accessed: a fifth of the time it takes to save a record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HistoryManager, "from_queryset", cache(HistoryManager.from_queryset))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_contexts_of_readers_pages():
    """Django's client copies the context of every template that a page includes: a twentieth of the time of a page.

    The tests look at the context of pages of the desk alone.
    """

    def store_of_the_desk(store, signal, sender, template, context, **kwargs):
        if not (template.name or "").startswith("proposals/"):
            store_rendered_templates(store, signal, sender, template, context, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client_module, "store_rendered_templates", store_of_the_desk)
        yield


@pytest.fixture
def history():
    """Records that the test makes have a row of history, as everything that was saved at the desk has."""
    with with_history():
        yield


@pytest.fixture(params=[one_of_each_kind, pytest.param(list, marks=pytest.mark.full_matrix)], ids=["kinds", "all"])
def portion(request):
    """``portion(urls)``: which of many addresses are asked. One of each kind in every run, all with `make test-all`."""
    return request.param


@pytest.fixture(params=[8, pytest.param(1, marks=pytest.mark.full_matrix)], ids=["eighth", "all"])
def share(request):
    """``share(values, number)``: what a parameter is tried with. An eighth in every run, all with `make test-all`."""
    return partial(share_of, shares=request.param)


@pytest.fixture(scope="session", autouse=True)
def _json_is_known():
    """Django asks SQLite once in a process whether it knows JSON; no test that counts queries should meet that."""
    connection.features.supports_json_field = True


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
