"""Rival versions of a point: each is marked and judged by itself against the base."""

from __future__ import annotations

import pytest

from proposals.engine.marking.marks import mark
from proposals.engine.table.table import compare
from proposals.engine.table.versions import alternatives, mark_alternatives, relations_of
from proposals.engine.vocabulary import Passage
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, cell, make_text
from tests.engine.reading import in_line

LEFT_OPEN = "The fee of the harbour is left open."

RIVALS = [
    (HARBOUR, LEFT_OPEN, "Ships of both states enter the harbour for a fee.", "Ships of one state enter the harbour."),
    (PRISONERS, "Not agreed.", "The sides exchange every prisoner.", "The sides exchange no prisoner, all for none."),
    (COMMISSION, "To be settled later.", COMMISSION, COMMISSION.replace("four times", "twice")),
    (SCHOOLS, "[Languages]", SCHOOLS.replace("both languages", "one language"), "The valley has no schools."),
    ("The limit is 600,000 men.", "The limit is open.", "The limit is 800,000 men.", "The limit is 400,000 men."),
]


def with_versions(open_point: str, *versions: str) -> list[Passage]:
    point = Passage("1", open_point, number="1", issues=("x",), status="bracketed")
    rivals = [Passage(f"1.{n}", words, parent="1", issues=("x",), status="variant") for n, words in enumerate(versions)]
    return [point, *rivals]


@pytest.mark.parametrize(("clause", "left_open", "first", "second"), RIVALS)
def test_each_version_is_marked_against_the_whole_base(clause: str, left_open: str, first: str, second: str) -> None:
    base = make_text("a", Passage("1", clause, number="1", issues=("x",)))
    (row,) = compare([base, make_text("b", *with_versions(left_open, first, second))], "a").rows

    assert [in_line(p.spans) for p in cell(row, "b").passages] == [
        in_line(mark([clause], [words])[0]) for words in (left_open, first, second)
    ]
    assert (cell(row, "b").relation, cell(row, "b").left_open) == (None, True)


def test_a_version_equal_to_the_base_has_no_marks_and_the_matter_is_left_open() -> None:
    base = make_text("a", Passage("1", HARBOUR, issues=("x",)))
    (row,) = compare([base, make_text("b", *with_versions(LEFT_OPEN, HARBOUR))], "a").rows
    assert (in_line(cell(row, "b").passages[1].spans), cell(row, "b").relation) == (HARBOUR, None)


def test_one_clause_is_marked_against_the_nearest_version_of_the_base_which_is_named() -> None:
    versions = with_versions(LEFT_OPEN, HARBOUR, SCHOOLS)
    read = mark_alternatives(versions, [Passage("1", f"{SCHOOLS[:-1]} now.")])
    assert (read.passages, read.against) == (mark([SCHOOLS], [f"{SCHOOLS[:-1]} now."]), (("1.1",),))
    assert relations_of(versions, [Passage("1", HARBOUR)]) == ["rewritten", "same", "rewritten"]


def test_versions_on_both_sides_are_marked_each_against_the_nearest() -> None:
    ours, theirs = with_versions(LEFT_OPEN, HARBOUR, SCHOOLS), with_versions(LEFT_OPEN, SCHOOLS, f"{HARBOUR[:-1]} now.")
    assert [in_line(spans) for spans in mark_alternatives(ours, theirs).passages] == [
        LEFT_OPEN, SCHOOLS, "Ships of both states enter the harbour free of charge{+ now+}.",
    ]  # fmt: skip
    assert (relations_of(ours, ours), len(relations_of(ours, theirs))) == (["same"], 1)


def test_in_a_table_every_clause_against_rival_versions_says_which_and_no_run_crosses_them() -> None:
    base = make_text("a", *with_versions(LEFT_OPEN, HARBOUR, SCHOOLS))
    (row,) = compare([base, make_text("b", Passage("1", SCHOOLS, number="1", issues=("x",)))], "a").rows
    assert [(p.spans, p.against) for p in cell(row, "b").passages] == [((("same", SCHOOLS),), ("1.1",))]
    assert [p.against for p in cell(row, "a").passages] == [(), (), ()]
    assert (cell(row, "b").relation, cell(row, "b").left_open) == (None, True)


@pytest.mark.parametrize(
    ("alone", "marked", "relation"),
    [("1.1", SCHOOLS, "same"), ("1.0", in_line(mark([HARBOUR], [SCHOOLS])[0]), "rewritten")],
)
def test_a_version_read_alone_is_what_the_other_text_is_marked_against(alone: str, marked: str, relation: str) -> None:
    base = make_text("a", *with_versions(LEFT_OPEN, HARBOUR, SCHOOLS))
    (row,) = compare([base, make_text("b", Passage("1", SCHOOLS, issues=("x",)))], "a", alone=alone).rows
    assert [(in_line(p.spans), p.against) for p in cell(row, "b").passages] == [(marked, ())]
    assert cell(row, "b").relation == relation
    assert [p.key for p in cell(row, "a").passages] == ["1", "1.0", "1.1"]


def test_parts_of_a_point_stay_one_run() -> None:
    parts = [Passage("1", HARBOUR), Passage("2", SCHOOLS)]
    assert [alternatives(parts), alternatives([])] == [[parts], []]
    assert mark_alternatives([Passage("1", f"{HARBOUR} {SCHOOLS}")], parts).passages == mark(
        [f"{HARBOUR} {SCHOOLS}"], [HARBOUR, SCHOOLS]
    )
