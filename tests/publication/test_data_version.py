"""The version of the data: a new one with every change, whatever writes it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from proposals.models import Party
from proposals.models.data_stamp import DataStamp, data_version
from proposals.publication.data_version import EVENTS, existing, stamp_changes
from tests.factories import make_party

pytestmark = pytest.mark.django_db


def triggers() -> dict[str, str]:
    with connection.cursor() as cursor:
        return existing(connection.vendor, cursor)


def test_a_change_replaces_the_stamp_by_one_that_was_never_there():
    seen = set()
    party = make_party()
    for number in range(3):
        Party.objects.filter(pk=party.pk).update(name=f"Party {number}")
        seen.add(data_version())
        assert DataStamp.objects.count() == 1
    assert len(seen) == 3


def test_reading_and_writing_nothing_leave_the_version_as_it_is():
    make_party()
    before = data_version()
    assert Party.objects.count() == 1
    assert data_version() == before


def test_every_table_of_data_but_the_stamps_has_its_triggers_and_making_them_again_adds_none():
    tables = {
        model._meta.db_table
        for model in apps.get_app_config("proposals").get_models(include_auto_created=True)
        if model._meta.managed and model is not DataStamp
    }
    per_table = 1 if connection.vendor == "postgresql" else len(EVENTS)

    before = triggers()
    stamp_changes()

    assert set(before.values()) == tables
    assert len(before) == per_table * len(tables)
    assert triggers() == before
