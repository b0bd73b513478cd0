"""Pages by number and by cursor, and the rows that stand after another one in an order."""

from __future__ import annotations

import pytest
from django.db.models import F
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from config.paging import BoundedPages, CursorPages, Envelope, _columns, whole_number
from config.problems import InvalidParameters
from proposals.models import Clause, Party, Source
from tests.factories import make_party


def ask(**query: str) -> Request:
    return Request(APIRequestFactory().get("/api/v1/parties/", query))


class Parties:
    """A view of parties by slug."""

    @staticmethod
    def named(name: str):
        return None if "/" in name else Party.objects.filter(slug=name)

    @staticmethod
    def name_of(row: Party) -> str:
        return row.slug


@pytest.mark.parametrize(("given", "number"), [(None, 7), ("1", 1), ("007", 7), ("9" * 20, int("9" * 20))])
def test_a_whole_number_counts_from_one(given, number):
    request = ask() if given is None else ask(page=given)
    assert whole_number(request, "page", 7) == number


@pytest.mark.parametrize("given", ["", "0", "-1", "1.0", "x", "9" * 21, "\u0663", " 1"])
def test_any_other_number_is_refused_by_name(given):
    with pytest.raises(InvalidParameters) as refused:
        whole_number(ask(page=given), "page", 7)
    assert refused.value.errors == [{"field": "page", "message": "Use a whole number from 1."}]


def test_a_page_has_at_most_two_hundred_rows():
    assert (Envelope().size(ask()), Envelope().size(ask(page_size="200"))) == (50, 200)
    with pytest.raises(InvalidParameters) as refused:
        Envelope().size(ask(page_size="201"))
    assert refused.value.errors == [
        {"field": "page_size", "message": "A page has at most 200 rows; use a smaller number."}
    ]


def test_the_columns_of_an_order_follow_relations_and_keep_their_direction():
    assert list(_columns(Party, ["-name", F("slug").desc(), "pk"])) == [
        ("name", True),
        ("slug", True),
        ("pk", False),
    ]
    assert list(_columns(Source, Source._meta.ordering)) == [("published_on", False), ("slug", False)]
    assert list(_columns(Clause, ["-proposal", "order"])) == [
        ("proposal__issued_on", True),
        ("proposal__slug", True),
        ("order", False),
    ]


@pytest.fixture
def parties(db):
    return [make_party(slug=slug, name=name) for slug, name in (("a", "X"), ("b", "X"), ("c", "Y"), ("d", "Z"))]


def slugs(pages: CursorPages, **query: str) -> str:
    rows = pages.paginate_queryset(Party.objects.order_by("-name", "slug"), ask(**query), Parties)
    return "".join(row.slug for row in rows)


@pytest.mark.parametrize(
    ("cursor", "rows", "following", "preceding"),
    [
        (None, "dc", "after:c", None),
        ("after:d", "ca", "after:a", "before:c"),
        ("after:c", "ab", None, "before:a"),
        ("after:b", "", None, None),
        ("before:b", "ca", "after:a", "before:c"),
        ("before:c", "d", "after:d", None),
        ("before:d", "", None, None),
    ],
)
def test_a_page_by_cursor_begins_after_or_ends_before_a_row(cursor, rows, following, preceding, parties):
    pages = CursorPages()
    query = {"page_size": "2"} | ({"cursor": cursor} if cursor else {})
    assert slugs(pages, **query) == rows
    addresses = [address and address.partition("cursor=")[2].replace("%3A", ":") for address in _both(pages)]
    assert addresses == [following, preceding]
    assert pages.count == 4


def _both(pages: Envelope) -> tuple[str | None, str | None]:
    def cursor_only(address: str | None) -> str | None:
        return address and "cursor=" + address.partition("cursor=")[2].partition("&")[0]

    return cursor_only(pages.next), cursor_only(pages.previous)


@pytest.mark.parametrize(
    "cursor", ["after:x", "after:", "b", "beside:b", "after:a/b", "after:\0", "after:" + "a" * 201]
)
def test_a_cursor_that_names_no_row_is_refused(cursor, parties):
    with pytest.raises(InvalidParameters) as refused:
        slugs(CursorPages(), cursor=cursor)
    assert [error["field"] for error in refused.value.errors] == ["cursor"]


def test_pages_by_number_end_with_the_last(parties):
    pages = BoundedPages()
    rows = pages.paginate_queryset(Party.objects.order_by("slug"), ask(page="2", page_size="3"))
    assert [row.slug for row in rows] == ["d"]
    assert (pages.count, pages.next) == (4, None)
    assert pages.previous == "http://testserver/api/v1/parties/?page_size=3"
    with pytest.raises(NotFound, match="There is no page 3; the last is 2"):
        pages.paginate_queryset(Party.objects.order_by("slug"), ask(page="3", page_size="3"))
