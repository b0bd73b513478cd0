"""What every list shares: the envelope, pages, the number of queries."""

from __future__ import annotations

import datetime

import pytest

from proposals.api.root import LISTS
from proposals.models import Change, Omission, Position, VariantReading
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db
LICENCE = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


def test_an_empty_list(api):
    for name in LISTS:
        assert api.json(f"{name}/") == {
            "count": 0,
            "next": None,
            "previous": None,
            "results": [],
            "release": None,
            "licence": LICENCE,
            "warnings": [],
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
    assert api.errors("parties/?page_size=201") == {"page_size": "At most 200 rows a page."}


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "٣", "1e3", "9" * 21, "9" * 5000, "%00"])
def test_a_page_is_a_whole_number(api, value):
    for name in ("page", "page_size"):
        assert api.errors(f"parties/?{name}={value}") == {name: "Give a whole number from 1."}


@pytest.mark.parametrize("number", [2, 99999999999999999999])
def test_a_page_beyond_the_last_is_a_404(api, number):
    response = api.get(f"parties/?page={number}")
    assert response.status_code == 404
    assert response.json()["detail"] == f"There is no page {number}: the last one is 1."


def test_pages_do_not_overlap_where_rows_are_equal_in_the_order_asked_for(api):
    make_proposal(drafted_by=[make_party(slug=f"p{number}", name=f"P{8 - number}") for number in range(9)])
    seen = [slug for page in (1, 2, 3) for slug in api.slugs(f"parties/?ordering=kind&page_size=3&page={page}")]
    assert sorted(seen) == [f"p{number}" for number in range(9)]


# Rows in every list, each with everything that costs a query.


def fill(rows: int) -> None:
    process = make_process()
    topic = make_topic(process=process)
    issue, further = make_issue(topic=topic), make_issue(topic=topic)
    measure = make_measure(issue=issue)
    source, party = make_source(), make_party()
    base = make_proposal(process=process, sources=[source], drafted_by=[party])
    gone = make_clause(proposal=base, issue=issue, sources=[source])
    for number in range(rows):
        own = make_source()
        text = make_proposal(
            process=process,
            revises=base,
            derived_from=[base],
            companions=[base],
            sources=[own],
            drafted_by=[make_party(members=[party])],
        )
        Omission.objects.create(proposal=text, clause=gone, how="struck")
        clause = make_clause(
            proposal=text, parent=None, issue=make_issue(topic=topic), further_issues=[further], sources=[own]
        )
        make_clause(proposal=text, parent=clause, status="variant", advanced_by=party, issue=issue, sources=[own])
        make_term(clause=clause, measure=measure)
        make_measure(issue=issue)
        make_topic(process=process)
        VariantReading.objects.create(clause=clause, source=source, reading="Other words.")
        day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number)
        for target in ({"clause": clause}, {"issue": issue}, {"proposal": text}):
            make_position(party=party, stated_on=day, source=source, also_in=[own], **target)
        make_event(process=process, participants=[party], proposals=[text, base], sources=[own])
        make_correspondence(from_clauses=[gone], to_clauses=[clause])
        for record in (text, clause, *Position.objects.filter(proposal=text)):
            Change.of(Change.Kind.PUBLICATION if record is not clause else Change.Kind.CORRECTION, record).save()
    for _ in range(rows):
        make_proposal(process=make_process(), sources=[source], drafted_by=[party])


# One is for the version of the data, one counts the rows.
QUERIES = {
    "processes": 3,
    "parties": 4,
    "sources": 3,
    "topics": 3,
    "issues": 3,
    "measures": 3,
    "events": 6,
    "proposals": 9,
    "clauses": 9,
    "positions": 4,
    "correspondences": 7,
    "changes": 3,
}


@pytest.mark.parametrize("rows", [5, 50])
def test_a_list_takes_the_same_few_queries_whatever_its_length(api, rows, django_assert_num_queries):
    fill(rows)
    assert set(QUERIES) == set(LISTS)
    for name, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            page = api.json(f"{name}/?page_size=200")
        assert len(page["results"]) >= rows, name
        # The row it begins after is one more.
        with django_assert_num_queries(queries + 1):
            api.json(f"{name}/?cursor=after:{name_of(name, page['results'][0])}")
        # CSV counts nothing.
        with django_assert_num_queries(queries - 1):
            lines = api.get(f"{name}/?format=csv").getvalue().splitlines()
        assert len(lines) > rows, name


def name_of(name: str, row: dict) -> str:
    if name == "clauses":
        return f"{row['proposal']}/{row['key']}"
    return row["id" if name == "changes" else "slug"]


def test_a_detail_takes_a_few_queries_too(api, django_assert_num_queries):
    fill(5)
    for name, queries in QUERIES.items():
        fullest = max(api.json(f"{name}/?page_size=200")["results"], key=lambda row: len(str(row)))
        address = fullest["url"]
        # All but the one that counts.
        with django_assert_num_queries(queries - 1):
            assert api.client.get(address).status_code == 200
