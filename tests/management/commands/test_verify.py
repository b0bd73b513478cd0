"""The command that checks releases and compares a database with a backup."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.backups.archive import BackupError
from proposals.management.commands import verify
from tests.moment.later import make_older_site
from tests.publication.releases.site import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def release():
    make_older_site()
    return make_release()


def test_without_a_file_the_releases_are_checked(release):
    out = StringIO()
    call_command("verify", stdout=out)
    assert out.getvalue() == f"Release 1: intact, SHA-256 {release.checksum}\n"


def test_with_a_file_every_table_is_compared(release, monkeypatch):
    monkeypatch.setattr(verify, "differences", lambda path: iter(()))
    out = StringIO()
    call_command("verify", "site.zip", stdout=out)
    assert out.getvalue().splitlines()[1:] == ["site.zip: every table of the database is as it is in the backup."]


def test_everything_that_differs_has_a_sentence(release, monkeypatch):
    broken = type(release).of(b"{}", number=2, made_at=release.made_at, notes="Broken.")
    broken.checksum = release.checksum
    broken.save()
    monkeypatch.setattr(verify, "differences", lambda path: iter(["proposals.Party: …", "proposals.Source: …"]))
    with pytest.raises(CommandError) as error:
        call_command("verify", "site.zip", verbosity=0)
    assert str(error.value).splitlines() == [
        "Release 2: the data do not match the checksum. Restore them from a backup.",
        "proposals.Party: …",
        "proposals.Source: …",
    ]


def test_a_file_that_cannot_be_read_has_a_sentence(monkeypatch):
    def refuse(path):
        raise BackupError("Refused.")

    monkeypatch.setattr(verify, "differences", refuse)
    with pytest.raises(CommandError, match=r"^Refused\.$"):
        call_command("verify", "site.zip")
