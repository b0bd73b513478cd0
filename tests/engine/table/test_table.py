"""Texts side by side: which passages share a row, and what a cell says."""

from __future__ import annotations

from random import Random

import pytest

from proposals.engine.marking import changes
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Cell, Correspondence, Passage, Table
from tests.engine.labelled import load
from tests.engine.making import (
    COMMISSION,
    HARBOUR,
    PRISONERS,
    SCHOOLS,
    cell,
    keys,
    make_text,
    moved,
    partition,
    relation_in,
    row_with,
)


@pytest.fixture(scope="module")
def plan_and_counter() -> Table:
    return compare([load.text("us-28"), load.text("e3")], "us-28")


# What is refused


def test_fewer_than_two_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="between 2 and 6 texts, not 1"):
        compare([make_text("a", HARBOUR)], "a")


def test_more_than_six_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="between 2 and 6 texts, not 7"):
        compare([make_text(key, HARBOUR) for key in "abcdefg"], "a")


def test_the_same_text_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'a' is there twice"):
        compare([make_text("a", HARBOUR), make_text("a", SCHOOLS)], "a")


def test_an_unknown_base_is_refused() -> None:
    with pytest.raises(ValueError, match="base: 'c' is not one of the texts"):
        compare([make_text("a", HARBOUR), make_text("b", SCHOOLS)], "c")


def test_an_unknown_match_is_refused() -> None:
    with pytest.raises(ValueError, match="match: 'letters'"):
        compare([make_text("a", HARBOUR), make_text("b", SCHOOLS)], "a", match="letters")  # type: ignore[arg-type]


def test_two_passages_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="'b' has two passages with the key '1'"):
        compare([make_text("a", HARBOUR), make_text("b", Passage("1", SCHOOLS), Passage("1", HARBOUR))], "a")


# The 28 points and the European counter-proposal


def test_the_struck_point_shares_a_row_with_its_placeholder(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "us-28", "3")
    (struck,) = cell(row, "e3").passages
    assert (struck.key, struck.spans, struck.silence) == ("3", (), "struck")
    assert (cell(row, "e3").silence, cell(row, "e3").relation, relation_in(row)) == (None, "dropped", "dropped")


def test_the_size_of_the_army_is_a_changed_figure(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "us-28", "6")
    assert keys(row, "e3") == ["6"]
    assert (relation_in(row), row.matched_by, row.issue) == ("figure_changed", "issue", "armed-forces-size")
    assert str(row.figures[0].change) == "200000"


def test_an_unread_point_is_placed_by_its_number_and_has_no_relation(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "us-28", "27")
    (unread,) = cell(row, "e3").passages
    assert (unread.key, unread.spans, unread.silence) == ("27", (), "unrecorded")
    assert (row.matched_by, relation_in(row), cell(row, "e3").relation) == ("number", None, None)


def test_a_package_that_one_clause_replaces_is_one_row(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "e3", "14")
    assert keys(row, "us-28") == ["14", "14.a", "14.b", "14.c", "14.d", "14.e"]
    assert (relation_in(row), row.certainty) == ("rewritten", 0.8)


def test_a_clause_left_out_is_a_silence_with_its_reason(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "us-28", "10.d")
    assert cell(row, "e3") == Cell("e3", (), "omitted", None, elsewhere=("10.b", "10.c"), speaks_elsewhere=True)


def test_a_sub_point_that_became_a_point_has_not_moved(plan_and_counter: Table) -> None:
    row = row_with(plan_and_counter, "us-28", "20.a")
    assert (keys(row, "e3"), relation_in(row), row.matched_by) == (["20"], "same", "identical")


def test_no_clause_of_the_counter_proposal_stands_alone(plan_and_counter: Table) -> None:
    assert [row.id for row in plan_and_counter.rows if row.id.startswith("e3.")] == []


# Rows


def test_a_row_is_named_after_its_first_passage_in_the_order_of_the_texts() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS, HARBOUR)]
    assert [row.id for row in compare(texts, "b").rows] == ["b.1", "a.1"]


def test_rows_that_the_base_lacks_follow_their_neighbour_in_their_own_text() -> None:
    texts = [
        make_text("a", HARBOUR, SCHOOLS),
        make_text("b", COMMISSION, HARBOUR, PRISONERS, SCHOOLS),
        make_text("c", HARBOUR, "Mines along the banks are cleared within two years.", SCHOOLS),
    ]
    assert [row.id for row in compare(texts, "a").rows] == ["b.1", "a.1", "b.3", "c.2", "a.2"]


