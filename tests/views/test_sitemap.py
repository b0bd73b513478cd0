"""The sitemap and robots.txt."""

import re

import pytest

from tests.views.site import add_drafts, make_site

pytestmark = pytest.mark.django_db


def test_the_sitemap_has_every_public_page_and_no_draft(client):
    site = make_site()
    add_drafts(site, "canary")

    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    pages = [page for part in parts for page in re.findall(r"<loc>(.*?)</loc>", client.get(part).content.decode())]

    assert parts == [
        f"/sitemap-{name}.xml" for name in ("pages", "proposals", "clauses", "issues", "parties", "sources")
    ]
    assert [page.removeprefix("http://testserver") for page in pages] == [
        "/",
        "/compare/",
        "/proposals/",
        "/issues/",
        "/parties/",
        "/sources/",
        "/how-to-read/",
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
    for page in pages:
        assert client.get(page.removeprefix("http://testserver")).status_code == 200, page


def test_robots_are_sent_to_the_sitemap_and_kept_off_the_desk_and_the_files(client):
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
