"""The comparison as a table: a line for each row, with its words and what is said about them."""

from datetime import date

import pytest

from proposals.comparison.source_wording import States
from proposals.exports.table import stance_words
from proposals.models import Clause, Issue, Party, Position, Proposal, Source
from tests.exports.reading import body, csv_rows
from tests.views.site import answer_two_rows, make_site, speak_elsewhere, speak_ukrainian

BOTH = "t=plan&t=counter"


@pytest.mark.django_db
def test_the_words_in_csv_are_the_words_of_the_texts(client):
    make_site()

    first, second, third = csv_rows(client.get(f"/compare/comparison.csv?{BOTH}"))

    assert first == {
        "row": "plan.1",
        "topic": "Forces",
        "issue": "Force size",
        "relation": "figure changed",
        "decided": "",
        "summary": "",
        "figures": "Cap: 600,000 personnel (Plan), 800,000 personnel (Counter)",
        "Plan: points": "1",
        "Plan: relation": "base",
        "Plan: basis": "Paraphrase",
        "Plan: words": "Alpha keeps at most 600,000 personnel.",
        "Counter: points": "1",
        "Counter: relation": "figure changed",
        "Counter: basis": "Paraphrase",
        "Counter: words": "Alpha keeps at most 800,000 personnel in peacetime.",
        "other rows": "",
        "matched by": "matched by shared issue and wording",
        "certainty": "0.99",
        "stances": (
            "Alpha: supports, on point 1 of the Plan (20 November 2025); "
            "Beta: rejects, on point 1 of the Plan (20 November 2025); "
            "Beta: supports with conditions, on the thesis: There is a cap. (20 November 2025). Asks for: A pact."
        ),
        "sources": "Agency (newspaper or agency of record) https://example.org/wire",
        "address": f"http://testserver/compare/?{BOTH}#plan.1",
        "to be confirmed": "",
        "sourcing": (
            "Plan 1: 1 source, of an upper grade; high confidence; "
            "Counter 1: 1 source, of an upper grade; high confidence"
        ),
        "records run to": "2025-11-20",
        "release": "",
    }
    assert second["Counter: relation"] == "not carried over, struck"
    assert third["Plan: relation"] == "base"


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_the_csv_says_where_a_text_speaks_of_the_issue_elsewhere(client, view):
    speak_elsewhere(make_site())

    line = csv_rows(client.get(f"/compare/comparison.csv?t=counter&t=plan&view={view}"))[-1]

    columns = ("row", "issue", "relation", "Plan: points", "Plan: relation", "matched by")
    assert [line[column] for column in columns] == [
        "counter.7", "Bridges", "addressed elsewhere", "", "see 1", "no counterpart found",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_the_csv_says_which_clause_answers_two_rows_and_in_which_it_stands(client, view):
    answer_two_rows(make_site())

    lines = csv_rows(client.get(f"/compare/comparison.csv?t=first&t=second&t=third&view={view}"))

    columns = ("row", "relation", "Third: points", "Third: relation", "other rows", "matched by")
    assert [[line[column] for column in columns] for line in lines] == [
        ["first.1", "1 of 2 agrees, 1 differs", "5", "merged", "Third 5: also answers row first.2",
         "matched by shared issue and wording"],
        ["first.2", "1 of 2 agrees, 1 addressed elsewhere", "", "answered in another row: see 5 (row first.1)",
         "Third: answered in another row: see 5 (row first.1)", "matched by identical wording"],
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_the_csv_says_where_words_are_not_compared(client, view):
    speak_ukrainian(make_site())

    lines = csv_rows(client.get(f"/compare/comparison.csv?t=plan&t=ukrainian&view={view}"))

    words = "different languages: not compared by words"
    columns = ("row", "relation", "Draft in Ukrainian: relation", "matched by")
    assert [[line[column] for column in columns] for line in lines[:2]] == [
        ["plan.1", words, words, "matched by shared issue"],
        ["ukrainian.5", words, words, "no counterpart found"],
    ]


@pytest.mark.django_db
def test_no_cell_of_the_csv_is_a_formula(client):
    make_site("\t=1+1")
    site_words = csv_rows(client.get(f"/compare/comparison.csv?{BOTH}"))[0]
    raw = body(client.get(f"/compare/comparison.csv?{BOTH}&view=aligned")).decode("utf-8-sig")

    assert site_words["issue"] == "Force size\t=1+1"
    for line in raw.splitlines():
        for cell in line.split(","):
            assert not cell.strip('"').startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


@pytest.mark.django_db
def test_the_summary_has_no_column_for_the_words(client):
    make_site()
    (line, *_) = csv_rows(client.get(f"/compare/comparison.csv?{BOTH}&view=summary"))
    assert [name for name in line if ":" in name] == [
        "Plan: points",
        "Plan: relation",
        "Plan: basis",
        "Counter: points",
        "Counter: relation",
        "Counter: basis",
    ]


PLAN = Proposal(pk=1, short_title="Plan")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ({"clause": Clause(pk=1, proposal=PLAN, number="1", key="1")}, "on point 1 of the Plan"),
        ({"proposal": PLAN}, "on the Plan as a whole"),
        ({"issue": Issue(pk=1, thesis="There is a cap.")}, "on the thesis: There is a cap."),
    ],
    ids=["clause", "text", "thesis"],
)
@pytest.mark.django_db
def test_a_stance_is_worded_with_its_target_and_its_day(target, expected, django_assert_num_queries):
    position = Position(
        pk=1, party=Party(short_name="Alpha"), stance="supports-with-conditions", stated_on=date(2025, 11, 20),
        source=Source(reliability="record"), **target,
    )  # fmt: skip
    with django_assert_num_queries(1):
        words = stance_words(position, States())
    assert words == f"Alpha: supports with conditions, {expected} (20 November 2025)"
    position.date_precision = "month"
    assert stance_words(position, States()) == f"Alpha: supports with conditions, {expected} (November 2025)"
    position.source.reliability = "unknown"
    assert stance_words(position, States()).endswith(
        " (November 2025, rests only on an outlet whose publisher is not identified)"
    )
    position.certainty, position.target_basis, position.emphasis = "reported", "inferred", "red-line"
    position.conditions = "A pact."
    assert stance_words(position, States()) == (
        f"Alpha: supports with conditions, {expected} (November 2025, reported, red line, target inferred by us: the "
        "speaker did not name it, rests only on an outlet whose publisher is not identified). Asks for: A pact."
    )
