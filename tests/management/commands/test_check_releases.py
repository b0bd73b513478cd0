"""The command that checks the releases."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proposals.models import Release
from proposals.publication import releases
from tests.moment.later import make_older_site

pytestmark = pytest.mark.django_db


def test_checking_names_the_damaged_release():
    make_older_site()
    release = releases.make(None, "Starter data")
    out = StringIO()
    call_command("check_releases", stdout=out)
    assert out.getvalue() == f"Release 1: intact, SHA-256 {release.checksum}\n"
    broken = Release.of(b"{}", number=2, made_at=release.made_at, notes="Broken.")
    broken.checksum = release.checksum
    broken.save()
    with pytest.raises(CommandError, match=r"^Release 2: the data do not match the checksum"):
        call_command("check_releases", stdout=StringIO())
