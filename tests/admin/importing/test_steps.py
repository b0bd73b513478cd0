"""What the buttons of the preview do to its rows."""

from __future__ import annotations

import pytest

from tests.admin.importing.browsing import PIECES, TEXT, error_text, press, rows, submit_text


def test_buttons_join_split_nest_and_undo(analyst, draft):
    response = submit_text(analyst, draft, text=TEXT)
    joined = press(analyst, response, "join:3")
    assert rows(joined)[2:4] == [("clause", 1, "2.a", "2.a", "in town; b) outside."), PIECES[4]]
    at = response.context["preview"].pieces[0].written.index("Lights")
    divided = press(analyst, joined, f"split:0:{at}")
    assert rows(divided)[:2] == [("clause", 0, "1", "1", "Boats pass."), ("clause", 0, "", "x1", "Lights are lit.")]
    nested = press(analyst, divided, "nest:1")
    assert rows(nested)[1] == ("clause", 1, "", "1.x1", "Lights are lit.")
    assert rows(press(analyst, nested, "unnest:1")) == rows(divided)
    assert rows(press(analyst, press(analyst, nested, "undo"), "undo")) == rows(joined)
    assert rows(press(analyst, nested, "split-again")) == PIECES


def test_a_row_is_split_before_words_that_are_typed(analyst, draft):
    response = press(analyst, submit_text(analyst, draft, text=TEXT), "split-before:0", **{"before-0": "are lit"})
    assert [row[4] for row in rows(response)[:2]] == ["Boats pass. Lights", "are lit."]
    wrong = press(analyst, response, "split-before:0", **{"before-0": "no such words"})
    assert rows(wrong) == rows(response)
    assert (
        error_text(wrong)
        == "Nothing has been saved. Fix these problems: That is not possible with this text; nothing has been changed."
    )


@pytest.mark.parametrize(
    "do",
    [
        "join:0",
        "join:99",
        "split:0:0",
        "split:0:9999",
        "split:x:1",
        "nest:-1",
        "join:",
        "split:0",
        "split-before:7",
        "join:1e9",
    ],
)
def test_an_impossible_step_changes_nothing(do, analyst, draft):
    response = press(analyst, submit_text(analyst, draft, text=TEXT), do)
    assert rows(response) == PIECES
    assert "nothing has been changed" in error_text(response)
