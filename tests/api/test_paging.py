"""Cursors: every row once, in the order asked for, forward and back, while rows come and go."""

from __future__ import annotations

import datetime

import pytest

from proposals.api.root import LISTS
from proposals.models import Party
from tests.api.filled import fill
from tests.api.test_views import VIEWS
from tests.factories import make_party, make_proposal, make_source

pytestmark = pytest.mark.django_db


def walk(api, path: str, way: str) -> list[dict]:
    """All rows of a list, page by page."""
    rows, address = [], path
    while address:
        answer = api.json(address)
        rows = [*rows, *answer["results"]] if way == "next" else [*answer["results"], *rows]
        address = answer[way] and answer[way].partition("/api/v1/")[2]
    return rows


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_every_row_once_in_any_order_both_ways(api, name):
    fill(3)
    make_proposal(sources=[make_source(published_on=None), make_source(published_on=None), make_source()])
    orders = [value for value, _ in VIEWS[name].filterset_class.base_filters["ordering"].extra["choices"]]
    for order in ["", *orders]:
        query = f"&ordering={order}" if order else ""
        answer = api.json(f"{name}/?page_size=200{query}")
        rows = answer["results"]
        assert len(rows) == answer["count"] > 3
        assert walk(api, f"{name}/?page_size=3{query}", "next") == rows, order
        last = rows[-1]["url"].partition(f"/{name}/")[2].strip("/")
        assert walk(api, f"{name}/?page_size=3{query}&cursor=before:{last}", "previous") == rows[:-1], order


def test_a_row_that_comes_or_goes_moves_no_other_row(api):
    make_proposal(drafted_by=[make_party(slug=slug, name=slug) for slug in "bdfh"])
    first = api.json("parties/?page_size=2")
    assert [row["slug"] for row in first["results"]] == ["b", "d"]
    make_proposal(drafted_by=[make_party(slug="a", name="a"), make_party(slug="c", name="c")])
    second = api.client.get(first["next"]).json()
    assert [row["slug"] for row in second["results"]] == ["f", "h"]
    Party.objects.filter(slug="f").update(name="a0")
    assert [row["slug"] for row in api.client.get(first["next"]).json()["results"]] == ["h"]


@pytest.mark.parametrize(
    "cursor", ["after:nobody", "after:", ":b", "b", "between:b", "after:b/c", "after:" + "b" * 300, "after:%00"]
)
def test_a_cursor_that_names_no_row_is_refused_by_name(api, cursor):
    make_proposal(drafted_by=[make_party(slug="b")])
    assert api.errors(f"parties/?cursor={cursor}") == {
        "cursor": "This cursor is not valid; follow next and previous unchanged, or start again without a cursor."
    }


def test_a_cursor_at_a_hidden_row_is_refused_like_one_that_names_nothing(api):
    make_proposal(slug="known")
    make_proposal(slug="secret", state="draft")
    hidden, never = (api.get(f"proposals/?cursor=after:{slug}") for slug in ("secret", "nothing"))
    assert hidden.status_code == never.status_code == 400
    assert hidden.json()["errors"] == never.json()["errors"]


def test_page_and_cursor_exclude_each_other(api):
    assert api.errors("parties/?page=1&cursor=after:b") == {"cursor": "Give page or cursor, not both."}


def test_an_empty_page_has_no_neighbours(api):
    make_proposal(drafted_by=[make_party(slug="b")])
    last = api.json("parties/?cursor=after:b")
    assert (last["count"], last["results"], last["next"], last["previous"]) == (1, [], None, None)
    assert api.json("positions/")["next"] is None


def test_days_that_are_equal_or_missing_keep_their_place(api):
    days = [None, None, datetime.date(2025, 1, 1), datetime.date(2025, 1, 1), datetime.date(2025, 1, 2)]
    make_proposal(sources=[make_source(slug=f"s{number}", published_on=day) for number, day in enumerate(days)])
    for order, expected in (("published_on", "23401"), ("-published_on", "42301")):
        rows = walk(api, f"sources/?ordering={order}&page_size=1", "next")
        assert "".join(row["slug"][1] for row in rows) == expected
