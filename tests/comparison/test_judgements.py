"""What people decided about a row: which correspondences are about it, and how they read from the base."""

from __future__ import annotations

import pytest

from proposals.comparison.compare import compare
from proposals.comparison.judgements import Judgement, Judgements, leading
from proposals.engine.vocabulary import Cell, Correspondence, Marked, Row
from proposals.models import Proposal
from tests.factories import make_clause, make_correspondence, make_unanswered
from tests.views.site import make_site

A, B, C = (Proposal(pk=n, slug=slug) for n, slug in enumerate("abc", 1))
TEXTS = {text.slug: text for text in (A, B, C)}


def judged(first: Proposal, second: Proposal, relation: str) -> Judgement:
    return Judgement(Correspondence(((first.slug, "1"),), ((second.slug, "1"),), relation), first, second)


@pytest.mark.parametrize(
    ("relation", "from_a", "from_b"),
    [
        ("stronger", "stronger", "weaker"),
        ("merged", "merged", "split"),
        ("contrary", "contrary", "contrary"),
        ("unchanged", "unchanged", "unchanged"),
    ],
)
def test_a_relation_reads_the_other_way_from_the_second_text(relation, from_a, from_b):
    judgement = judged(A, B, relation)
    assert (judgement.relation_from(A), judgement.relation_from(B)) == (from_a, from_b)
    assert (leading([judgement], A, B), leading([judgement], B, A)) == (from_a, from_b)


def test_only_what_is_about_both_texts_leads_and_of_several_the_first_difference():
    judgements = [judged(B, C, "contrary"), judged(A, B, "unchanged"), judged(A, B, "weaker"), judged(A, B, "amended")]
    assert [leading(judgements, A, other) for other in (A, B, C)] == ["", "weaker", ""]


def row_of(**keys: str) -> Row:
    cells = tuple(Cell(text, tuple(Marked(key, ()) for key in keys.get(text, ""))) for text in "abc")
    return Row("a.1", cells, "person", 1)


def test_a_correspondence_is_about_the_row_that_has_clauses_of_both_its_sides():
    both = Correspondence((("a", "1"), ("a", "2")), (("b", "1"),), "split")
    elsewhere = Correspondence((("a", "1"),), (("b", "9"),), "weaker")
    other_text = Correspondence((("a", "1"),), (("d", "1"),), "weaker")
    silent = Correspondence((("a", "2"),), (), "unanswered", silent="c")
    found = Judgements([both, elsewhere, other_text, silent], TEXTS).on

    assert [each.correspondence for each in found(row_of(a="12", b="1"))] == [both, silent]
    assert [(each.first, each.second) for each in found(row_of(a="12", b="1"))] == [(A, B), (A, C)]
    assert [each.correspondence for each in found(row_of(a="12", b="1", c="4"))] == [both]
    assert found(row_of(b="1")) == ()


@pytest.mark.django_db
def test_what_a_person_decided_leads_and_the_engine_stands_behind_it():
    site = make_site()
    make_correspondence(from_clauses=[site.counter.clauses.get(key="1")], to_clauses=[site.size], relation="stronger")
    texts = list(Proposal.objects.public().with_relatives().order_by("issued_on"))

    def said(base: Proposal, row_id: str) -> list[tuple]:
        row = next(row for row in compare(texts, base).rows if row.row.id == row_id)
        return [(cell.proposal.slug, cell.relation, cell.relation_by, cell.cell.relation) for cell in row.cells]

    assert said(site.plan, "plan.1") == [
        ("plan", None, None, None),
        ("counter", "weaker", "person", "figure_changed"),
        ("reported", "weaker", "person", None),  # left open in brackets
    ]
    assert said(site.counter, "plan.1") == [
        ("plan", "stronger", "person", "rewritten"),
        ("counter", None, None, None),
        ("reported", None, None, None),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("relation", "differing"),
    [("unchanged", 0), ("moved", 0), ("reworded", 1), ("amended", 1), ("contrary", 1), ("replaced", 1), ("split", 1)],
)
def test_a_persons_relation_decides_on_counts_and_filters(relation, differing):
    ours, theirs = make_clause(key="1", text="Forces leave."), make_clause(key="1", text="Forces may leave.")
    make_correspondence(from_clauses=[ours], to_clauses=[theirs], relation=relation)
    texts = list(Proposal.objects.public().with_relatives())

    comparison = compare(texts, ours.proposal, rows="differences")

    assert (len(comparison.rows), comparison.counts.rows, comparison.counts.differ, comparison.counts.agree) == (
        differing, 1, differing, 1 - differing,
    )  # fmt: skip
    assert {name: n for name, n in comparison.counts.relations.items() if n} == {relation: 1}


@pytest.mark.django_db
@pytest.mark.parametrize(("other", "differs"), [("counter", True), ("reported", False)])
def test_no_counterpart_is_a_difference_only_where_the_text_is_known(other, differs):
    site = make_site()
    text = Proposal.objects.get(slug=other)
    make_unanswered(from_clauses=[site.plan.clauses.get(key="2")], silent=text)
    texts = list(Proposal.objects.public().with_relatives().filter(slug__in=["plan", other]))

    row = next(row for row in compare(texts, site.plan).rows if row.row.id == "plan.2")

    assert (row.relation, row.relation_by, row.is_difference) == ("unanswered", "person", differs)
    assert row.engine_relation == ("dropped" if differs else None)
