"""What every list shares: the envelope, pages, the number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proposals.api.root import LISTS
from tests.api.conftest import HERE
from tests.api.filled import fill, fill_releases
from tests.factories import make_party, make_proposal

pytestmark = pytest.mark.django_db
LICENCE = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


def test_an_empty_list_has_the_frame_of_any_other(api):
    for name in LISTS:
        assert api.json(f"{name}/") == {
            "count": 0,
            "next": None,
            "previous": None,
            "results": [],
            "release": None,
            "licence": LICENCE,
            "warnings": [],
            "data_until": None,
            "data_until_precision": None,
        }


def test_pages_link_to_each_other_and_keep_the_filters(api):
    make_proposal(drafted_by=[make_party(slug=slug, name=slug) for slug in "abcde"])
    first = api.json("parties/?page_size=2&ordering=-slug")
    assert (first["count"], [row["slug"] for row in first["results"]]) == (5, ["e", "d"])
    assert (first["previous"], first["next"]) == (
        None,
        f"{HERE}/api/v1/parties/?cursor=after%3Ad&ordering=-slug&page_size=2",
    )
    second = api.client.get(first["next"]).json()
    assert [row["slug"] for row in second["results"]] == ["c", "b"]
    assert second["previous"] == f"{HERE}/api/v1/parties/?cursor=before%3Ac&ordering=-slug&page_size=2"
    last = api.client.get(second["next"]).json()
    assert ([row["slug"] for row in last["results"]], last["next"]) == (["a"], None)
    back = api.client.get(second["previous"]).json()
    assert ([row["slug"] for row in back["results"]], back["previous"]) == (["e", "d"], None)


def test_pages_by_number_link_to_pages_by_number(api):
    make_proposal(drafted_by=[make_party(slug=slug, name=slug) for slug in "abcde"])
    second = api.json("parties/?page=2&page_size=2&ordering=-slug")
    assert second["previous"] == f"{HERE}/api/v1/parties/?ordering=-slug&page_size=2"
    assert second["next"] == f"{HERE}/api/v1/parties/?ordering=-slug&page=3&page_size=2"


def test_a_page_holds_fifty_rows_unless_told_otherwise_and_never_more_than_two_hundred(api):
    make_proposal(drafted_by=[make_party() for _ in range(51)])
    assert len(api.json("parties/")["results"]) == 50
    assert len(api.json("parties/?page_size=200")["results"]) == 51
    assert api.errors("parties/?page_size=201") == {"page_size": "A page has at most 200 rows; use a smaller number."}


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "٣", "1e3", "9" * 21, "9" * 5000, "%00"])
def test_a_page_is_a_whole_number(api, value):
    for name in ("page", "page_size"):
        assert api.errors(f"parties/?{name}={value}") == {name: "Use a whole number from 1."}


@pytest.mark.parametrize("number", [2, 99999999999999999999])
def test_a_page_beyond_the_last_is_a_404(api, number):
    response = api.get(f"parties/?page={number}")
    assert response.status_code == 404
    assert response.json()["detail"] == f"There is no page {number}; the last is 1."


def test_pages_do_not_overlap_where_rows_are_equal_in_the_order_asked_for(api):
    make_proposal(drafted_by=[make_party(slug=f"p{number}", name=f"P{8 - number}") for number in range(9)])
    seen = [slug for page in (1, 2, 3) for slug in api.slugs(f"parties/?ordering=kind&page_size=3&page={page}")]
    assert sorted(seen) == [f"p{number}" for number in range(9)]


# One is for the version of the data, one counts the rows, one says how far the records run.
QUERIES = {
    "processes": 4,
    "parties": 5,
    "sources": 4,
    "topics": 4,
    "issues": 4,
    "measures": 4,
    "events": 7,
    "proposals": 10,
    "clauses": 10,
    "positions": 6,
    "correspondences": 6,
    "changes": 4,
    "releases": 4,
}

# What is no list of records: as JSON and as CSV.
OTHERS = {
    "search/?q=provision&kind=clause&page_size=200": (8, 8),
    "board/?": (13, 13),
}
ROWS = [5, pytest.param(50, marks=pytest.mark.sweep), pytest.param(500, marks=pytest.mark.full_matrix)]


@pytest.mark.parametrize("rows", ROWS)
def test_a_list_takes_the_same_few_queries_whatever_its_length(api, rows, django_assert_num_queries):
    fill(rows)
    fill_releases(rows)
    assert set(QUERIES) == {*LISTS, "releases"}
    for name, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            page = api.json(f"{name}/?page_size=200")
        assert len(page["results"]) >= min(rows, 200), name
        # The row it begins after is one more.
        with django_assert_num_queries(queries + 1):
            api.json(f"{name}/?cursor=after:{name_of(name, page['results'][0])}")
        # CSV has the rows, and how far the records run.
        with django_assert_num_queries(queries - 1):
            lines = api.get(f"{name}/?format=csv").getvalue().splitlines()
        assert len(lines) > rows, name


@pytest.mark.parametrize("rows", ROWS)
def test_the_search_and_the_board_take_the_same_few_queries_too(api, rows):
    fill(rows)
    taken = {}
    for path in OTHERS:
        with CaptureQueriesContext(connection) as as_json:
            assert len(str(api.json(path))) > 1000
        with CaptureQueriesContext(connection) as as_csv:
            lines = api.get(f"{path.replace('&page_size=200', '')}&format=csv").getvalue().splitlines()
        assert len(lines) > rows, path
        taken[path] = len(as_json), len(as_csv)
    assert taken == OTHERS


def name_of(name: str, row: dict) -> str:
    if name == "clauses":
        return f"{row['proposal']}/{row['key']}"
    return row[{"changes": "id", "releases": "number"}.get(name, "slug")]


def test_a_detail_takes_a_few_queries_too(api, django_assert_num_queries):
    fill(5)
    fill_releases(5)
    for name, queries in QUERIES.items():
        fullest = max(api.json(f"{name}/?page_size=200")["results"], key=lambda row: len(str(row)))
        address = fullest["url"]
        # All but those about the list.
        with django_assert_num_queries(queries - 2):
            assert api.client.get(address).status_code == 200
