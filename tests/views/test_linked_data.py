"""What machines read of a page: its description, what it is about, its address, the map of the site."""

import json
import re

import pytest

from tests.views.reading import read
from tests.views.site import add_drafts, make_site
from tests.views.test_hostile_text import HOSTILE

pytestmark = pytest.mark.django_db


def linked(response) -> dict:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(data)


def described(page) -> dict:
    found = {}
    for meta in page.one("head").all("meta"):
        found[meta.attrs.get("property") or meta.attrs.get("name")] = meta.attrs.get("content")
    return found


def test_a_comparison_is_a_dataset_based_on_its_texts(client):
    make_site()

    found = linked(client.get("/compare/?t=plan&t=counter&rows=differences&view=summary"))

    assert found["@type"] == "Dataset"
    assert found["name"] == "Counter read against the Plan"
    assert found["url"] == "http://testserver/compare/?t=plan&t=counter&rows=differences&view=summary"
    assert found["isBasedOn"] == [
        {
            "@type": "CreativeWork",
            "name": "The plan",
            "datePublished": "2025-11-20",
            "url": "http://testserver/proposals/plan/",
        },
        {
            "@type": "CreativeWork",
            "name": "The counter",
            "datePublished": "2025-11-23",
            "url": "http://testserver/proposals/counter/",
        },
    ]
    assert [file["contentUrl"] for file in found["distribution"]] == [
        "http://testserver/api/v1/compare/?t=plan&t=counter&rows=differences",
        "http://testserver/compare/comparison.csv?t=plan&t=counter&rows=differences&view=summary",
    ]


def test_the_files_that_a_comparison_names_can_be_fetched(client):
    make_site()

    for file in linked(client.get("/compare/?t=plan&t=counter&view=redline"))["distribution"]:
        assert client.get(file["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_a_text_and_a_clause_are_creative_works(client):
    make_site()

    text, clause = linked(client.get("/proposals/plan/")), linked(client.get("/proposals/plan/1/"))

    assert (text["@type"], text["name"], text["creator"]) == (
        "CreativeWork",
        "The plan",
        [{"@type": "Organization", "name": "Alpha"}],
    )
    assert (clause["@type"], clause["name"], clause["isPartOf"]["url"]) == (
        "CreativeWork",
        "Size",
        "http://testserver/proposals/plan/",
    )


def test_the_front_page_is_a_dataset_of_the_texts(client):
    make_site()

    found = linked(client.get("/"))

    assert (found["@type"], found["name"]) == ("Dataset", "Talks")
    assert [part["url"] for part in found["hasPart"]] == [
        f"http://testserver/proposals/{slug}/" for slug in ("plan", "counter", "reported")
    ]


@pytest.mark.parametrize("url", ["/", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter"])
def test_hostile_text_is_text_in_linked_data_too(client, url):
    make_site(HOSTILE)

    found = linked(client.get(url))

    assert HOSTILE in json.dumps(found, ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    "url", ["/?process=talks", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter"]
)
def test_the_address_in_linked_data_leads_to_the_page_at_the_same_moment(client, url):
    make_site()
    asked = f"{url}{'&' if '?' in url else '?'}on=2025-12-31&lang=uk"

    assert linked(client.get(asked))["url"] == f"http://testserver{asked}"


def test_a_page_describes_itself_to_those_who_share_it(client):
    make_site()

    found = described(read(client.get("/compare/?t=plan&t=counter&utm_source=x")))

    assert found["og:title"] == "Counter read against the Plan · Parley"
    assert (
        found["og:description"]
        == found["description"]
        == (
            "Clause by clause, the Counter (23 November 2025) read against the Plan (20 November 2025): "
            "2 of 3 rows differ, 0 are the same, 1 cannot be compared."
        )
    )
    assert found["og:url"] == "http://testserver/compare/?t=plan&t=counter"


def test_the_map_of_the_site_names_every_public_page_and_no_draft(client):
    site = make_site()
    add_drafts(site, "canary")

    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    found = [place for part in parts for place in re.findall(r"<loc>(.*?)</loc>", client.get(part).content.decode())]

    assert parts == [
        f"/sitemap-{name}.xml" for name in ("pages", "proposals", "clauses", "issues", "parties", "sources")
    ]
    assert [place.removeprefix("http://testserver") for place in found] == [
        "/",
        "/compare/",
        "/proposals/",
        "/issues/",
        "/parties/",
        "/sources/",
        "/proposals/counter/",
        "/proposals/plan/",
        "/proposals/reported/",
        "/proposals/counter/1/",
        "/proposals/counter/2/",
        "/proposals/counter/3/",
        "/proposals/plan/1/",
        "/proposals/plan/2/",
        "/proposals/reported/r1/",
        "/issues/aid/",
        "/issues/force-size/",
        "/parties/alpha/",
        "/parties/beta/",
        f"/parties/{site.reported.drafted_by.get().slug}/",
        "/sources/wire/",
    ]
    for place in found:
        assert client.get(place.removeprefix("http://testserver")).status_code == 200, place


def test_robots_are_sent_to_the_map_and_kept_from_the_desk_and_the_files(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /compare/cite/",
        "Disallow: /compare/comparison.",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
