"""What an empty cell says."""

from __future__ import annotations

import pytest

from proposals.comparison import silence_wording
from proposals.comparison.row import ComparedCell, Reference, RowName
from proposals.engine.vocabulary import Cell
from proposals.models import Clause, Issue, Omission, Proposal


@pytest.mark.parametrize(
    ("kind", "how", "expected"),
    [
        ("struck", [], "struck here"),
        ("struck", ["struck"], "struck here (was 6)"),
        ("omitted", [], "left out"),
        ("omitted", ["left-out", "replaced"], "left out (was 6, 7)"),
        ("omitted", ["replaced", "replaced"], "replaced (was 6, 7)"),
        ("not_addressed", [], "not addressed"),
        ("elsewhere", [], "see"),
    ],
)
def test_a_silence_names_the_clauses_that_are_known_to_be_left_out(kind, how, expected):
    clauses = [Clause(key="6", number="6"), Clause(key="7", number="")]
    omissions = tuple(Omission(clause=clause, how=each) for clause, each in zip(clauses, how, strict=False))
    assert silence_wording.silence(kind, "full", omissions) == expected


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("elsewhere", "see 6, r1, 8 (struck), 9 (removed)"),
        ("bracketed", "left open in brackets: see 6, r1, 8 (struck), 9 (removed)"),
        ("omitted", "left out; on this issue see 6, r1, 8 (struck), 9 (removed)"),
        ("not_public", "not known: this text is not public; on this issue see 6, r1, 8 (struck), 9 (removed)"),
    ],
)
def test_an_empty_cell_names_the_points_that_speak_of_its_issue(kind, words):
    points = (
        Clause(key="6", number="6"),
        Clause(key="r1", number="", status="bracketed"),
        Clause(key="8", number="8", status="deleted"),
        Clause(key="9", number="9", status="removed"),
    )
    text = Proposal(text_availability="reported")
    assert silence_wording.silent_cell(ComparedCell(text, Cell("plan", silence=kind), (), elsewhere=points)) == words


def test_an_empty_cell_of_a_text_without_such_points_says_only_why():
    cells = [ComparedCell(Proposal(), Cell("plan", silence=kind), ()) for kind in ("not_addressed", "omitted")]
    assert [silence_wording.silent_cell(cell) for cell in cells] == ["not addressed", "left out"]


def test_what_is_not_public_is_not_known_and_never_called_silent():
    assert [silence_wording.silence("not_public", each) for each in ("partial", "reported", "full")] == [
        "not known: this text is public only in part",
        "not known: this text is not public",
        "not known: this text was only read in summaries",
    ]


def test_what_answers_from_another_row_is_named_once_with_its_row():
    answer, other = Clause(pk=1, key="5", number="5"), Clause(pk=2, key="6", number="6")
    referred = (Reference(answer, RowName("plan.1", Clause(key="1"))),)

    def said(kind: str, *elsewhere: Clause) -> str:
        cell = ComparedCell(Proposal(), Cell("plan", silence=kind), (), elsewhere=elsewhere, answered_by=referred)
        return silence_wording.silent_cell(cell)

    assert said("other_row", answer) == "answered in another row: see 5 (row plan.1)"
    assert said("other_row", answer, other) == "answered in another row: see 5 (row plan.1); on this issue see 6"
    assert said("omitted", answer) == "answered in another row: see 5 (row plan.1); left out"
    assert silence_wording.also_answers([RowName("plan.2", answer), RowName("plan.3", other)]) == (
        "also answers row plan.2, plan.3"
    )
    assert silence_wording.also_answers([]) == ""


def test_what_answers_only_some_of_a_row_says_which():
    answer, row = Clause(pk=1, key="5", number="5"), RowName("plan.1", Clause(key="1"))
    plan, draft = Proposal(short_title="plan"), Proposal(short_title="draft")
    references = [Reference(answer, row, only) for only in ((), (plan,), (plan, draft))]
    assert [silence_wording.answers_only(each) for each in references] == [
        "",
        "answers only the plan",
        "answers only the plan and the draft",
    ]
    cell = ComparedCell(Proposal(), Cell("text", silence="other_row"), (), answered_by=(references[1],))
    assert silence_wording.answered_by(cell) == "answered in another row: see 5 (row plan.1), answers only the plan"


def test_a_text_is_not_called_silent_on_a_wording_that_nobody_has_seen():
    cell = ComparedCell(Proposal(), Cell("plan", silence="not_searched", barrier="unseen"), ())
    assert silence_wording.silent_cell(cell) == "wording not seen: not compared"


@pytest.mark.parametrize("barrier", ["languages", "scripts"])
def test_a_text_in_another_language_is_not_called_silent(barrier):
    cell = ComparedCell(Proposal(), Cell("plan", silence="not_searched", barrier=barrier), ())
    assert silence_wording.silent_cell(cell) == f"different {barrier}: not compared by words"


def test_a_clause_on_another_issue_of_the_row_names_it():
    size, blocs = Issue(pk=1, name="Size of forces"), Issue(pk=2, name="Blocs")
    other = Clause(pk=8, key="8", number="8", proposal=Proposal(), issue=blocs, status="deleted")

    def said(kind: str, *elsewhere: Clause, issues: tuple[Issue, ...] = (size, blocs)) -> str:
        with_issues = [with_no_further_issues(clause) for clause in elsewhere]
        cell = ComparedCell(Proposal(), Cell("plan", silence=kind), (), elsewhere=tuple(with_issues), issues=issues)
        return silence_wording.silent_cell(cell)

    assert said("elsewhere", other) == "see 8 (struck, on Blocs)"
    assert said("omitted", other) == "left out; see 8 (struck, on Blocs)"
    assert said("other_row", other) == "see also 8 (struck, on Blocs)"
    assert said("elsewhere", other, issues=(blocs, size)) == "see 8 (struck)"
    assert said("omitted", other, issues=(blocs, size)) == "left out; on this issue see 8 (struck)"


def with_no_further_issues(clause: Clause) -> Clause:
    clause._prefetched_objects_cache = {"further_issues": Issue.objects.none()}
    return clause


def test_what_is_on_record_to_be_left_out_elsewhere_is_named():
    clause = Clause(key="7", number="7", proposal=Proposal(short_title="Plan"))
    omissions = tuple(Omission(clause=clause, how=how) for how in Omission.How.values)
    cell = ComparedCell(Proposal(), Cell("counter", silence="not_addressed"), (), on_record=omissions)
    assert silence_wording.silent_cell(cell) == (
        "not addressed; point 7 of the Plan is recorded as struck; point 7 of the Plan is recorded as left out; "
        "point 7 of the Plan is recorded as replaced"
    )


def test_what_is_noted_of_omissions_is_said_with_their_points():
    omissions = (Omission(clause=Clause(number="7"), note="Contradicted."), Omission(clause=Clause(key="8"), note=""))
    cell = ComparedCell(Proposal(), Cell("plan", silence="struck"), (), omissions=omissions)
    assert silence_wording.omission_notes(cell) == ["7: Contradicted."]
