"""The state of a preview: what was typed counts, and a form that was tampered with is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from proposals.admin.importing.state import PreviewState, Shown, Unreadable, packed_shown, read_shown
from proposals.models import Clause
from tests.admin.importing.browsing import (
    LONGER,
    TEXT,
    error_text,
    import_url,
    posted_fields,
    press,
    rows,
    submit_text,
)


def test_what_is_typed_counts_and_a_proposed_key_follows_the_number(analyst, draft):
    response = press(analyst, submit_text(analyst, draft, text=TEXT), "look", **{"number-1": "7", "kind-4": "comment"})
    assert rows(response)[1:5] == [
        ("clause", 0, "7", "7", "Wells:"),
        ("clause", 1, "2.a", "7.2.a", "in town;"),
        ("clause", 1, "2.b", "7.2.b", "outside."),
        ("comment", 0, "", "", "Money"),
    ]
    chosen = press(analyst, response, "look", **{"key-0": "first"})
    assert rows(press(analyst, chosen, "look", **{"number-0": "99"}))[0][2:4] == ("99", "first")


@pytest.mark.parametrize(
    "change",
    [{"rows": "nonsense"}, {"rows": "[]"}, {"text": TEXT + "x"}, {"past": "7"}, {"shown": ""}],
)
def test_a_preview_that_is_not_posted_as_it_was_sent_keeps_the_text(change, analyst, draft):
    fields = posted_fields(submit_text(analyst, draft, text=TEXT))
    response = analyst.post(import_url(draft), {**fields, **change, "do": "save"})
    assert response.context["text_form"]["text"].value() == change.get("text", TEXT)
    assert "The preview was incomplete" in error_text(response)
    assert Clause.objects.count() == 0


def test_the_issue_of_a_new_clause_survives_steps(editor, published):
    response = press(editor, submit_text(editor, published, text=LONGER), "look", **{"issue-3": "ferry"})
    assert [row.issue for row in response.context["preview"].rows] == ["", "", "", "ferry"]
    joined = press(editor, response, "join:1")
    assert [row.issue for row in joined.context["preview"].rows] == ["", "", "ferry"]
    back = press(editor, joined, "undo")
    assert [row.issue for row in back.context["preview"].rows] == ["", "", "", "ferry"]


# Without a page


STATE = PreviewState.of(TEXT)
ROWS = json.loads(STATE.packed)


def with_row(**changes) -> str:
    """The packed rows, the first of them changed."""
    names = ("length", "kind", "depth", "number", "key", "mark", "title", "answers", "issue")
    first = dict(zip(names, ROWS[0], strict=True)) | changes
    return json.dumps([list(first.values()), *ROWS[1:]])


def test_a_state_is_read_back_as_it_was_packed():
    decided = replace(STATE.rows[0], answers="7", issue="ferry")
    state = replace(STATE, rows=(decided, *STATE.rows[1:]), past=(STATE.packed,))
    assert PreviewState.read(TEXT, state.packed, state.packed_past) == state
    assert state.back() == STATE


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        ("nonsense", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "not a list"),
        ("[]", "number of rows"),
        (json.dumps(ROWS * 100), "number of rows"),
        (json.dumps(ROWS[:-1]), "length"),
        (json.dumps([ROWS[0][:8], *ROWS[1:]]), "row"),
        (json.dumps(["row", *ROWS[1:]]), "row"),
        (with_row(length=True), "counts"),
        (with_row(depth=-1), "counts"),
        (with_row(number=7), "texts"),
        (with_row(key="1" * 61), "texts"),
        (with_row(answers=7), "texts"),
        (with_row(issue=None), "issue"),
        (with_row(issue="i" * 81), "issue"),
        (with_row(length=0), "bounds"),
        (with_row(kind=9), "bounds"),
        (with_row(depth=99), "bounds"),
        (with_row(mark=ROWS[0][0] + 1), "bounds"),
    ],
)
def test_rows_that_were_not_packed_here_are_refused(packed, reason):
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        PreviewState.read(TEXT, packed, "[]")


@pytest.mark.parametrize("past", ["7", "[7]", json.dumps([STATE.packed] * 11)])
def test_past_rows_that_were_not_packed_here_are_refused(past):
    with pytest.raises(Unreadable):
        PreviewState.read(TEXT, STATE.packed, past)


def test_what_was_shown_is_read_back_and_anything_else_is_refused():
    shown = [Shown("1", "")] * len(STATE.rows)
    assert read_shown(packed_shown(shown), STATE) == shown
    for packed in ("", "[]", json.dumps([["1", ""]] * 5), json.dumps([["1", None]] * 6), json.dumps(["1x"] * 6)):
        with pytest.raises(Unreadable):
            read_shown(packed, STATE)


def test_only_the_last_ten_steps_can_be_undone():
    state = STATE
    for _ in range(12):
        state = state.then(state.pieces, range(len(state.rows)))
    assert len(state.past) == 10


def test_an_answer_that_was_left_as_shown_is_left_to_the_engine():
    shown = [Shown("1", "1"), *[Shown("", "")] * 5]
    assert STATE.typed({"answers-0": " 1 "}, shown).answers == {}
    assert STATE.typed({"answers-0": ""}, shown).answers == {0: ""}
    assert STATE.typed({"answers-0": " 2 "}, shown).answers == {0: "2"}


def test_the_number_that_the_engine_inferred_is_fixed_and_other_keys_follow_the_text():
    state = PreviewState.of("1. Boats pass.\nLights are lit.\n3. Wells are shared.\n")
    assert [row.piece.key for row in state.rows if row.piece.kind == "clause"] == ["", "2", ""]
