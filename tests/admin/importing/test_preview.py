"""The preview of a text that is brought in: what its buttons and boxes do, and what comes back wrong."""

from __future__ import annotations

import json

import pytest

from proposals.models import Clause
from tests.admin.importing.steps import PIECES, TEXT, address, ask, boxes, press, rows, said

# Mending the pieces


def test_buttons_join_cut_nest_and_undo(analyst, draft):
    response = ask(analyst, draft, text=TEXT)
    joined = press(analyst, response, "join:3")
    assert rows(joined)[2:4] == [("clause", 1, "2.a", "2.a", "in town; b) outside."), PIECES[4]]
    at = response.context["preview"].pieces[0].written.index("Lights")
    divided = press(analyst, joined, f"split:0:{at}")
    assert rows(divided)[:2] == [("clause", 0, "1", "1", "Boats pass."), ("clause", 0, "", "x1", "Lights are lit.")]
    nested = press(analyst, divided, "deeper:1")
    assert rows(nested)[1] == ("clause", 1, "", "1.x1", "Lights are lit.")
    assert rows(press(analyst, nested, "higher:1")) == rows(divided)
    assert rows(press(analyst, press(analyst, nested, "back"), "back")) == rows(joined)
    assert rows(press(analyst, nested, "anew")) == PIECES


def test_a_row_is_split_before_words_that_are_typed(analyst, draft):
    response = press(analyst, ask(analyst, draft, text=TEXT), "before:0", **{"before-0": "are lit"})
    assert [row[4] for row in rows(response)[:2]] == ["Boats pass. Lights", "are lit."]
    wrong = press(analyst, response, "before:0", **{"before-0": "no such words"})
    assert rows(wrong) == rows(response)
    assert (
        said(wrong)
        == "Nothing has been saved. Fix these problems: That is not possible with this text; nothing has been changed."
    )


def test_what_is_typed_into_the_boxes_counts_and_a_suggested_key_follows_the_number(analyst, draft):
    response = press(analyst, ask(analyst, draft, text=TEXT), "look", **{"number-1": "7", "kind-4": "comment"})
    assert rows(response)[1:5] == [
        ("clause", 0, "7", "7", "Wells:"),
        ("clause", 1, "2.a", "7.2.a", "in town;"),
        ("clause", 1, "2.b", "7.2.b", "outside."),
        ("comment", 0, "", "", "Money"),
    ]
    chosen = press(analyst, response, "look", **{"key-0": "first"})
    assert rows(press(analyst, chosen, "look", **{"number-0": "99"}))[0][2:4] == ("99", "first")


@pytest.mark.parametrize(
    "do",
    [
        "join:0",
        "join:99",
        "split:0:0",
        "split:0:9999",
        "split:x:1",
        "deeper:-1",
        "join:",
        "split:0",
        "before:7",
        "join:1e9",
    ],
)
def test_a_step_that_cannot_be_taken_changes_nothing(do, analyst, draft):
    response = press(analyst, ask(analyst, draft, text=TEXT), do)
    assert rows(response) == PIECES
    assert "nothing has been changed" in said(response)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": "nonsense"},
        {"rows": "[]"},
        {"rows": "{}"},
        {"rows": "[" * 100_000},
        {"rows": json.dumps([[5, 0, 0, "", "", 0, 0, None]])},
        {"rows": json.dumps([[len(TEXT), 9, 0, "", "", 0, 0, None]])},
        {"rows": json.dumps([[len(TEXT), 0, 99, "", "", 0, 0, None]])},
        {"rows": json.dumps([[len(TEXT), 0, 0, 7, "", 0, 0, None]])},
        {"rows": json.dumps([[True, 0, 0, "", "", 0, 0, None]])},
        {"text": TEXT + "x"},
        {"past": "7"},
        {"past": "[7]"},
        {"shown": ""},
        {"shown": "[]"},
        {"shown": json.dumps([["1", ""]] * 5)},
        {"shown": json.dumps([["1", None]] * 6)},
        {"shown": json.dumps(["1x"] * 6)},
    ],
)
def test_a_preview_that_does_not_come_back_whole_keeps_the_text(change, analyst, draft):
    response = analyst.post(address(draft), {**boxes(ask(analyst, draft, text=TEXT)), **change, "do": "save"})
    assert response.context["text_form"]["text"].value() == change.get("text", TEXT)
    assert "The preview was incomplete" in said(response)
    assert Clause.objects.count() == 0


def test_words_run_no_code_in_the_preview(analyst, draft):
    attack = "<script>alert(1)</script>"
    response = ask(analyst, draft, text=f"1. {attack}\n{attack}\n2. </textarea>{attack}\n")
    assert attack not in response.content.decode()
