"""The releases for scripts."""

from __future__ import annotations

import pytest

from proposals.models import Release
from tests.api.conftest import HERE
from tests.publication.releases.site import make_two_releases

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_releases():
    return make_two_releases()


def test_releases_are_listed_newest_first_and_the_root_names_the_latest(api, two_releases):
    rows = api.json("releases/")["results"]
    assert [row["number"] for row in rows] == [2, 1]
    release = Release.objects.get(number=1)
    assert api.json("releases/1/") == {
        "url": f"{HERE}/api/v1/releases/1/",
        "html_url": f"{HERE}/releases/1/",
        "number": 1,
        "made_at": release.made_at.isoformat().replace("+00:00", "Z"),
        "notes": "Starter data",
        "checksum": release.checksum,
        "snapshot": f"{HERE}/releases/1/snapshot.json",
    }
    assert api.json("")["latest_release"] == 2
    assert [one["number"] for one in api.json("releases/?ordering=number")["results"]] == [1, 2]


@pytest.mark.parametrize("number", ["0", "3", "999999999", "1234567890", "99999999999999999999", "-1", "1.0", "x"])
def test_a_number_that_no_release_has_is_a_404(api, two_releases, number):
    response = api.get(f"releases/{number}/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("number", ["0", "3", "1234567890", "1.0", "x"])
def test_a_cursor_that_names_no_release_is_refused(api, two_releases, number):
    assert list(api.errors(f"releases/?cursor=after:{number}")) == ["cursor"]