def test_rows_that_the_base_lacks_keep_the_order_of_their_text_around_a_split_clause() -> None:
    mines = "Mines along the banks are cleared within two years."
    texts = [
        make_text("a", f"{PRISONERS} {HARBOUR}", SCHOOLS),
        make_text("b", PRISONERS, mines, HARBOUR, COMMISSION, SCHOOLS),
    ]
    rows = compare(texts, "a").rows
    assert [(row.id, keys(row, "b")) for row in rows] == [
        ("a.1", ["1", "3"]),
        ("b.2", ["2"]),
        ("b.4", ["4"]),
        ("a.2", ["5"]),
    ]


def test_an_insertion_moves_nothing() -> None:
    table = compare([make_text("a", HARBOUR, SCHOOLS), make_text("b", COMMISSION, HARBOUR, SCHOOLS)], "a")
    assert [p.moved_from for row in table.rows for p in cell(row, "b").passages] == [None, None, None]
    assert [relation_in(row) for row in table.rows] == ["added", "same", "same"]


def test_a_moved_clause_has_its_number_in_the_base() -> None:
    texts = [
        make_text("a", COMMISSION, PRISONERS, HARBOUR, SCHOOLS),
        make_text("b", PRISONERS, HARBOUR, SCHOOLS, COMMISSION),
    ]
    table = compare(texts, "a")
    assert moved(table, "b") == {"1": None, "2": None, "3": None, "4": "1"}
    assert relation_in(row_with(table, "b", "4")) == "moved"


@pytest.mark.parametrize("base", ["a", "b"])
def test_the_order_of_a_report_moves_nothing(base: str) -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", SCHOOLS, HARBOUR, availability="reported")]
    table = compare(texts, base)
    assert [p.moved_from for row in table.rows for c in row.cells for p in c.passages] == [None] * 4


def test_a_clause_split_in_two_is_one_row() -> None:
    whole = f"{PRISONERS} {HARBOUR}"
    row = row_with(
        compare([make_text("a", SCHOOLS, whole), make_text("b", SCHOOLS, PRISONERS, HARBOUR)], "a"), "a", "2"
    )
    assert (keys(row, "b"), relation_in(row)) == (["2", "3"], "split")


def test_two_clauses_merged_are_one_row() -> None:
    whole = f"{PRISONERS} {HARBOUR}"
    row = row_with(
        compare([make_text("a", SCHOOLS, PRISONERS, HARBOUR), make_text("b", SCHOOLS, whole)], "a"), "b", "2"
    )
    assert (keys(row, "a"), relation_in(row)) == (["2", "3"], "merged")


def test_rival_versions_of_a_point_are_in_its_row() -> None:
    table = compare([load.text("us-28"), load.text("framework")], "us-28")
    row = row_with(table, "us-28", "19")
    assert keys(row, "framework") == ["12", "12.us", "12.ua"]
    assert (relation_in(row), cell(row, "framework").left_open) == (None, True)


def test_a_rival_version_on_another_matter_has_its_own_counterpart() -> None:
    table = compare([load.text("us-28"), load.text("framework")], "us-28")
    assert keys(row_with(table, "us-28", "21"), "framework") == ["14"]
    assert keys(row_with(table, "us-28", "21.d"), "framework") == ["14.us"]


def test_each_cell_of_a_row_has_the_relation_of_its_own_text() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", HARBOUR), make_text("c", SCHOOLS)]
    row = row_with(compare(texts, "a"), "a", "1")
    assert [c.relation for c in row.cells] == [None, "same", "dropped"]


def test_what_the_base_lacks_is_added() -> None:
    row = row_with(compare([make_text("a", HARBOUR), make_text("b", HARBOUR, SCHOOLS)], "a"), "b", "2")
    assert (relation_in(row), row.matched_by, [c.relation for c in row.cells]) == (
        "added",
        "unmatched",
        [None, "added"],
    )


def test_the_cells_of_the_base_are_all_same() -> None:
    table = compare([load.text("us-28"), load.text("e3")], "e3")
    assert {kind for row in table.rows for p in cell(row, "e3").passages for kind, _ in p.spans} == {"same"}
    assert {cell(row, "e3").relation for row in table.rows} == {None}


# Correspondences


def test_a_correspondence_outranks_identical_text() -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", SCHOOLS, HARBOUR)]
    correspondence = Correspondence((("a", "1"),), (("b", "1"),), "contrary", "They exclude each other.")
    row = row_with(compare(texts, "a", [correspondence]), "a", "1")
    assert (keys(row, "b"), row.matched_by, row.certainty) == (["1"], "person", 1.0)


def test_a_correspondence_may_join_several_clauses_on_both_sides() -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", COMMISSION, PRISONERS)]
    correspondence = Correspondence((("a", "1"), ("a", "2")), (("b", "1"), ("b", "2")), "replaced")
    assert partition(compare(texts, "a", [correspondence])) == {
        frozenset({("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")}),
    }


