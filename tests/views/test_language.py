"""The interface in another language: its address, links and dates. Records keep their own language."""

from __future__ import annotations

import pytest
from django.db.models import TextChoices
from django.utils import translation

from proposals import models
from tests.factories import make_clause, make_event, make_proposal, make_source
from tests.views.reading import Node, read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db

ELSEWHERE = ("http", "#", "/api/", "/admin/", "/static/")


def in_ukrainian(url: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}lang=uk"


def test_without_a_parameter_a_page_is_in_english_and_offers_ukrainian_under_another_address(client):
    make_site()
    response = client.get("/proposals/?on=2025-11-30", headers={"Accept-Language": "uk"})
    page = read(response)
    assert (page.one("html").attrs["lang"], response["Content-Language"]) == ("en", "en")
    (switch,) = page.one("div", "finder").all("a")
    assert (switch.text, switch.attrs["lang"]) == ("Українська", "uk")
    assert switch.attrs["href"] == "/proposals/?on=2025-11-30&lang=uk"


def test_a_page_in_ukrainian_is_marked_translated_and_links_back(client):
    make_site()
    response = client.get("/proposals/?lang=uk")
    page = read(response)
    assert (page.one("html").attrs["lang"], response["Content-Language"]) == ("uk", "uk")
    assert page.one("h1").text == "Пропозиції"
    assert "20 листопада 2025" in page.one("main").text
    assert "грудень 2025" in page.one("main").text.lower()
    (switch,) = page.one("div", "finder").all("a")
    assert (switch.text, switch.attrs["href"]) == ("English", "/proposals/")
    assert client.get("/proposals/").content != response.content
    assert read(client.get("/proposals/")).one("h1").text == "Proposals"


def in_the_head(page: Node) -> dict[str, str]:
    """The canonical address of a page, and its address in each language."""
    links = [link.attrs for link in page.one("head").all("link")]
    return {
        link.get("hreflang", "canonical"): link["href"]
        for link in links
        if link["rel"] == "canonical" or "hreflang" in link
    }


@pytest.mark.parametrize(
    ("address", "path", "rest"),
    [
        ("/?process=talks&kind=", "/", "process=talks"),
        ("/proposals/plan/?on=2025-11-30&from=elsewhere", "/proposals/plan/", "on=2025-11-30"),
        ("/compare/?t=plan&t=counter&view=aligned", "/compare/", "t=plan&t=counter"),
        ("/search/?q=size+of+it&kind=", "/search/", "q=size+of+it"),
        ("/sources/?kind=&publisher=R%26D", "/sources/", "publisher=R%26D"),
    ],
)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_head_names_the_address_of_the_page_in_every_language(client, address, path, rest, language):
    make_event(process=make_site().process, sources=[make_source(publisher="R&D")])
    english = f"http://testserver{path}?{rest}"
    ukrainian = f"{english}&lang=uk"
    page = read(client.get(in_ukrainian(address) if language == "uk" else address))
    assert in_the_head(page) == {
        "canonical": ukrainian if language == "uk" else english,
        "en": english,
        "uk": ukrainian,
        "x-default": english,
    }


@pytest.mark.sweep
def test_every_page_names_its_address_in_each_language_and_a_refusal_names_none(client, portion):
    for url in portion(addresses(make_site())):
        links, twin = (in_the_head(read(client.get(each))) for each in (url, in_ukrainian(url)))
        assert (links.pop("canonical"), twin.pop("canonical")) == (links["en"], links["uk"]), url
        assert list(links) == ["en", "uk", "x-default"], url
        assert links == twin, url
    for refused in ("/nowhere/", "/?on=foo", "/?lang=xx", "/search/?kind=nothing"):
        assert in_the_head(read(client.get(refused))) == {}, refused


@pytest.mark.sweep
def test_every_page_keeps_the_language_in_every_link_and_form(client, portion):
    site = make_site()
    for url in portion(addresses(site)):
        response = client.get(in_ukrainian(url))
        assert response.status_code == 200, url
        page = read(response)
        assert page.one("html").attrs["lang"] == "uk", url
        links = [link for link in page.all("a") if link.attrs.get("hreflang") != "en"]
        lost = [link.attrs["href"] for link in links if not link.attrs["href"].startswith(ELSEWHERE)]
        assert [href for href in lost if "lang=uk" not in href] == [], url
        for form in (form for form in page.all("form") if form.attrs["method"] == "get"):
            assert [field.attrs["value"] for field in fields(form, "lang")] == ["uk"], url


