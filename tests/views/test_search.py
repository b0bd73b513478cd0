"""The search page as a screen reader reads it, and the same search in the API."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_clause, make_proposal
from tests.search.strategies import NEAR
from tests.search.world import make_world, page
from tests.views.reading import read

pytestmark = pytest.mark.django_db

NASTY = st.text(st.characters(), max_size=80) | NEAR | st.text("\" *^:-(){}[]+~\\/'%_?&|!<>NEARORAND\0\n", max_size=40)
HITS = ["donbas", "Донбас", '"security guarantees"', "600,000", "о", "nothing-like-it", "guarantees follow"]


def headings(response) -> list[str]:
    return [item.one("h2").text for item in read(response).all("li", "hit")]


def test_a_hit_shows_its_words_in_context_marked(client):
    make_world()
    response = page(client, q="guarantees follow")
    assert response.status_code == 200
    tree = read(response)
    assert [item.text for item in tree.all("li", "hit")] == [
        "2 Size At most 600,000 personnel; guarantees follow. Clause of The plan · 20 November 2025 · paraphrase",
        "1 Guarantee Security follows, guarantees come later. Clause of Far away · 20 November 2025 · paraphrase",
    ]
    assert [mark.text for mark in tree.all("mark")] == ["guarantees", "follow", "follows", "guarantees"]
    assert tree.all("li", "hit")[0].one("a").attrs["href"] == "/proposals/plan/2/"


def test_a_hit_says_that_a_clause_was_only_reported_as_removed(client):
    make_clause(
        proposal=make_proposal(short_title="Plan", issued_on="2025-11-20"), text="The truce.", status="removed",
        basis="reported",
    )  # fmt: skip
    (hit,) = read(page(client, q="truce")).all("li", "hit")
    assert hit.one("p", "meta").text == "Clause of Plan · 20 November 2025 · reported as removed · reported"


def test_excerpts_keep_the_language_they_are_in(client):
    make_world()
    tree = read(page(client, q="донбасс"))
    (hit,) = tree.all("li", "hit")
    assert hit.one("p", "text").attrs["lang"] == "ru"


def test_text_cannot_forge_a_mark(client):
    make_clause(proposal=make_proposal(), heading="<mark>x</mark>", text="A truce <mark>truce</mark> & <b>truce</b>.")
    tree = read(page(client, q="truce"))
    (hit,) = tree.all("li", "hit")
    assert hit.one("p", "text").raw.strip() == "A truce <mark>truce</mark> & <b>truce</b>."
    assert [mark.raw for mark in hit.all("mark")] == ["truce"] * 3


def test_the_kinds_are_links_with_their_counts_that_keep_the_filters(client):
    make_world()
    tree = read(page(client, q="donbas", process="talks"))
    kinds = [item.text for item in tree.one("ul", "kinds").all("li")]
    assert kinds == ["everything 4", "proposals 1", "clauses 2", "issues 1", "statements 0", "sources 0"]
    links = [link.attrs["href"] for link in tree.one("ul", "kinds").all("a")]
    assert links[1] == "/search/?q=donbas&kind=proposal&process=talks"
    assert headings(client.get(links[2])) == ["1 Donbas", "2 Struck"]


def test_hits_come_in_pages_that_keep_the_query(client):
    plan = make_proposal()
    for _ in range(25):
        make_clause(proposal=plan, heading="Truce", text="A truce.")
    first = page(client, q="truce")
    (link,) = read(first).one("nav", "section-head").all("a")
    second = client.get(link.attrs["href"])
    assert [len(headings(first)), len(headings(second))] == [20, 5]
    assert read(second).one("ol", "hits").attrs["start"] == "21"
    assert [page(client, q="truce", page=number).status_code for number in ("2", "3", "0", "x", "²", "9" * 5000)] == [
        200, 404, 404, 404, 404, 404,
    ]  # fmt: skip


def test_without_a_query_the_page_says_what_can_be_asked(client):
    for response in (page(client), page(client, q=""), page(client, q="   ")):
        assert response.status_code == 200
        assert "Words in quotation marks are found as an exact phrase" in read(response).one("main").text


def test_without_a_hit_the_page_says_what_is_missing_and_what_to_try(client):
    make_world()
    main = read(page(client, q="donbsa follows")).one("main")
    assert "Not found anywhere: donbsa." in main.text
    tries = [link.attrs["href"] for link in main.one("ul", "plain").all("a")]
    assert tries == ["/search/?q=donbas+follows", "/search/?q=follows"]
    apart = read(page(client, q="personnel later", process="talks")).one("main")
    assert "Not found anywhere: later." in apart.text
    assert "Search everywhere for these words" in apart.text


@pytest.mark.parametrize(
    ("parameters", "field", "sentence"),
    [
        ({"q": "***"}, "q", "Enter at least one word with letters or digits."),
        ({"q": "a b c d e f g h i j k"}, "q", "Use at most 10 words."),
        ({"q": "x" * 100_000}, "q", "Ensure this value has at most 200 characters (it has 100000)."),
        ({"q": "a\0b"}, "q", "Null characters are not allowed."),
        ({"q": "a", "kind": "term"}, "kind", "“term” is not valid; use proposal, clause, issue, position or source."),
        ({"q": "a", "party": "nobody"}, "party", "There is no record with this slug. Use a slug from the list."),
        ({"q": "a", "after": "soon"}, "after", "Write the date as YYYY-MM-DD."),
        (
            {"q": "a", "after": "2025-12-02", "before": "2025-12-01"},
            "after",
            "The first date is later than the second.",
        ),
    ],
)
def test_an_invalid_search_is_refused_with_the_same_sentence_on_page_and_in_the_api(
    client, parameters, field, sentence
):
    response = page(client, **parameters)
    assert response.status_code == 400
    assert f"{field}: {sentence}" in read(response).one("main").text
    answer = client.get(reverse("api:search"), parameters)
    assert (answer.status_code, {error["field"]: error["message"] for error in answer.json()["errors"]}) == (
        400,
        {field: sentence},
    )


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(query=NASTY)
def test_no_query_is_a_server_error(client, query):
    sent = quote(query.encode("utf-8", "surrogatepass"))
    for address in ("/search/", "/api/v1/search/"):
        cache.clear()  # hundreds of requests, none of which should hit the limit
        assert client.get(f"{address}?q={sent}").status_code in (200, 400)


def test_page_and_api_show_the_same_hits(client):
    make_world()
    for query in HITS:
        data = client.get(reverse("api:search"), {"q": query}).json()
        tree = read(page(client, q=query))
        on_page = [item.all("a")[0].attrs["href"] for item in tree.all("li", "hit")]
        assert [row["html_url"].removeprefix("http://testserver") for row in data["results"]] == on_page, query
        excerpts = ["".join(text for _, text in row["excerpt"]) for row in data["results"]]
        assert [text.raw for item in tree.all("li", "hit") for text in item.all("p", "text")] == [
            *filter(None, excerpts)
        ]
        assert data["count"] == sum(data["counts"].values())
