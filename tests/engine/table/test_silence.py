"""Why a cell is empty, and which reason comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from proposals.engine.table.silence import with_points_above
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Correspondence, Omission, Passage, Silence, Status, Text
from tests.engine.labelled import load
from tests.engine.making import (
    COMMISSION,
    HARBOUR,
    PRISONERS,
    SCHOOLS,
    cell,
    keys,
    make_text,
    random_texts,
    relation_in,
    row_with,
)


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


def test_an_unread_point_stays_unread_where_its_number_finds_it_a_row() -> None:
    base = make_text("base", COMMISSION, Passage("2", HARBOUR, number="2", issues=("ports",)), PRISONERS)
    text = make_text("b", COMMISSION, Passage("3", "", number="3", status="unrecorded"), revises=("base",))
    table = compare([base, text], "base")
    assert keys(row_with(table, "base", "3"), "b") == ["3"]
    assert cell(row_with(table, "base", "2"), "b").silence == "unrecorded"


def test_a_bracketed_clause_on_the_issue_explains_the_silence() -> None:
    left_open = Passage("7", "Transit questions stay open.", issues=("transit", "ports"), status="bracketed")
    taken = Passage("8", HARBOUR, issues=("customs",))
    text = make_text("b", left_open, taken, availability="reported")
    clause = Passage("1", "Grain is shipped.", issues=("ports",))
    other = Passage("2", "Questions of transit stay open.", issues=("transit",))
    table = compare([Text("base", (clause, other)), text], "base")
    empty = cell(row_with(table, "base", "1"), "b")
    assert (empty.silence, empty.because, empty.elsewhere, empty.relation) == ("bracketed", "7", ("7",), None)


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


def test_the_points_above_are_told_once_even_if_they_are_above_each_other() -> None:
    parents = {("a", "1.a"): ("a", "1"), ("a", "1"): ("a", "1.a"), ("a", "2"): None, ("a", "3"): ("a", "9")}
    assert list(with_points_above([("a", "1.a"), ("a", "2"), ("a", "3"), ("b", "1")], parents)) == [
        ("a", "1.a"), ("a", "1"), ("a", "2"), ("a", "3"),
    ]  # fmt: skip


def test_a_note_that_a_point_was_removed_is_no_rewording() -> None:
    table = compare([load.text("us-28"), load.text("geneva")], "us-28")
    row = row_with(table, "us-28", "9")
    assert (keys(row, "geneva"), relation_in(row)) == (["r7"], "dropped")


# A text that speaks of the row's issue elsewhere

PORTS = Passage("1", HARBOUR, number="1", issues=("ports",))
TOLLS = [Passage("7", SCHOOLS, issues=("schools", "ports")), Passage("8", PRISONERS, issues=("ports",))]


def elsewhere(*clauses: Passage, **fields: object) -> tuple[Silence | None, tuple[str, ...], str | None, str | None]:
    """What the text says of a clause on ports that a person found no answer to in it."""
    nothing = Correspondence((("base", "1"),), (), "unanswered", silent="b")
    table = compare([make_text("base", PORTS), make_text("b", *clauses, **fields)], "base", [nothing])
    row = row_with(table, "base", "1")
    empty = cell(row, "b")
    return empty.silence, empty.elsewhere, empty.relation, relation_in(row)


def test_a_text_with_clauses_on_the_issue_speaks_elsewhere_and_has_dropped_nothing() -> None:
    assert elsewhere(Passage("5", COMMISSION), *TOLLS) == ("elsewhere", ("7", "8"), None, None)
    assert elsewhere(Passage("5", COMMISSION)) == ("not_addressed", (), "dropped", "dropped")


@pytest.mark.parametrize(
    ("fields", "reason", "relation"),
    [
        ({"availability": "reported"}, "not_public", None),
        ({"omissions": (Omission("base", "1", "struck"),)}, "struck", None),
        ({"omissions": (Omission("base", "1", "replaced"),)}, "omitted", None),
    ],
)
def test_other_reasons_stay_and_name_the_clauses_on_the_issue_too(fields, reason, relation) -> None:
    assert elsewhere(*TOLLS, **fields) == (reason, ("7", "8"), relation, relation)


@pytest.mark.parametrize("status", ["active", "bracketed", "variant", "unrecorded", "deleted", "removed"])
@pytest.mark.parametrize("issues", [("ports",), ("army", "ports")])
def test_a_left_out_point_is_dropped_unless_a_clause_is_mainly_on_its_issue(issues, status: Status) -> None:
    words = "" if status in ("deleted", "unrecorded") else SCHOOLS
    texts = [
        make_text("base", PORTS),
        make_text(
            "b",
            Passage("7", words, issues=issues, status=status),
            omissions=(Omission("base", "1", "struck"),),
            availability="reported",
        ),
    ]
    row = row_with(compare(texts, "base"), "base", "1")
    empty = cell(row, "b")
    if empty.silence:
        still = issues == ("ports",) and status not in ("deleted", "removed")
        said = (None if still else "dropped", still)
        assert (empty.silence, empty.relation, empty.speaks_elsewhere) == ("struck", *said)
        mirrored = row_with(compare(texts, "b"), "base", "1")
        assert (relation_in(mirrored), cell(mirrored, "b").speaks_elsewhere) == (None if still else "added", still)
    else:  # a point without text, or a note that it was removed, shares its row
        assert status in ("deleted", "unrecorded", "removed")


def test_a_printed_struck_point_is_not_dropped_if_another_clause_is_mainly_on_its_issue() -> None:
    gone = Passage("1", "", number="1", issues=("ports",), status="deleted")
    texts = [make_text("base", PORTS), make_text("b", gone, Passage("7", SCHOOLS, issues=("ports",)))]
    nothing = [Correspondence((("base", "1"),), (("b", "1"),), "replaced")]
    empty = cell(row_with(compare(texts, "base", nothing), "base", "1"), "b")
    assert ([p.silence for p in empty.passages], empty.relation, empty.speaks_elsewhere) == (["struck"], None, True)
    alone = cell(row_with(compare([texts[0], make_text("b", gone)], "base", nothing), "base", "1"), "b")
    assert (alone.relation, alone.speaks_elsewhere) == ("dropped", False)


def test_unread_points_stay_a_reason_beside_the_clauses_on_the_issue() -> None:
    assert elsewhere(*TOLLS, Passage("9", "", status="unrecorded")) == ("unrecorded", ("7", "8"), None, None)


@pytest.mark.parametrize("status", ["deleted", "removed", "variant"])
def test_a_clause_on_the_issue_is_named_whatever_its_status(status: Status) -> None:
    clause = Passage("7", "" if status == "deleted" else SCHOOLS, issues=("ports",), status=status)
    assert elsewhere(clause) == ("elsewhere", ("7",), None, None)


def test_a_bracketed_clause_comes_first_among_all_clauses_on_the_issue() -> None:
    left_open = Passage("9", COMMISSION, issues=("ports",), status="bracketed")
    assert elsewhere(*TOLLS, left_open) == ("bracketed", ("7", "8", "9"), None, None)


def test_nothing_is_new_where_the_base_speaks_of_the_matter_elsewhere() -> None:
    nothing = Correspondence((("b", "1"),), (), "unanswered", silent="base")
    row = row_with(compare([make_text("base", *TOLLS), make_text("b", PORTS)], "base", [nothing]), "b", "1")
    assert (cell(row, "base").silence, cell(row, "base").elsewhere) == ("elsewhere", ("7", "8"))
    assert (cell(row, "b").relation, relation_in(row)) == (None, None)


def test_a_row_without_an_issue_is_spoken_of_nowhere() -> None:
    table = compare([make_text("base", HARBOUR), make_text("b", *TOLLS)], "base")
    empty = cell(row_with(table, "base", "1"), "b")
    assert (empty.silence, empty.elsewhere) == ("not_addressed", ())


@given(random_texts())
def test_a_silent_cell_names_exactly_the_clauses_of_its_text_on_the_issue_of_the_row(texts: list[Text]) -> None:
    for base in texts:
        ordered = sorted(texts, key=lambda text: text is not base)
        for row in compare(texts, base.key).rows:
            held = {(each.text, marked.key) for each in row.cells for marked in each.passages}
            tagged_in = {
                text.key: [i for p in text.passages if (text.key, p.key) in held for i in p.issues] for text in ordered
            }
            issues = dict.fromkeys(tagged_in[base.key] or [i for tagged in tagged_in.values() for i in tagged])
            assert row.issue == next(iter(issues), "")
            for text, each in zip(texts, row.cells, strict=True):
                there = [[p.key for p in text.passages if issue in p.issues] for issue in issues]
                on_any = tuple(dict.fromkeys(key for tagged in there for key in tagged))
                on_issue = tuple(there[0]) if there and there[0] else on_any
                assert each.elsewhere == (() if each.passages else on_issue)
                assert each.silence != ("not_addressed" if on_issue else "elsewhere")
