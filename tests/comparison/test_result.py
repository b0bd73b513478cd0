"""A comparison's own arithmetic: what counts as a difference, what is contested, what is summed up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.comparison.result import Caveat, ComparedCell, ComparedClause, ComparedFigure, ComparedRow, Comparison
from proposals.engine.vocabulary import Cell, Correspondence, Figure, FigureComparison, Marked, Row
from proposals.models import Clause, Issue, Position, Proposal, Topic
from tests.factories import make_clause, make_source

PLAN, COUNTER = Proposal(pk=1, slug="plan"), Proposal(pk=2, slug="counter")


def cell(proposal: Proposal, *clauses: ComparedClause, silence: str | None = None) -> ComparedCell:
    return ComparedCell(proposal, Cell(proposal.slug, silence=silence), clauses)


def clause(key: str, spans: tuple = (), positions: tuple = (), **fields) -> ComparedClause:
    return ComparedClause(Clause(key=key, **fields), Marked(key, spans), positions)


def row(relation: str | None = "same", cells: tuple = (), issue: Issue | None = None, **options) -> ComparedRow:
    cells = cells or (cell(PLAN), cell(COUNTER))
    engine_row = {name: options.pop(name) for name in ("correspondence", "matched_by") if name in options}
    engine_row = Row("plan.1", (), relation, certainty=1, **{"matched_by": "identical"} | engine_row)
    return ComparedRow(engine_row, issue, cells, cells[0], (), **{"on_thesis": ()} | options)


def comparison(*rows: ComparedRow, order: str = "base", **options) -> Comparison:
    given = {"total": len(rows), "topics": (), "positions": (), "caveats": ()} | options
    return Comparison((PLAN, COUNTER), PLAN, rows, order=order, **given)


@pytest.mark.parametrize(
    ("relation", "silence", "is_difference"),
    [
        ("same", None, False),
        ("reworded", None, True),
        ("dropped", "not_addressed", True),
        (None, "not_public", False),
        (None, "bracketed", True),
        (None, "elsewhere", False),
    ],
)
def test_what_is_not_known_is_no_difference_and_what_is_left_open_is_one(relation, silence, is_difference):
    assert row(relation, (cell(PLAN), cell(COUNTER, silence=silence))).is_difference == is_difference


@pytest.mark.parametrize(
    ("targets", "is_contested"),
    [
        ([(1, None, "supports"), (1, None, "rejects")], True),
        ([(1, None, "supports-with-conditions"), (1, None, "opposes")], True),
        ([(1, None, "supports"), (2, None, "rejects")], False),
        ([(None, 1, "supports"), (1, None, "rejects")], False),
        ([(1, None, "open"), (1, None, "rejects")], False),
    ],
)
def test_a_row_is_contested_where_stances_on_one_target_are_on_both_sides(targets, is_contested):
    positions = tuple(Position(clause_id=c, issue_id=i, stance=stance) for c, i, stance in targets)
    assert row(on_thesis=positions).is_contested == is_contested


def test_the_positions_of_a_row_are_those_on_its_clauses_then_those_on_the_thesis():
    on_plan, on_counter, on_thesis = (Position(slug=slug) for slug in ("plan", "counter", "thesis"))
    cells = (cell(PLAN, clause("1", positions=(on_plan,))), cell(COUNTER, clause("1", positions=(on_counter,))))
    positions = row(cells=cells, on_thesis=(on_thesis,)).positions
    assert [position.slug for position in positions] == ["plan", "counter", "thesis"]


def test_nothing_is_certain_where_no_match_was_found():
    rows = (
        row(),
        row(matched_by="unmatched"),
        row(matched_by="person", correspondence=Correspondence((), (), "unanswered")),
    )
    assert [each.has_certainty for each in rows] == [True, False, False]


def test_a_cell_counts_the_words_added_and_removed_and_names_its_clauses():
    spans = (("same", "At most "), ("removed", "600,000 "), ("added", "800,000 or more "), ("same", "men."))
    compared = cell(PLAN, clause("1", spans, number="VI"), clause("2.a", (("added", "And so on."),)))
    assert (compared.words_changed, compared.labels) == ((6, 1), ["VI", "2.a"])


@pytest.mark.parametrize(
    ("values", "is_equal"),
    [([("5", "days"), ("5", "days")], True), ([("5", "days"), ("5", "weeks")], False), ([("5", "days")], False)],
)
def test_figures_are_equal_in_value_and_unit_and_in_several_texts(values, is_equal):
    figures = tuple((PLAN, Figure("cap", "number", value, unit, Decimal(value))) for value, unit in values)
    assert ComparedFigure(None, FigureComparison("cap", "", ()), figures).is_equal == is_equal


def test_the_summary_counts_every_relation_and_what_is_not_known():
    counted = comparison(row("same"), row("added"), row("added"), row(None))
    assert {name: count for name, count in counted.summary.items() if count} == {
        "rows": 4,
        "same": 1,
        "added": 2,
        "not_known": 1,
    }
    assert counted.counted == [("same", 1), ("added", 2), (None, 1)]
    assert counted.differences == 2


def test_rows_are_grouped_by_topic_only_where_that_is_the_order():
    forces, money = Topic(pk=1, slug="forces"), Topic(pk=2, slug="money")
    rows = [row(issue=Issue(topic=topic)) for topic in (forces, forces, money)] + [row()]
    assert comparison(*rows).groups == [(None, rows)]
    assert comparison(*rows, order="topic").groups == [(forces, rows[:2]), (money, rows[2:3]), (None, rows[3:])]


def test_a_redline_has_no_column_for_the_base():
    views = [comparison().columns(view) for view in ("aligned", "summary", "redline")]
    assert views == [[PLAN, COUNTER], [PLAN, COUNTER], [COUNTER]]


def test_a_warning_is_a_sentence_about_the_slug():
    assert comparison(caveats=(Caveat(COUNTER, "is a draft."),)).warnings == ["counter is a draft."]


@pytest.mark.django_db
def test_sources_come_once_by_publisher_or_title():
    sources = [
        make_source(slug=slug, title=title, publisher=publisher)
        for slug, title, publisher in (("b", "Zebra", "Agency"), ("a", "Apple", "Agency"), ("c", "Aardvark", ""))
    ]
    clauses = make_clause(sources=sources), make_clause(sources=sources[:1])
    cells = tuple(cell(each.proposal, ComparedClause(each, Marked(each.key, ()), ())) for each in clauses)
    sources = comparison(row(cells=cells)).sources
    assert [source.slug for source in sources] == ["c", "a", "b"]
