"""The file that a release is read from: written once, complete, and from older snapshots too."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from proposals.models import Proposal, Release
from proposals.moment import at
from proposals.publication.releases import files
from tests.moment.later import make_older_site
from tests.publication.releases.site import make_release, moment_of

pytestmark = pytest.mark.django_db


def test_the_file_is_written_if_missing_and_once_if_many_ask(settings, tmp_path):
    settings.RELEASES_DIR = tmp_path / "releases"
    make_older_site()
    release = make_release()
    release.data  # noqa: B018 - read in this thread: the transaction of a test is not seen by others

    with ThreadPoolExecutor(8) as threads:
        aliases = set(threads.map(lambda _: files.database_of(release), range(8)))

    assert len(aliases) == 1
    assert [path.stem for path in settings.RELEASES_DIR.iterdir()] == list(aliases)


def test_processes_that_write_the_same_file_do_not_disturb_each_other(settings, tmp_path):
    settings.RELEASES_DIR = tmp_path / "releases"
    make_older_site()
    release = make_release()
    path = tmp_path / "releases" / "release-same.sqlite3"

    with ThreadPoolExecutor(4) as threads:  # without the lock of one process
        list(threads.map(lambda _: files._write_file(release, path), range(4)))

    assert list(path.parent.iterdir()) == [path]


def test_a_snapshot_that_was_tampered_with_is_not_shown(client):
    make_older_site()
    release = make_release()
    release.snapshot = Release.of(b'{"format": 1}').snapshot
    with pytest.raises(files.BrokenSnapshot):
        files.database_of(release)


def test_a_snapshot_of_an_older_version_is_read_as_far_as_it_goes(monkeypatch):
    make_older_site()
    data = make_release().data
    for text in data["records"]["proposal"].values():
        del text["claimed_points"], text["date_precision"]
        text["gone_since"] = "a field of long ago"
    del data["records"]["correspondence"]
    older = Release.of(json.dumps(data).encode(), number=9)

    with at(moment_of(older)):
        plan = Proposal.objects.public().get(slug="plan")
        assert (plan.claimed_points, plan.date_precision, plan.clauses.count()) == (None, "day", 2)
