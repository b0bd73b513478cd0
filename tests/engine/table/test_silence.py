"""Why a cell is empty, and which reason comes first."""

from __future__ import annotations

from dataclasses import replace

from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Omission, Passage, Text
from tests.engine.labelled import load
from tests.engine.making import HARBOUR, PRISONERS, SCHOOLS, cell, keys, make_text, row_with


def silence(of: Text, **base: object) -> tuple[str | None, str | None]:
    clause = Passage("1", HARBOUR, number="1", issues=("ports",))
    table = compare([Text("base", (clause,), **base), of], "base")  # type: ignore[arg-type]
    empty = cell(row_with(table, "base", "1"), of.key)
    return empty.silence, empty.because


def test_a_text_that_is_public_in_full_has_not_addressed_the_matter() -> None:
    assert silence(make_text("b", SCHOOLS)) == ("not_addressed", None)


def test_a_text_known_from_reports_is_not_public() -> None:
    assert silence(make_text("b", SCHOOLS, availability="reported")) == ("not_public", None)


def test_a_text_with_unread_points_is_unrecorded() -> None:
    assert silence(make_text("b", SCHOOLS, Passage("9", "", status="unrecorded"))) == ("unrecorded", None)


def test_a_bracketed_clause_on_the_issue_explains_the_silence() -> None:
    left_open = Passage("7", "Transit questions stay open.", issues=("transit", "ports"), status="bracketed")
    taken = Passage("8", HARBOUR, issues=("customs",))
    text = make_text("b", left_open, taken, availability="reported")
    clause = Passage("1", "Grain is shipped.", issues=("ports",))
    other = Passage("2", "Questions of transit stay open.", issues=("transit",))
    table = compare([Text("base", (clause, other)), text], "base")
    empty = cell(row_with(table, "base", "1"), "b")
    assert (empty.silence, empty.because, empty.relation) == ("bracketed", "7", None)


def test_a_recorded_omission_comes_first() -> None:
    omission = Omission("base", "1", "struck")
    text = make_text("b", SCHOOLS, availability="reported", omissions=(omission,))
    assert silence(text) == ("struck", None)
    assert silence(replace(text, omissions=(Omission("base", "1", "left-out"),))) == ("omitted", None)


def test_leaving_out_a_point_leaves_out_its_sub_points() -> None:
    base = make_text("base", Passage("1", HARBOUR), Passage("1.a", PRISONERS, parent="1"))
    text = make_text("b", SCHOOLS, omissions=(Omission("base", "1", "left-out"),))
    empty = cell(row_with(compare([base, text], "base"), "base", "1.a"), "b")
    assert (empty.silence, empty.relation) == ("omitted", "dropped")


def test_a_note_that_a_point_was_removed_is_no_rewording() -> None:
    table = compare([load.text("us-28"), load.text("geneva")], "us-28")
    row = row_with(table, "us-28", "9")
    assert (keys(row, "geneva"), row.relation) == (["r7"], "dropped")