def test_a_correspondence_on_unknown_passages_is_left_out() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS)]
    correspondence = Correspondence((("a", "1"),), (("withdrawn", "1"),), "amended")
    assert len(compare(texts, "a", [correspondence]).rows) == 2


def test_a_person_may_say_that_nothing_answers_a_clause_although_its_very_words_are_there() -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", HARBOUR, SCHOOLS)]
    correspondence = Correspondence((("a", "1"),), (), "unanswered", "Another harbour.", silent="b")
    table = compare(texts, "a", [correspondence])
    assert partition(table) == {
        frozenset({("a", "1")}),
        frozenset({("b", "1")}),
        frozenset({("a", "2"), ("b", "2")}),
    }
    ours, theirs = row_with(table, "a", "1"), row_with(table, "b", "1")
    assert (ours.matched_by, ours.certainty, relation_in(ours)) == ("person", 1.0, "dropped")
    assert (cell(ours, "b").silence, theirs.matched_by) == ("not_addressed", "unmatched")
    assert partition(compare(texts, "a", [correspondence], match="wording")) == partition(compare(texts, "a"))


def test_what_nothing_answers_is_joined_by_another_person_but_not_through_a_third_text() -> None:
    texts = [make_text(key, HARBOUR) for key in "abc"]
    nothing = Correspondence((("a", "1"),), (), "unanswered", silent="b")
    row = row_with(compare(texts, "a", [nothing]), "a", "1")
    assert (keys(row, "b"), keys(row, "c"), row.matched_by) == ([], ["1"], "identical")
    joined = [Correspondence(((key, "1"),), (("c", "1"),), "unchanged") for key in "ab"]
    row = row_with(compare(texts, "a", [nothing, *joined]), "a", "1")
    assert (keys(row, "b"), keys(row, "c"), row.matched_by) == (["1"], ["1"], "person")


def test_a_row_is_a_persons_only_if_nothing_answers_it_in_every_other_text() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", HARBOUR), make_text("c", SCHOOLS)]
    nothing = [Correspondence((("a", "1"),), (), "unanswered", silent=key) for key in "bc"]
    rows = [row_with(compare(texts, "a", nothing[:count]), "a", "1") for count in (1, 2)]
    assert [(row.matched_by, row.certainty) for row in rows] == [("unmatched", 0.87), ("person", 1.0)]


def test_a_sub_point_that_nothing_answers_does_not_follow_its_point() -> None:
    listed = "The commission sets its own rules, elects a chair and meets in the valley."
    texts = [
        make_text("a", Passage("1", COMMISSION, issues=("c",)), Passage("1a", listed, issues=("c",), parent="1")),
        make_text("b", Passage("1", COMMISSION, issues=("c",))),
    ]
    assert keys(row_with(compare(texts, "a"), "a", "1a"), "b") == ["1"]
    nothing = Correspondence((("a", "1a"),), (), "unanswered", silent="b")
    assert keys(row_with(compare(texts, "a", [nothing]), "a", "1a"), "b") == []


def test_matching_by_wording_alone_leaves_out_correspondences_and_issues() -> None:
    texts = [
        make_text("a", Passage("1", HARBOUR, issues=("ports",))),
        make_text("b", Passage("1", SCHOOLS, issues=("ports",))),
    ]
    correspondence = Correspondence((("a", "1"),), (("b", "1"),), "amended")
    assert len(compare(texts, "a").rows) == 1
    assert len(compare(texts, "a", [correspondence], match="wording").rows) == 2


def test_a_cell_says_that_its_marks_are_coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_LONG", 130)
    monkeypatch.setattr(changes, "AT_ONCE", 130)
    long, short = f"{COMMISSION} {PRISONERS}", HARBOUR
    table = compare(
        [make_text("a", long, short), make_text("b", long.replace("four", "six"), short.replace("free", "clear"))], "a"
    )

    assert [[c.coarsened for c in row.cells] for row in table.rows] == [[False, True], [False, False]]
    assert "".join(words for kind, words in table.rows[0].cells[1].passages[0].spans if kind == "added") == "six"


def test_clauses_of_fifty_thousand_words_are_compared_coarsely() -> None:
    clauses = [" ".join(f"w{number}" for number in Random(seed).choices(range(5_000), k=50_000)) for seed in (1, 2)]

    table = compare([make_text(key, clause) for key, clause in zip("ab", clauses, strict=True)], "a")

    assert [(c.coarsened, len(c.passages)) for row in table.rows for c in row.cells] == [(False, 1), (True, 1)]
