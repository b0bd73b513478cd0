"""A small table spelled out in full, from either base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.engine.table.table import compare
from proposals.engine.vocabulary import (
    Cell,
    Correspondence,
    Figure,
    FigureComparison,
    Marked,
    Omission,
    Passage,
    Row,
    Table,
)
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, cell, make_text, moved, relation_in, row_with

CHARGED = HARBOUR.replace("free of charge", "for a charge")


def fee(crowns: int) -> Figure:
    return Figure("fee", "money", f"{crowns} crowns", "crowns", Decimal(crowns))


TEXTS = (
    make_text(
        "a",
        Passage("1", HARBOUR, number="1", issues=("fees", "ports"), figures=(fee(10),)),
        Passage("2", "", number="2", status="unrecorded"),
        Passage("3", "", number="3", status="deleted"),
    ),
    make_text("b", PRISONERS, Passage("x", CHARGED, number="7", issues=("harbour",), figures=(fee(15),))),
)


def silent(text: str, how: str) -> Cell:
    return Cell(text, (), how, None)  # type: ignore[arg-type]


def alone(row: str, *cells: Cell) -> Row:
    return Row(row, cells, "unmatched", 0.95)


def test_the_table_from_the_first_text() -> None:
    assert compare(TEXTS, "a") == Table(
        ("a", "b"),
        "a",
        (
            # Point 2 of the base has not been read: nobody can say that the clause was added.
            alone(
                "b.1",
                silent("a", "unrecorded"),
                Cell("b", (Marked("1", (("added", PRISONERS),)),), base_silence="unrecorded"),
            ),
            Row(
                "a.1",
                (
                    Cell("a", (Marked("1", (("same", HARBOUR),)),), None, None),
                    Cell(
                        "b",
                        (
                            Marked(
                                "x",
                                (
                                    ("same", "Ships of both states enter the harbour "),
                                    ("removed", "free of"),
                                    ("added", "for a"),
                                    ("same", " charge."),
                                ),
                            ),
                        ),
                        None,
                        "rewritten",
                    ),
                ),
                "wording",
                0.96,
                "fees",
                (FigureComparison("fee", "crowns", (("a", fee(10)), ("b", fee(15))), Decimal(5), Decimal("1.5")),),
            ),
            # What it says is not known: nobody can say that the other text does not address it.
            Row(
                "a.2",
                (
                    Cell("a", (Marked("2", (), "unrecorded"),), None, None),
                    Cell("b", (), "not_searched", None, barrier="unseen"),
                ),
                "unmatched",
                0.0,
            ),
            alone("a.3", Cell("a", (Marked("3", (), "struck"),), None, None), silent("b", "not_addressed")),
        ),
    )


def test_the_table_from_the_second_text() -> None:
    table = compare(TEXTS, "b")

    assert (table.texts, table.base, [row.id for row in table.rows]) == (("a", "b"), "b", ["b.1", "a.1", "a.2", "a.3"])
    assert table.rows[0] == alone(
        "b.1", silent("a", "unrecorded"), Cell("b", (Marked("1", (("same", PRISONERS),)),), None, None)
    )
    row = table.rows[1]
    assert (relation_in(row), row.issue) == ("rewritten", "harbour")
    assert row.figures == (
        FigureComparison("fee", "crowns", (("b", fee(15)), ("a", fee(10))), Decimal(-5), Decimal("0.667")),
    )
    assert cell(row, "a").passages[0].spans[1:3] == (("removed", "for a"), ("added", "free of"))
    assert cell(row, "b").passages == (Marked("x", (("same", CHARGED),)),)


@pytest.mark.parametrize(("base", "issue"), [("a", "fees"), ("b", "harbour"), ("c", "fees")])
def test_the_issue_of_a_row_is_that_of_the_base(base, issue) -> None:
    judged = [
        Correspondence((("a", "1"),), (("b", "x"),), "weaker", "of a and b"),
        Correspondence((("c", "1"),), (("b", "x"),), "stronger"),
    ]

    row = row_with(compare([*TEXTS, make_text("c", HARBOUR)], base, judged), "a", "1")

    assert (row.issue, row.certainty, row.matched_by) == (issue, 1.0, "person")


def test_six_texts_can_be_compared() -> None:
    texts = [make_text(key, HARBOUR) for key in "abcdef"]
    (row,) = compare(texts, "d").rows
    assert [(c.text, c.relation) for c in row.cells] == [
        ("a", "same"), ("b", "same"), ("c", "same"), ("d", None), ("e", "same"), ("f", "same"),
    ]  # fmt: skip


def test_an_unknown_base_is_refused_with_the_known_texts() -> None:
    with pytest.raises(ValueError, match=r"^base: 'z' is not one of the texts \(a, b\)\.$"):
        compare(TEXTS, "z")


def test_a_base_that_leaves_a_matter_open_names_the_clause_in_brackets() -> None:
    texts = [
        make_text("a", Passage("1", COMMISSION), Passage("7", HARBOUR, issues=("schools",), status="bracketed")),
        make_text("b", COMMISSION, Passage("2", SCHOOLS, issues=("schools",)), HARBOUR),
    ]

    row = row_with(compare(texts, "a"), "b", "2")

    assert cell(row, "a") == Cell("a", (), "bracketed", None, "7", elsewhere=("7",))


def test_a_passage_that_is_its_own_parent_ends_the_search_for_ancestors() -> None:
    loop = [Passage("1", HARBOUR, parent="2"), Passage("2", SCHOOLS, parent="1"), Passage("3", PRISONERS, parent="3")]
    other = make_text("b", COMMISSION, omissions=(Omission("a", "9", "left-out"),))
    table = compare([make_text("a", *loop), other], "a")
    assert [row.id for row in table.rows if relation_in(row) == "dropped"] == ["a.1", "a.2", "a.3"]


def test_a_moved_passage_without_a_number_is_named_by_its_key() -> None:
    first, *others = [Passage("c", COMMISSION), Passage("p", PRISONERS), Passage("h", HARBOUR), Passage("s", SCHOOLS)]
    table = compare([make_text("a", first, *others), make_text("b", *others, first)], "a")
    assert moved(table, "b") == {"p": None, "h": None, "s": None, "c": "c"}
