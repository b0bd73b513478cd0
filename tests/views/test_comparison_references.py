"""A clause that answers two rows stands in one of them; the other says so, on every page."""

import pytest

from proposals.models import Clause
from tests.views.reading import read, rows_of
from tests.views.site import answer_two_rows, make_site
from tests.views.test_comparison import row

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?t=first&t=second&t=third"


@pytest.fixture(autouse=True)
def texts(db):
    answer_two_rows(make_site())


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_every_view_leads_from_each_of_the_rows_to_the_other(client, view):
    page = read(client.get(f"{COMPARED}&view={view}"))

    stands, named = (row(page, row_id).all("td")[-1] for row_id in ("first.1", "first.2"))
    also = stands.one("p", "note")
    assert (also.text, also.one("a").attrs["href"]) == ("also answers other rows: point 2 of the First", "#first.2")
    assert named.one("p", "silence").text == "answered in another row: see point 5 Both"
    assert named.one("p", "silence").one("a").attrs["href"] == "#first.1"


def test_a_row_that_is_not_shown_is_not_linked_but_the_clause_is(client):
    page = read(client.get(f"{COMPARED}&rows=differences"))
    assert [row_id for row_id, *_ in rows_of(page)] == ["first.1"]
    assert row(page, "first.1").all("td")[-1].one("p", "note").all("a") == []

    Clause.objects.get(proposal__slug="third").further_issues.clear()
    page = read(client.get(f"{COMPARED}&issue=tongues"))
    assert [row_id for row_id, *_ in rows_of(page)] == ["first.2"]
    named = row(page, "first.2").all("td")[-1].one("p", "silence").one("a")
    assert (named.text, named.attrs["href"]) == ("point 5 Both", "/proposals/third/5/")


def test_the_row_is_neither_new_nor_without_a_counterpart(client):
    page = read(client.get(f"{COMPARED}&base=third"))

    assert [(row_id, relation) for row_id, relation, _ in rows_of(page)] == [
        ("first.1", "2 of 2 differ"),
        ("first.2", "2 of 2 addressed elsewhere"),
    ]
    assert page.one("p", "sentence").text.endswith(
        "1 of 2 rows differ in some text, 0 agree in all, 0 agree as far as known, 1 cannot be compared."
    )


def test_it_says_so_in_ukrainian(client):
    page = read(client.get(f"{COMPARED}&lang=uk"))

    stands, named = (row(page, row_id).all("td")[-1] for row_id in ("first.1", "first.2"))
    assert named.one("p", "silence").text == "відповідь в іншому рядку: див. пункт 5 Both"
    assert stands.one("p", "note").text == "відповідає також іншим рядкам: пункт 2 тексту First"
