"""A comparison's own arithmetic: what counts as a difference, what is contested, what is summed up."""

from __future__ import annotations

import pytest

from proposals.comparison.result import Caveat, Comparison, Counts
from proposals.comparison.row import ComparedClause, ComparedRow
from proposals.engine.vocabulary import Marked
from proposals.models import Issue, Topic
from tests.comparison.making import COUNTER, PLAN, cell, row
from tests.factories import make_clause, make_source


def comparison(*rows: ComparedRow, order: str = "base", **options) -> Comparison:
    given = {"every_row": rows, "topics": (), "positions": (), "caveats": ()} | options
    return Comparison((PLAN, COUNTER), PLAN, rows, counts=Counts.of(given["every_row"]), order=order, **given)


def test_all_rows_are_counted_whichever_are_shown():
    rows = (row("same"), row("added"), row("added"), row(None))
    counted = comparison(rows[1], every_row=rows)
    assert (counted.counts.rows, counted.counts.differ, counted.counts.agree, counted.counts.undecided) == (
        4, 2, 1, 1,
    )  # fmt: skip
    assert {name: count for name, count in counted.counts.relations.items() if count} == {"same": 1, "added": 2}
    assert (counted.shown_differences, counted.is_filtered, comparison(*rows).is_filtered) == (1, True, False)


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