def fields(form: Node, name: str) -> list[Node]:
    return [field for field in form.all("input") if field.attrs.get("name") == name]


def test_a_clause_keeps_the_language_it_is_recorded_in(client):
    text = make_proposal(slug="text", text_language="ru")
    make_clause(proposal=text, key="1", text="Мир.")
    for lang in ("", "?lang=uk"):
        page = read(client.get(f"/proposals/text/1/{lang}"))
        assert page.one("div", "big").one("p", "text").attrs["lang"] == "ru"


@pytest.mark.parametrize(
    ("code", "english", "ukrainian"),
    [
        ("uk", "Ukrainian", "Українська"),
        ("zh", "Chinese", "Китайська"),
        ("pt-AO", "Portuguese", "Португальська"),
        ("tlh", "tlh", "tlh"),
    ],
)
def test_the_language_of_a_source_is_shown_by_its_name(client, code, english, ukrainian):
    make_proposal(sources=[make_source(slug="wire", language=code)])
    for url, name in (("/sources/", english), ("/sources/?lang=uk", ukrainian)):
        page = read(client.get(url))
        assert [option.text for option in page.all("select")[2].all("option")][1:] == [name]
        assert page.one("tbody").all("td")[2].text.rpartition(" · ")[2] == name
    assert read(client.get("/sources/wire/")).one("p", "kicker").text.rpartition(" · ")[2] == english


def test_the_language_of_a_text_is_shown_by_its_name(client):
    make_proposal(slug="text", original_language="ru")
    assert read(client.get("/proposals/text/")).one("aside", "facts").all("dd")[-1].text == "Russian"


@pytest.mark.parametrize(
    "query", ["lang=xx", "lang=en&lang=uk", "lang=UK", "lang=uk%00", "lang=../uk", "lang=" + "u" * 9999]
)
def test_a_language_that_is_not_there_is_refused_in_a_sentence(client, query):
    response = client.get(f"/proposals/?{query}")
    assert response.status_code == 400
    assert "lang: use one of these, once, or omit the parameter: en (English), uk (Українська)." in (
        read(response).one("main").text
    )


@pytest.mark.parametrize("query", ["lang=", "lang=en", "lang=uk&lang=uk"])
def test_an_empty_or_repeated_language_is_the_one_it_says(client, query):
    response = client.get(f"/proposals/?{query}")
    assert (response.status_code, response["Content-Language"]) == (200, "uk" if "uk" in query else "en")


def test_the_api_and_the_desk_speak_english(client):
    assert client.get("/api/v1/proposals/?lang=uk").json()["errors"][0]["field"] == "lang"
    response = client.get("/admin/login/?lang=uk")
    assert (response.status_code, response["Content-Language"]) == (200, "en")


def test_a_missing_page_says_so_in_the_language_asked_for(client):
    response = client.get("/proposals/nothing/?lang=uk")
    assert (response.status_code, read(response).one("h1").text) == (404, "За цією адресою нічого немає")


def test_every_choice_of_a_record_is_translated():
    kinds = [
        *(models.Proposal.Kind, models.Proposal.Status, models.Proposal.Availability, models.DatePrecision),
        *(models.Clause.Status, models.Clause.Basis, models.Clause.Verification, models.Confidence),
        *(models.Position.Stance, models.Position.Certainty, models.Party.Kind, models.Source.Kind),
        *(models.Measure.Kind, models.Omission.How, models.Correspondence.Relation),
    ]
    assert all(issubclass(kind, TextChoices) for kind in kinds)
    english = {(kind.__name__, value): str(label) for kind in kinds for value, label in kind.choices}
    with translation.override("uk"):
        ukrainian = {(kind.__name__, value): str(label) for kind in kinds for value, label in kind.choices}
    assert [each for each, label in ukrainian.items() if label == english[each]] == []
