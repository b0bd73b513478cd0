"""The pages about releases, and their files."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache

from proposals.publication import releases
from tests.moment.later import make_older_site
from tests.publication.releases.site import make_two_releases
from tests.views.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_releases():
    return make_two_releases()


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def test_releases_are_listed_newest_first_with_their_notes(client, two_releases):
    articles = read(client.get("/releases/")).all("article", "release")
    assert [(one.one("a").text, one.one("p", "text").text) for one in articles] == [
        ("Release 2", "The title of the plan."),
        ("Release 1", "Starter data"),
    ]


def test_the_list_says_that_a_release_covers_all_processes(client, two_releases):
    text = client.get("/releases/?process=talks").content.decode()
    assert "A release covers all processes together." in text
    assert "<code>process</code>" in text


def test_without_a_release_the_page_says_so(client):
    assert read(client.get("/releases/")).one("p", "silence").text == "There are no releases yet."


def test_a_release_tells_what_changed_since_the_one_before(client, two_releases):
    page = read(client.get("/releases/2/"))
    assert [(one.one("summary").text, one.all("p", "names")[0].text) for one in page.all("details", "changes")] == [
        ("Proposals: 1 changed", "Changed: plan"),
        ("Positions: 1 removed", "Removed: p003"),
    ]
    assert page.all("h2")[0].text == "Changed since release 1"
    first = read(client.get("/releases/1/"))
    assert first.all("h2")[0].text == "What it contains"
    assert first.all("details", "changes")[0].one("summary").text == "Processes: 1"


def test_the_snapshot_can_be_downloaded_and_checked(client, two_releases):
    checksum = read(client.get("/releases/1/")).one("code", "checksum").text
    answer = client.get("/releases/1/snapshot.json")
    assert hashlib.sha256(answer.content).hexdigest() == checksum
    assert json.loads(answer.content)["records"]["proposal"]["plan"]["title"] == "The plan"
    assert answer["Content-Disposition"] == 'attachment; filename="parley-release-1.json"'


def test_the_data_package_can_be_downloaded_as_of_the_release(client, two_releases):
    links = read(client.get("/releases/1/")).one("main").all("a")
    (address,) = [link.attrs["href"] for link in links if "dataset.zip" in link.attrs["href"]]
    assert address == "/api/v1/dataset.zip?release=1"
    with ZipFile(BytesIO(client.get(address).getvalue())) as package:
        assert (
            "State of the data: release 1, records run to 2025-11-20."
            in json.loads(package.read("datapackage.json"))["description"]
        )
        assert b"The plan" in package.read("proposals.csv")


def test_at_a_release_the_later_ones_are_not_there_yet(client):
    site = make_older_site()
    releases.make(None, "Starter data")
    urls = ["/releases/?release=1", "/releases/1/?release=1", "/api/v1/releases/?release=1", "/api/v1/?release=1"]
    before = [client.get(url).content for url in urls]
    site.plan.title = "Corrected"
    site.plan.save()
    releases.make(None, "Again.")
    assert [client.get(url).content for url in urls] == before
    assert client.get("/releases/2/?release=1").status_code == 404
    assert client.get("/releases/2/").status_code == 200


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "-1", "x"])
def test_a_release_that_does_not_exist_is_a_404(client, two_releases, number):
    addresses = [f"/releases/{number}/", f"/releases/{number}/snapshot.json", f"/api/v1/releases/{number}/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
