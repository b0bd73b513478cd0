"""Citing a comparison or one row of it."""

import datetime

import pytest

from proposals.models import Clause
from proposals.publication.releases import make as make_release
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

ROW = "/compare/cite/?t=plan&t=counter&rows=contested&row=plan.1"
URL = "http://testserver/compare/?t=plan&t=counter#plan.1"


@pytest.fixture
def today(monkeypatch):
    """The day of access."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: datetime.date(2026, 3, 4))


def test_a_row_is_cited_by_what_it_is_about_where_it_stands_and_when_it_was_read(client, today):
    make_site()

    page = read(client.get(ROW))

    assert page.one("p", "citation").text == (
        "“Force size: Counter read against the Plan.” Parley, comparing our paraphrase, "
        f"records run to 20 November 2025. {URL} (accessed 4 March 2026)."
    )
    assert page.one("p", "kicker").one("a").attrs["href"] == URL


def test_the_address_cited_leads_to_the_row_whatever_was_filtered(client):
    make_site()

    address = read(client.get(ROW)).one("p", "kicker").one("a").attrs["href"]
    path, anchor = address.removeprefix("http://testserver").split("#")

    assert anchor in [tr.attrs.get("id") for tr in read(client.get(path)).all("tr")]


def test_every_citation_format_is_linked_from_the_page(client):
    make_site()

    links = [a.attrs["href"] for a in read(client.get(ROW)).one("p", "take").all("a")]

    assert [client.get(link).headers["Content-Type"].split(";")[0] for link in links] == [
        "text/plain",
        "application/x-bibtex",
        "application/x-research-info-systems",
    ]


def test_a_row_that_does_not_exist_is_a_404(client):
    make_site()

    assert client.get("/compare/cite/?t=plan&t=counter&row=plan.99").status_code == 404


def test_every_row_links_to_its_citation(client):
    make_site()

    page = read(client.get("/compare/?t=plan&t=counter&rows=contested"))

    assert page.one("p", "cite-link").one("a").attrs["href"] == ROW


def test_the_latest_release_is_cited_while_it_has_the_same_content(client):
    site = make_site()
    make_release(None, "First.")

    fixed = read(client.get(ROW))
    Clause.objects.filter(pk=site.size.pk).update(text="Alpha keeps at most 700,000 personnel.")
    moved_on = read(client.get(ROW))

    address = fixed.one("p", "kicker").one("a").attrs["href"]
    assert address == URL.replace("#", "&release=1#")
    assert (
        "Parley, comparing our paraphrase, release 1, records run to 20 November 2025."
        in fixed.one("p", "citation").text
    )
    assert moved_on.one("p", "kicker").one("a").attrs["href"] == URL
    Clause.objects.filter(pk=site.size.pk).update(text="Alpha keeps at most 600,000 personnel.")
    assert read(client.get(ROW)).one("p", "kicker").one("a").attrs["href"] == address
    Clause.objects.filter(pk=site.size.pk).update(basis="verbatim")
    assert read(client.get(ROW)).one("p", "kicker").one("a").attrs["href"] == URL
    # The cited address still shows what was cited.
    row = next(
        tr
        for tr in read(client.get(address.removeprefix("http://testserver").split("#")[0])).all("tr")
        if tr.attrs.get("id") == "plan.1"
    )
    assert row.all("td")[0].one("p", "text").text == "Alpha keeps at most 600,000 personnel."
