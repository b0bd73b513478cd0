"""An installation of a test's own: the folder of its key, and an empty database."""

from __future__ import annotations

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from tests.config.backups.sites import empty_site


@pytest.fixture
def installation(settings, tmp_path):
    """The folder of an installation that keeps its key in a file."""
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    (settings.VAR_DIR / "secret-key").write_text(settings.SECRET_KEY)
    return settings.VAR_DIR


@pytest.fixture(scope="module")
def database(tmp_path_factory, django_db_blocker):
    """An empty database that every test of a module leaves as empty as it was."""
    with django_db_blocker.unblock(), empty_site(tmp_path_factory.mktemp("database")):
        yield connections[DEFAULT_DB_ALIAS]


@pytest.fixture
def empty(installation, tmp_path, django_db_blocker):
    """An empty, migrated database behind the default connection."""
    with django_db_blocker.unblock(), empty_site(tmp_path / "database"):
        yield
