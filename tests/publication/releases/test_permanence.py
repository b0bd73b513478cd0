"""At a release an address shows the same for good, whatever happens to the data."""

from __future__ import annotations

import re
from contextlib import ExitStack
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from proposals.models import Proposal
from proposals.publication import releases
from tests.moment.later import RELEASES, add_later, every_address, make_older_site
from tests.publication.releases.site import CANARY, change_everything, corrected_site, make_release
from tests.views.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def at_release(url: str, number: int = 1) -> str:
    return f"{url}{'&' if '?' in url else '?'}release={number}"


def plain(content: bytes) -> str:
    """A response without anything that names its release."""
    text = words_of(content)
    for escaped, letter in (("0026", "&"), ("003B", ";"), ("003D", "=")):  # addresses in linked data
        text = text.replace(f"\\u{escaped}", letter)
    text = re.sub(r'<(aside|details) class="moment.*?</\1>(\s*</aside>)?', "", text, flags=re.DOTALL)
    text = re.sub(r'<p class="caveats">[^<]* has been withdrawn since this release[^<]*</p>', "", text)
    text = re.sub(r'<input type="hidden" name="release" value="1">', "", text)
    text = re.sub(r"\?release=1&(amp;)?", "?", text)
    text = re.sub(r"(\?|&amp;|&)release=1", "", text)
    text = re.sub(r'"((latest_)?release)":1,', r'"\1":null,', text)
    text = text.replace("release 1, ", "")
    text = re.sub(r",1?(?=\r\n)", "", text)  # the last column of the comparison's CSV
    text = re.sub(r",1(?=,[\d-]*,\w*\r\n)", ",", text)  # the column before how far the records run, in lists
    text = re.sub(r"This address (includes a release|shows the data as they are)[^<]*", "", text)
    return " ".join(text.split())


def words_of(content: bytes) -> str:
    """A response as text; for a Word document or a data package, the text of its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as parts:
        files = [parts.read(name) for name in parts.namelist() if not name.endswith("/")]
    return "".join(file.decode(errors="backslashreplace") for file in files)


def seen(client, urls: list[str]) -> dict[str, tuple[int, str]]:
    return {url: (answer.status_code, plain(answer.getvalue())) for url in urls for answer in [client.get(url)]}


def with_data(site) -> list[str]:
    """Every address that shows data; a citation and the list of releases are about the release itself."""
    return [url for url in every_address(site) if url not in RELEASES and "/cite/" not in url]


def differing(before: dict, after: dict) -> list[str]:
    return [url for url, now in zip(before, after.values(), strict=True) if before[url] != now]


@pytest.mark.sweep
def test_every_page_and_answer_at_a_release_stays_what_it_was(client, portion):
    site = corrected_site()
    urls = portion(with_data(site))
    before = seen(client, urls)

    make_release()
    change_everything(site)
    after = seen(client, [at_release(url) for url in urls])
    now = seen(client, urls)

    assert differing(before, after) == []
    assert {status for status, _ in before.values()} == {200}
    assert len(differing(before, now)) > len(urls) / 2  # without a release the changes do show
    assert [url for url, (_, text) in after.items() if CANARY in text and CANARY not in url] == []


def test_a_release_keeps_a_text_that_was_withdrawn_since_and_says_so(client):
    site = make_older_site()
    make_release()
    pages = ("/proposals/reported/", "/proposals/reported/r1/", "/compare/?t=plan&t=reported", "/proposals/plan/")

    def warnings() -> list[list[str]]:
        caveats_by_page = [read(client.get(at_release(url))).all("p", "caveats") for url in pages]
        return [[each.text for each in caveats if "withdrawn" in each.text] for caveats in caveats_by_page]

    assert warnings() == [[], [], [], []]
    Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")

    notice = "Beta's draft has been withdrawn since this release was made. It is kept here because releases are cited."
    assert warnings() == [[notice], [notice], [notice], []]


@pytest.mark.sweep
def test_a_day_can_be_asked_of_a_release(client, portion):
    site = make_older_site()
    urls = [f"{url}{'&' if '?' in url else '?'}on=2025-11-25" for url in portion(with_data(site))]
    before = seen(client, urls)

    make_release()
    add_later(site)
    site.plan.title = "Changed"
    site.plan.save()

    assert differing(before, seen(client, [at_release(url) for url in urls])) == []


def test_a_page_at_a_release_says_so_and_names_its_address_there(client):
    make_older_site()
    release = make_release()

    page = read(client.get("/proposals/plan/?release=1"))

    bar = page.one("aside", "moment")
    day = f"{release.made_at.day} {release.made_at:%B %Y}"
    assert bar.all("p")[0].text == f"The data as of release 1, made on {day}. Show the page with everything recorded"
    canonical = [link.attrs["href"] for link in page.one("head").all("link") if link.attrs["rel"] == "canonical"]
    assert canonical == ["http://testserver/proposals/plan/?release=1"]


def test_the_api_says_which_release_it_read(client):
    make_older_site()
    make_release()
    assert client.get("/api/v1/proposals/?release=1").json()["release"] == 1
    assert client.get("/api/v1/compare/?t=plan&t=counter&release=1").json()["release"] == 1
    assert client.get("/api/v1/proposals/").json()["release"] is None
    proposal = client.get("/api/v1/proposals/plan/?release=1").json()
    assert (proposal["url"], proposal["html_url"]) == (
        "http://testserver/api/v1/proposals/plan/?release=1",
        "http://testserver/proposals/plan/?release=1",
    )


@pytest.mark.parametrize(
    "url", ["/", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter", "/api/v1/clauses/"]
)
def test_a_release_takes_one_query_more_than_the_data_now(client, url):
    make_older_site()
    database = releases.database_of(make_release())
    client.get(at_release(url))  # opens the connection of this thread

    def queries(address: str) -> int:
        with ExitStack() as stack:
            logs = [stack.enter_context(CaptureQueriesContext(each)) for each in (connection, connections[database])]
            assert client.get(address).status_code == 200
            return sum(len(log) for log in logs)

    assert queries(at_release(url)) == queries(url) + 1 + url.startswith(("/proposals/plan/", "/compare/"))


def test_a_release_keeps_what_was_decided_about_its_words(client):
    site = make_older_site()
    words = "A person’s decision is about an earlier wording, which has changed since; it is to be looked at again."
    address = "/compare/?t=plan&t=reported"
    make_release()
    site.size.text = "Alpha keeps at most 700,000 personnel."
    site.size.save()
    make_release("The cap.")
    said = [words in client.get(at).content.decode() for at in (at_release(address), at_release(address, 2), address)]
    assert said == [False, True, True]
    judged = [client.get(at_release("/api/v1/correspondences/c001/", number)).json()["stale"] for number in (1, 2)]
    assert judged == [False, True]
