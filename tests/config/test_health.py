"""What the doctor finds, on an installation that is well and on ones that are not."""

from __future__ import annotations

import shutil
from collections import namedtuple

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from config.health import Finding, examine

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _in_public_use(settings, tmp_path):
    settings.VAR_DIR, settings.HTTPS = tmp_path, True
    shared = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": shared, "LOCATION": str(tmp_path / "cache")}}
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 3600


def test_an_installation_that_is_well():
    subjects = ("settings", "files", "cache", "database", "migrations")
    assert list(examine()) == [Finding(subject) for subject in subjects]


def test_settings_that_are_no_mistake_but_worth_a_word(settings):
    settings.DEBUG, settings.HTTPS, settings.SECURE_HSTS_SECONDS = True, False, 0
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    found = [finding for finding in examine() if finding.sentence]
    assert [(finding.subject, finding.is_problem) for finding in found] == [("settings", False)] * 3
    assert [finding.sentence.split()[0] for finding in found] == ["DEBUG", "HTTPS", "CACHE_URL"]


def test_the_checks_of_django_for_a_site_in_public_use_are_asked(settings):
    settings.SESSION_COOKIE_SECURE = False
    [finding] = [finding for finding in examine() if finding.sentence]
    assert finding.advice
    assert "SESSION_COOKIE_SECURE is not set to True" in finding.sentence


def problems() -> dict[str, str]:
    return {finding.subject: finding.sentence for finding in examine() if finding.is_problem}


def test_a_folder_that_is_not_there(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "nowhere"
    assert problems()["files"].startswith("FileNotFoundError: ")


def test_a_disk_that_is_nearly_full(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(2**30, 2**30 - 2**21, 2**21))
    assert problems() == {"files": f"Only 2 MB are free for {tmp_path}: make room."}


def test_a_cache_that_forgets(monkeypatch):
    monkeypatch.setattr(FileBasedCache, "get", lambda self, key, default=None, version=None: default)
    assert problems() == {"cache": "The cache of CACHE_URL does not give back what is put into it."}


def test_a_database_that_is_away_leaves_the_other_questions_asked(monkeypatch):
    def refuse(self):
        raise OperationalError("connection refused\n  Is the server running?")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)
    sentence = "OperationalError: connection refused Is the server running?"
    assert problems() == {"database": sentence, "migrations": sentence}


def test_a_database_that_may_only_be_read():
    switch = {"sqlite": ("PRAGMA query_only = {}", "on", "off"), "postgresql": ("SET transaction_read_only = {}", "on")}
    statement, on, *off = switch[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(on))
        try:
            found = problems()
        finally:
            for value in off:
                cursor.execute(statement.format(value))
    assert "read" in found["database"]


def test_a_migration_that_was_not_applied():
    last = MigrationRecorder.Migration.objects.filter(app="proposals").latest("name")
    last.delete()
    assert problems() == {"migrations": f"Not applied: 1, the first proposals.{last.name}. Run manage.py migrate."}


def test_a_database_of_another_version():
    MigrationRecorder(connection).record_applied("proposals", "0009_of_another_version")
    assert problems()["migrations"].startswith("This database was made by another version of Parley")
