"""A cell of a comparison as JSON: what answers in another row, what is not compared, what has no words."""

from __future__ import annotations

import pytest

from tests.api.compared import cell
from tests.factories import make_clause, make_proposal
from tests.views.site import answer_two_rows, make_site, speak_ukrainian

pytestmark = pytest.mark.django_db


def test_a_clause_that_answers_two_rows_stands_in_one_and_is_referred_to_in_the_other(api):
    answer_two_rows(make_site())
    rows = api.json("compare/?t=first&t=second&t=third")["rows"]
    assert [row["id"] for row in rows] == ["first.1", "first.2"]
    assert [each["clauses"][0]["also_answers"] for each in rows[0]["cells"]] == [[], [], ["first.2"]]
    there = [{"key": "5", "row": "first.1", "only": []}]
    assert rows[1]["cells"][2] == cell(
        "third", [], silence="other_row", elsewhere=["5"], answered_by=there, state="elsewhere"
    )


def test_words_of_another_language_are_not_compared(api):
    speak_ukrainian(make_site())
    answer = api.json("compare/?t=plan&t=ukrainian")
    size, sea, aid = answer["rows"]
    assert (size["relation"], size["matched_by"], size["cells"][1]["barrier"]) == (None, "issue", "languages")
    assert size["cells"][1]["clauses"][0]["spans"] == [["uncompared", "Альфа утримує не більше 700 000 осіб."]]
    assert aid["cells"][1] == cell("ukrainian", [], silence="not_searched", barrier="languages", state="not_compared")
    assert [each["silence"] for each in sea["cells"]] == ["not_searched", None]
    assert (aid["certainty"], answer["summary"]["undecided"]) == (None, 3)


def test_points_without_words_have_no_spans_and_say_why(api):
    first = make_proposal(slug="first")
    make_proposal(slug="second", text_availability="reported")
    make_clause(proposal=first, key="3", status="deleted")
    make_clause(proposal=first, key="4", status="unrecorded")
    answer = api.json("compare/?t=first&t=second")
    cells = {row["cells"][0]["clauses"][0]["key"]: row["cells"] for row in answer["rows"]}
    assert {key: (here["clauses"][0]["silence"], here["clauses"][0]["spans"]) for key, (here, _) in cells.items()} == {
        "3": ("struck", []),
        "4": ("unrecorded", []),
    }
    assert {there["silence"] for _, there in cells.values()} == {"not_public"}
    assert answer["warnings"] == [
        "first has 1 point not recorded here yet; absence of a clause is not evidence.",
        "second is known from reports only; absence of a clause is not evidence.",
        "second has no clauses recorded here yet; absence of a clause is not evidence.",
    ]
