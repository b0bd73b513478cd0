"""Every page runs a fixed number of queries, however much it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from proposals.publication import releases
from proposals.urls import urlpatterns
from tests.factories import make_clause, make_position, make_proposal, make_source, make_term
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

COUNTS = {
    "/": 14,
    "/proposals/": 8,
    "/proposals/plan/": 20,
    "/proposals/plan/1/": 39,
    "/compare/": 2,
    "/compare/?t=plan&t=counter": 15,
    "/compare/?t=plan&t=counter&view=redline": 15,
    "/compare/?t=plan&t=counter&view=summary&order=topic": 15,
    "/compare/?t=plan&t=counter&t=reported&rows=differences&topic=forces": 18,
    "/compare/?t=plan&t=counter&match=wording": 14,
    "/compare/cite/?t=plan&t=counter&row=plan.1": 14,
    "/compare/comparison.csv?t=plan&t=counter": 14,
    "/compare/comparison.docx?t=plan&t=counter": 14,
    "/board/": 14,
    "/board/?topic=forces&party=beta": 12,
    "/how-to-read/": 1,
    "/search/": 5,
    "/search/?q=provision": 11,
    "/timeline/": 14,
    "/timeline/?kind=move&kind=text&party=beta": 11,
    "/changes/": 17,
    "/changes/?kind=correction&record=clause": 7,
    "/changes/feed/": 12,
    "/issues/": 10,
    "/issues/force-size/": 29,
    "/parties/": 4,
    "/parties/beta/": 9,
    "/sources/": 5,
    "/sources/wire/": 10,
    "/releases/": 2,
    "/releases/1/": 3,
    "/releases/1/snapshot.json": 1,
    "/sitemap.xml": 5,
    "/sitemap-clauses.xml": 2,
}
# Some of the texts are later.
DAY = "on=2026-01-15"


def grow(site, clauses: int) -> None:
    """Fill the texts up to ``clauses`` clauses each, with terms, readings and statements on each, and add texts."""
    for number in range(clauses):
        extra = make_proposal(process=site.process, issued_on=f"2026-01-{number % 28 + 1:02}", revises=site.plan)
        make_clause(proposal=extra, text=f"Extra {number}.", issue=site.size.issue)
        for text in (site.plan, site.counter, site.reported):
            clause = make_clause(
                proposal=text, key=f"x{number}", text=f"Provision {number} of it.", issue=site.size.issue,
                sources=[make_source(), site.plan.sources.get(slug="wire")],
            )  # fmt: skip
            make_term(clause=clause, measure=site.size.terms.get().measure, value=str(number))
            clause.variant_readings.create(source=make_source(), reading="Other.")
            make_position(clause=clause, party=site.plan.drafted_by.get(), source=site.plan.sources.get())
            make_position(clause=site.size)


def count(client, clauses: int, moment: str = "") -> dict[str, int]:
    grow(make_site(), clauses)
    releases.database_of(releases.make(None, "First."))  # written now, not by the first page that needs it

    seen = {}
    for url in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"{url}{'&' if '?' in url else '?'}{moment}")
            assert (response.status_code, len(response.getvalue()) > 0) == (200, True)
        seen[url] = len(queries)
    return seen


@pytest.mark.sweep
@pytest.mark.parametrize("clauses", [20, *(pytest.param(more, marks=pytest.mark.full_matrix) for more in (5, 50))])
def test_queries_are_as_many_with_5_clauses_as_with_50(client, clauses):
    assert count(client, clauses) == COUNTS


@pytest.mark.sweep
@pytest.mark.parametrize("clauses", [5, pytest.param(20, marks=pytest.mark.full_matrix)])
def test_a_day_costs_no_query_more_with_5_clauses_or_with_20(client, clauses):
    assert count(client, clauses, DAY) == COUNTS


def test_every_page_of_data_is_counted():
    counted = {resolve(url.partition("?")[0]).view_name for url in COUNTS}
    assert counted == {pattern.name for pattern in urlpatterns} - {"favicon", "robots"}
