"""What machines read of a page: its description, linked data and address."""

import json
import re

import pytest

from proposals.models import Clause, Proposal
from tests.views.reading import read
from tests.views.site import make_site
from tests.views.test_hostile_text import HOSTILE

pytestmark = pytest.mark.django_db


def linked(response) -> dict:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(data)


def described(page) -> dict:
    content = {}
    for meta in page.one("head").all("meta"):
        content[meta.attrs.get("property") or meta.attrs.get("name")] = meta.attrs.get("content")
    return content


def test_a_comparison_is_a_dataset_based_on_its_texts(client):
    make_site()

    data = linked(client.get("/compare/?t=plan&t=counter&rows=differences&view=summary"))

    assert data["@type"] == "Dataset"
    assert data["name"] == "Counter read against the Plan"
    assert data["url"] == "http://testserver/compare/?t=plan&t=counter&rows=differences&view=summary"
    assert data["isBasedOn"] == [
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
    assert [file["contentUrl"] for file in data["distribution"]] == [
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


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("verbatim", {"text": "Alpha keeps at most 600,000 personnel."}),
        ("translation", {"abstract": "Translation: Alpha keeps at most 600,000 personnel."}),
        ("paraphrase", {"abstract": "Our paraphrase: Alpha keeps at most 600,000 personnel."}),
        ("reported", {"abstract": "As reported: Alpha keeps at most 600,000 personnel."}),
    ],
)
def test_only_a_texts_own_words_are_given_as_its_text(client, basis, words):
    make_site()
    Clause.objects.filter(proposal__slug="plan", key="1").update(basis=basis)

    page = client.get("/proposals/plan/1/")
    clause = linked(page)

    assert {name: clause[name] for name in ("text", "abstract") if name in clause} == words
    assert described(read(page))["description"] == next(iter(words.values()))


def test_a_point_without_words_has_no_text_in_linked_data(client):
    make_site()
    assert {"text", "abstract"}.isdisjoint(linked(client.get("/proposals/counter/3/")))


def test_the_front_page_is_a_dataset_of_the_texts(client):
    make_site()

    data = linked(client.get("/"))

    assert (data["@type"], data["name"]) == ("Dataset", "Talks")
    assert [part["url"] for part in data["hasPart"]] == [
        f"http://testserver/proposals/{slug}/" for slug in ("plan", "counter", "reported")
    ]


@pytest.mark.parametrize("url", ["/", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter"])
def test_hostile_text_is_text_in_linked_data_too(client, url):
    make_site(HOSTILE)

    data = linked(client.get(url))

    assert HOSTILE in json.dumps(data, ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    "url", ["/?process=talks", "/proposals/plan/", "/proposals/plan/1/", "/compare/?t=plan&t=counter"]
)
def test_the_address_in_linked_data_leads_to_the_page_at_the_same_moment(client, url):
    make_site()
    address = f"{url}{'&' if '?' in url else '?'}on=2025-12-31&lang=uk"

    assert linked(client.get(address))["url"] == f"http://testserver{address}"


def test_a_page_describes_itself_to_those_who_share_it(client):
    make_site()

    meta = described(read(client.get("/compare/?t=plan&t=counter&utm_source=x")))

    assert meta["og:title"] == "Counter read against the Plan · Parley"
    assert (
        meta["og:description"]
        == meta["description"]
        == (
            "What is compared: our paraphrase, not the texts’ own words. "
            "Clause by clause, the Counter (23 November 2025) read against the Plan (20 November 2025): "
            "2 of 3 rows differ, 0 agree, 1 cannot be compared."
        )
    )
    assert meta["og:url"] == "http://testserver/compare/?t=plan&t=counter"


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2025-12-08"), ("week", "2025-W50"), ("month", "2025-12"), ("year", "2025")]
)
def test_a_date_is_no_finer_than_it_is_known(client, precision, written):
    site = make_site()
    Proposal.objects.filter(pk=site.counter.pk).update(issued_on="2025-12-08", date_precision=precision)

    compared = linked(client.get("/compare/?t=plan&t=counter"))["isBasedOn"]
    of_process = linked(client.get("/"))["hasPart"]
    assert linked(client.get("/proposals/counter/"))["datePublished"] == written
    assert linked(client.get("/proposals/counter/1/"))["isPartOf"].get("datePublished", written) == written
    assert {each["name"]: each["datePublished"] for each in compared}["The counter"] == written
    assert {each["name"]: each["datePublished"] for each in of_process}["The counter"] == written
    for address in ("/proposals/counter/", "/timeline/", "/"):
        written_there = {each.attrs["datetime"] for each in read(client.get(address)).all("time")}
        assert written in written_there, address
