"""What a comparison says once the clauses of a decision or of a term have changed."""

from __future__ import annotations

import pytest

from proposals.comparison.compare import compare
from proposals.comparison.earlier import stale_lines
from proposals.comparison.row import ComparedRow
from proposals.models import Clause, Correspondence, Proposal
from tests.factories import make_correspondence, make_unanswered
from tests.views.reading import read
from tests.views.site import Site, make_site

pytestmark = pytest.mark.django_db

AGAIN = "A person’s decision is about an earlier wording, which has changed since; it is to be looked at again."
UNCOMPARED = "Cap, point 1 of the Plan: recorded for an earlier wording: not compared until confirmed."


@pytest.fixture
def site() -> Site:
    """Point 1 of both texts is judged contrary, point 2 unanswered."""
    site = make_site()
    Correspondence.objects.all().delete()
    make_correspondence(
        slug="judged",
        from_clauses=[site.size],
        to_clauses=[site.counter.clauses.get(key="1")],
        relation="contrary",
        summary="The cap is given up.",
    )
    make_unanswered(slug="alone", from_clauses=[site.plan.clauses.get(key="2")], silent=site.counter)
    return site


def rows(site: Site, match="all"):
    texts = Proposal.objects.public().with_relatives().filter(slug__in=["plan", "counter"])
    return {row.row.id: row for row in compare(texts, site.plan, match=match).rows}


def decided(row: ComparedRow) -> list[tuple[str, str]]:
    """What people decided about a row that still leads: relation and sentence."""
    return [(judgement.correspondence.relation, judgement.summary) for judgement in row.judgements]


def reword(clause: Clause, text: str) -> None:
    clause.text = text
    clause.save()


def test_a_decision_about_the_present_wording_leads_its_row(site):
    row = rows(site)["plan.1"]
    assert (decided(row), row.relation, row.row.matched_by) == (
        [("contrary", "The cap is given up.")],
        "contrary",
        "person",
    )
    assert (row.stale, row.stale_terms, stale_lines(row)) == ((), (), [])
    assert decided(rows(site)["plan.2"]) == [("unanswered", "")]


def test_a_decision_about_an_earlier_wording_neither_pairs_nor_relates(site):
    reword(site.size, "Alpha keeps at most 700,000 personnel.")
    row = rows(site)["plan.1"]
    assert (decided(row), row.relation) == ([], "figure_changed")
    assert row.row.matched_by == "issue"
    assert [each.slug for each in row.stale] == ["judged"]
    assert stale_lines(row) == [AGAIN, UNCOMPARED]
    # What nothing answers rests on every word of the silent text, and that has not changed.
    assert decided(rows(site)["plan.2"]) == [("unanswered", "")]


def test_a_silence_decided_about_other_words_is_looked_at_again(site):
    reword(site.counter.clauses.get(key="1"), "Alpha keeps at most 800,000 personnel, and Beta pays.")
    row = rows(site)["plan.2"]
    assert (decided(row), [each.slug for each in row.stale], stale_lines(row)) == ([], ["alone"], [AGAIN])


def test_several_decisions_are_counted(site):
    make_correspondence(from_clauses=[site.size], to_clauses=[site.counter.clauses.get(key="1")])
    reword(site.size, "Alpha keeps at most 600,000 personnel in all.")
    assert stale_lines(rows(site)["plan.1"]) == [
        "2 decisions of people are about an earlier wording, which has changed since; they are to be looked at again."
    ]


def test_a_value_the_words_no_longer_carry_is_not_compared(site):
    before = rows(site, match="wording")["plan.1"]
    assert (before.engine_relation, [len(line.values) for line in before.figures]) == ("figure_changed", [2])
    reword(site.size, "Alpha keeps at most as many personnel as now.")
    row = rows(site)["plan.1"]
    assert row.engine_relation != "figure_changed"
    assert [len(line.values) for line in row.figures] == [1]
    assert [(str(term.clause), term.value) for term in row.stale_terms] == [("plan/1", "600000")]


def test_page_answers_and_files_say_it(site, client):
    reword(site.size, "Alpha keeps at most 700,000 personnel.")
    address = "t=plan&t=counter"
    page = read(client.get(f"/compare/?{address}"))
    row = next(one for one in page.all("tr") if one.attrs.get("id") == "plan.1")
    assert [note.text for note in row.all("p", "note")][:2] == [AGAIN, UNCOMPARED]
    assert "The cap is given up." not in row.text

    answer = client.get(f"/api/v1/compare/?{address}").json()
    found = {row["id"]: row for row in answer["rows"]}
    assert found["plan.1"]["correspondences"] == []
    assert found["plan.1"]["stale_correspondences"] == ["judged"]
    assert found["plan.1"]["stale_terms"] == [{"proposal": "plan", "key": "1", "measure": "cap"}]
    assert (found["plan.2"]["stale_correspondences"], found["plan.2"]["stale_terms"]) == ([], [])

    judged, alone = (client.get(f"/api/v1/correspondences/{slug}/").json() for slug in ("judged", "alone"))
    assert (judged["stale"], alone["stale"]) == (True, False)
    terms = client.get("/api/v1/clauses/plan/1/").json()["terms"]
    assert [(term["value"], term["stale"]) for term in terms] == [("600000", True)]

    lines = client.get(f"/compare/comparison.csv?{address}").content.decode("utf-8-sig").splitlines()
    assert [f"{AGAIN} {UNCOMPARED}" in line for line in lines[:2]] == [False, True]


def test_clause_and_issue_pages_say_that_the_value_is_not_compared(site, client):
    said = "recorded for an earlier wording: not compared until confirmed"
    pages = (site.size.get_absolute_url(), site.plan.get_absolute_url(), site.size.issue.get_absolute_url())
    assert [said in client.get(page).content.decode() for page in pages] == [False] * 3
    reword(site.size, "Alpha keeps at most 700,000 personnel.")
    assert [said in client.get(page).content.decode() for page in pages] == [True] * 3
    assert AGAIN in client.get(pages[0]).content.decode()
