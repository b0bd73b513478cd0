"""What holds for every page: an address of its own, a JSON twin, ids that occur once."""

import re

import pytest

from tests.factories import make_clause
from tests.views.reading import read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/proposals/nowhere/",
        "/proposals/plan/99/",
        "/issues/nowhere/",
        "/parties/nowhere/",
        "/sources/nowhere/",
        "/nowhere",
    ],
)
def test_an_unknown_address_is_a_404_in_words(client, path):
    make_site()

    response = client.get(path)

    assert response.status_code == 404
    assert read(response).one("h1").text == "There is nothing at this address"


@pytest.mark.sweep
def test_every_page_links_its_json_twin_and_the_twin_answers(client):
    make_site()

    for url in (
        "/",
        "/proposals/plan/",
        "/proposals/plan/1/",
        "/issues/force-size/",
        "/parties/beta/",
        "/sources/wire/",
    ):
        links = read(client.get(url)).one("head").all("link")
        twins = [link.attrs["href"] for link in links if link.attrs.get("type") == "application/json"]
        assert len(twins) == 1, url
        assert client.get(twins[0]).status_code == 200, twins[0]


@pytest.mark.sweep
def test_every_page_names_its_canonical_address(client, portion):
    site = make_site()

    for url in portion(
        set(addresses(site)) - {"/compare/?t=plan"}
    ):  # the choice of texts with one ticked has no canonical address
        links = read(client.get(url)).one("head").all("link")
        (canonical,) = [link.attrs["href"] for link in links if link.attrs["rel"] == "canonical"]
        path = canonical.removeprefix("http://testserver")
        assert above_the_foot(client, path) == above_the_foot(client, url), url


def above_the_foot(client, url: str) -> bytes:
    """The page without the parts that repeat its whole query: the language switch and the form in the footer."""
    page = client.get(url).content.partition(b"<footer")[0]
    return re.sub(rb'<a href="[^"]*" hreflang="[^"]*"', b"<a", page)


@pytest.mark.sweep
def test_no_id_occurs_twice_on_a_page(client):
    site = make_site()
    for text in (site.plan, site.counter):
        make_clause(proposal=text, key="8", text="A second clause on the same issue.", issue=site.size.issue)

    for url in addresses(site):
        ids = re.findall(r'\bid="([^"]+)"', client.get(url).content.decode())
        assert sorted(ids) == sorted(set(ids)), url
