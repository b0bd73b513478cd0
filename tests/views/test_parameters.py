"""Parameters that a page or a file does not know."""

from __future__ import annotations

import pytest

from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_a_page_names_at_its_top_what_it_does_not_know_and_shows_the_rest(client):
    make_site()
    page = read(client.get("/proposals/?colour=red&process=talks&on=2026-01-01"))
    assert (
        page.one("p", "problem").text == "This page does not know the parameter in its address and left it out: colour"
    )
    assert page.one("main").text.startswith("This page does not know")
    assert page.one("h1").text == "Proposals"
    several = read(client.get("/?a=1&b=2")).one("p", "problem").text
    assert several == "This page does not know these parameters in its address and left them out: a, b"
    assert read(client.get("/proposals/?process=talks&lang=en")).all("p", "problem") == []


@pytest.mark.parametrize(
    ("address", "takes"),
    [
        ("/robots.txt", "on, release, lang"),
        ("/sitemap.xml", "p, on, release, lang"),
        ("/changes/feed/", "process, kind, record, party, issue, proposal, on, release, lang"),
    ],
)
def test_a_file_refuses_what_it_does_not_know_and_names_what_it_takes(client, address, takes):
    make_site()
    response = client.get(f"{address}?colour=red")
    assert response.status_code == 400
    page = read(response)
    assert page.one("div", "problem").text.startswith("colour: this file does not take it.")
    assert f"It takes: {takes}." in page.one("main").text
    assert client.get(address).status_code == 200


def test_a_name_is_text_and_shortened(client):
    make_site()
    content = client.get("/proposals/?<script>=1&" + "x" * 90).content.decode()
    assert "<code>&lt;script&gt;</code>" in content
    assert f"<code>{'x' * 40}</code>" in content
