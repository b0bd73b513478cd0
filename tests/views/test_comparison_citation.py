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
    day = datetime.date(2026, 3, 4)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: day)
    return day


def test_a_row_is_cited_by_what_it_is_about_where_it_stands_and_when_it_was_read(client, today):
    make_site()

    page = read(client.get(ROW))

    assert page.one("p", "citation").text == (
        "“Force size: Counter read against the Plan.” Parley, data as of the date of access. "
        f"{URL} (accessed 4 March 2026)."
    )
    assert page.one("p", "kicker").one("a").attrs["href"] == URL


def test_the_address_cited_leads_to_the_row_whatever_was_filtered(client):
    make_site()

    address = read(client.get(ROW)).one("p", "kicker").one("a").attrs["href"]
    path, anchor = address.removeprefix("http://testserver").split("#")

    assert anchor in [tr.attrs.get("id") for tr in read(client.get(path)).all("tr")]


def test_the_whole_comparison_is_cited_with_its_filters(client, today):
    make_site()

    answer = client.get("/compare/cite/?t=plan&t=counter&rows=contested&format=text")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "“Counter read against the Plan.” Parley, data as of the date of access. "
        "http://testserver/compare/?t=plan&t=counter&rows=contested (accessed 4 March 2026)."
    )


def test_bibtex(client, today):
    make_site(" {50%} & more_\\x")

    answer = client.get(f"{ROW}&format=bibtex")

    assert answer.content.decode() == (
        "@misc{parley-plan.1,\n"
        "  title = {{Force size \\{50\\%\\} \\& more\\_\\textbackslash{}x: Counter read against the Plan}},\n"
        "  author = {{Parley}},\n"
        "  year = {2026},\n"
        "  note = {data as of the date of access},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-03-04},\n"
        "}\n"
    )


def test_ris(client, today):
    site = make_site()
    issue = site.size.issue
    issue.name = "Force size\r\nER  - \r\nTY  - forged"
    issue.save()

    answer = client.get(f"{ROW}&format=ris")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="parley-plan.1.ris"'
    assert answer.content.decode().split("\r\n") == [
        "TY  - ELEC",
        "TI  - Force size ER - TY - forged: Counter read against the Plan",
        "AU  - Parley",
        "PY  - 2026",
        "N1  - data as of the date of access",
        f"UR  - {URL}",
        "Y2  - 2026/03/04",
        "ER  - ",
        "",
    ]


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
    assert "Parley, release 1." in fixed.one("p", "citation").text
    assert moved_on.one("p", "kicker").one("a").attrs["href"] == URL
    # The cited address still shows what was cited.
    row = next(
        tr
        for tr in read(client.get(address.removeprefix("http://testserver").split("#")[0])).all("tr")
        if tr.attrs.get("id") == "plan.1"
    )
    assert row.all("td")[0].one("p", "text").text == "Alpha keeps at most 600,000 personnel."
