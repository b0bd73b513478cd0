"""A row and its cells, made by hand: how it differs, what is contested, counted and equal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.comparison.row import ComparedFigure
from proposals.engine.vocabulary import Figure, FigureComparison
from proposals.models import Issue, Position
from tests.comparison.making import COUNTER, PLAN, THIRD, cell, clause, row

ONE = clause("1")


@pytest.mark.parametrize(
    ("others", "is_difference", "is_agreement"),
    [
        ([cell(COUNTER, ONE, relation="same")], False, True),
        ([cell(COUNTER, ONE, relation="moved")], False, True),
        ([cell(COUNTER, ONE, relation="reworded")], True, False),
        ([cell(COUNTER, ONE, relation="rewritten", judged="unchanged")], False, True),
        ([cell(COUNTER, ONE, relation="same", judged="weaker")], True, False),
        ([cell(COUNTER, silence="not_addressed", relation="dropped")], True, False),
        ([cell(COUNTER, silence="not_public")], False, False),
        ([cell(COUNTER, silence="bracketed")], True, False),
        ([cell(COUNTER, silence="elsewhere")], False, False),
        ([cell(COUNTER, silence="not_public", judged="unanswered")], False, False),
        ([cell(COUNTER, silence="struck", relation="dropped", judged="unanswered")], True, False),
        ([cell(COUNTER, ONE, relation="same"), cell(THIRD, silence="not_public")], False, False),
        ([cell(COUNTER, ONE, relation="same"), cell(THIRD, silence="struck", relation="dropped")], True, False),
        ([cell(COUNTER, ONE, relation="same"), cell(THIRD, ONE, relation="moved")], False, True),
    ],
)
def test_a_row_differs_where_one_text_is_known_to_and_agrees_where_all_do(others, is_difference, is_agreement):
    compared = row(cells=(cell(PLAN, ONE), *others))
    assert (compared.is_difference, compared.is_agreement) == (is_difference, is_agreement)


def test_a_base_that_leaves_the_matter_open_makes_a_difference():
    assert row(cells=(cell(PLAN, silence="bracketed"), cell(COUNTER, ONE))).is_difference


def test_a_row_of_several_texts_is_never_labelled_by_the_heaviest():
    cells = (
        cell(PLAN, ONE),
        cell(COUNTER, ONE, relation="figure_changed"),
        cell(THIRD, silence="struck", relation="dropped"),
    )
    compared = row("dropped", cells)
    assert (compared.relation, compared.relation_by, compared.engine_relation) == (None, None, None)
    assert {state: n for state, n in compared.state.items() if n} == {"differs": 1, "left_out": 1}


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        (("same", ""), ("same", ""), ("same", "engine", "same")),
        (("split", "split"), ("split", ""), (None, None, "split")),
        (("rewritten", "weaker"), ("same", "weaker"), ("weaker", "person", None)),
        (("same", ""), (None, ""), (None, None, None)),
    ],
)
def test_the_relation_of_a_row_is_the_one_that_all_texts_share(second, third, expected):
    cells = (cell(PLAN, ONE), *(cell(text, ONE, relation=relation, judged=judged)
             for text, (relation, judged) in ((COUNTER, second), (THIRD, third))))  # fmt: skip
    compared = row(cells=cells)
    assert (compared.relation, compared.relation_by, compared.engine_relation) == expected


@pytest.mark.parametrize(
    ("targets", "is_contested"),
    [
        ([(1, None, "supports"), (1, None, "rejects")], True),
        ([(1, None, "supports-with-conditions"), (1, None, "opposes")], True),
        ([(1, None, "supports"), (2, None, "rejects")], False),
        ([(None, 1, "supports"), (1, None, "rejects")], False),
        ([(None, 1, "supports"), (None, 1, "rejects")], True),
        ([(1, None, "open"), (1, None, "rejects")], False),
        ([(1, None, "basis-for-talks"), (1, None, "rejects")], False),
    ],
)
def test_a_row_is_contested_where_stances_on_one_target_are_on_both_sides(targets, is_contested):
    positions = tuple(
        Position(clause_id=c, issue=Issue(pk=i) if i else None, stance=stance) for c, i, stance in targets
    )
    assert row(on_thesis=positions).is_contested == is_contested


def test_a_pledge_is_never_contested():
    pledge = Issue(pk=1, kind="pledge")
    positions = tuple(Position(issue=pledge, stance=stance) for stance in ("supports", "rejects"))
    assert not row(on_thesis=positions).is_contested


def test_the_positions_of_a_row_are_those_on_its_clauses_then_those_on_the_thesis():
    on_plan, on_counter, on_thesis = (Position(slug=slug) for slug in ("plan", "counter", "thesis"))
    cells = (cell(PLAN, clause("1", positions=(on_plan,))), cell(COUNTER, clause("1", positions=(on_counter,))))
    positions = row(cells=cells, on_thesis=(on_thesis,)).positions
    assert [position.slug for position in positions] == ["plan", "counter", "thesis"]


def test_nothing_is_certain_where_no_match_was_found():
    both = (cell(PLAN, ONE), cell(COUNTER, ONE))
    rows = (
        row(),
        row(matched_by="unmatched"),
        row(matched_by="person", cells=both),
        row(matched_by="person", cells=(cell(PLAN, ONE), cell(COUNTER))),
    )
    assert [each.has_certainty for each in rows] == [True, False, True, False]


def test_a_cell_counts_the_words_added_and_removed_and_names_its_clauses():
    spans = (("same", "At most "), ("removed", "600,000"), ("added", "800,000 or more"), ("same", " men."))
    compared = cell(PLAN, clause("1", spans, number="VI"), clause("2.a", (("added", "And so on."),)))
    assert (compared.words_changed, compared.labels) == ((6, 1), ["VI", "2.a"])
    version = clause("1.a", spans, status="variant")
    assert [cell(PLAN, *clauses).words_changed for clauses in ([version], [version, version])] == [(3, 1), (0, 0)]


@pytest.mark.parametrize(
    ("values", "is_equal"),
    [([("5", "days"), ("5", "days")], True), ([("5", "days"), ("5", "weeks")], False), ([("5", "days")], False)],
)
def test_figures_are_equal_in_value_and_unit_and_in_several_texts(values, is_equal):
    figures = tuple(
        (text, Figure("cap", "number", value, unit, Decimal(value)))
        for text, (value, unit) in zip((PLAN, COUNTER), values, strict=False)
    )
    assert ComparedFigure(None, FigureComparison("cap", "", ()), figures).is_equal == is_equal


def test_two_equal_figures_of_one_text_are_not_equal_in_several():
    figures = ((PLAN, Figure("cap", "number", "5", "days")),) * 2
    compared = ComparedFigure(None, FigureComparison("cap", "", ()), figures)
    assert (compared.is_equal, compared.texts) == (False, [PLAN])
