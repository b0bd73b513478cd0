"""A release holds its content byte for byte, and never changes."""

from __future__ import annotations

import hashlib

import pytest
from django.utils import timezone

from proposals.models import Release
from proposals.models.release import NeverChanges
from proposals.moment import Moment, at

CONTENT = '{"data":{"parties":["Україна"]}}'.encode()


def make(number: int = 1) -> Release:
    release = Release.of(CONTENT, number=number, made_at=timezone.now(), notes="First.")
    release.save()
    return release


def test_a_release_gives_back_the_bytes_it_was_made_of():
    release = Release.of(CONTENT, number=1)
    assert release.content == CONTENT
    assert release.data == {"data": {"parties": ["Україна"]}}
    assert release.checksum == hashlib.sha256(CONTENT).hexdigest()
    assert release.is_whole


@pytest.mark.parametrize("snapshot", [b"", b"not gzip", Release.of(CONTENT).snapshot[:-9], Release.of(b"{}").snapshot])
def test_a_damaged_snapshot_is_noticed(snapshot):
    release = Release.of(CONTENT, number=1)
    release.snapshot = snapshot
    assert not release.is_whole


@pytest.mark.django_db
def test_a_release_cannot_be_changed_or_deleted():
    release = make()
    for attempt in (
        release.save,
        release.delete,
        Release.objects.all().delete,
        lambda: Release.objects.filter(number=1).update(notes="Other."),
    ):
        with pytest.raises(NeverChanges):
            attempt()


@pytest.mark.django_db
def test_at_a_release_the_later_ones_are_not_shown():
    for number in (1, 2, 3):
        make(number)
    assert [release.number for release in Release.objects.shown()] == [3, 2, 1]
    with at(Moment(release=2)):
        assert [release.number for release in Release.objects.shown()] == [2, 1]


@pytest.mark.django_db
def test_a_list_of_releases_leaves_the_snapshots_in_the_database():
    make()
    assert Release.objects.without_snapshot().get().get_deferred_fields() == {"snapshot"}
