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


@pytest.mark.parametrize(
    ("address", "repeated"),
    [
        ("/board/?process=talks&process=talks", "process"),
        ("/changes/?party=alpha&party=alpha&lang=en&lang=en", "party, lang"),
        ("/compare/?t=plan&t=counter&view=redline&view=summary", "view"),
        ("/?lang=en&lang=en", "lang"),
    ],
)
def test_a_page_names_at_its_top_what_is_there_more_than_once(client, address, repeated):
    make_site()
    said = read(client.get(address)).one("main").all("p", "problem")[0].text
    begins = "These parameters are" if "," in repeated else "This parameter is"
    assert (said.startswith(f"{begins} in the address more than once"), said.endswith(f": {repeated}")) == (True, True)


@pytest.mark.parametrize("address", ["/compare/?t=plan&t=counter", "/compare/cite/?t=plan&t=counter"])
def test_texts_are_compared_without_a_word_on_it(client, address):
    make_site()
    assert "more than once" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "repeated"),
    [
        ("/changes/feed/?party=alpha&party=beta", "party"),
        ("/sitemap.xml?p=1&p=2", "p"),
        ("/compare/comparison.csv?t=plan&t=counter&base=plan&base=counter", "base"),
        ("/compare/comparison.docx?t=plan&t=counter&lang=en&lang=en", "lang"),
    ],
)
def test_a_file_refuses_what_is_there_more_than_once(client, address, repeated):
    make_site()
    response = client.get(address)
    assert response.status_code == 400
    page = read(response)
    assert page.one("h1").text == "A parameter is given more than once"
    assert page.one("div", "problem").text.startswith(f"{repeated}: give it once.")
    assert client.get("/compare/comparison.csv?t=plan&t=counter").status_code == 200
