"""The database router: reads go to the release, writes to none."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, NotSupportedError

from proposals.models import Clause, Party, Process
from proposals.moment import NOW, at
from tests.moment.later import make_older_site
from tests.publication.releases.site import make_release, moment_of

pytestmark = pytest.mark.django_db


def test_nothing_is_written_to_a_release():
    make_older_site()
    with at(moment_of(make_release())) as moment:
        party = Party.objects.first()
        with pytest.raises(NotSupportedError, match="read-only"):
            party.save()
        with pytest.raises(NotSupportedError, match="read-only"):
            Party.objects.all().delete()
    with pytest.raises(DatabaseError, match="readonly"):
        Party.objects.using(moment.database).update(name="Other")


def test_a_release_is_read_only_for_the_block_that_asks_for_it():
    make_older_site()
    with at(moment_of(make_release())):
        Process.objects.get()
    with at(NOW):
        assert (Process.objects.all().db, Clause.objects.all().db) == ("default", "default")
