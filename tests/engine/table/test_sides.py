"""What a row says of a text and the base is what it would say of the two alone."""

from __future__ import annotations

import pytest

from proposals.engine.table.barriers import Barriers
from proposals.engine.table.groups import Group
from proposals.engine.table.sides import Sides, silence_of
from proposals.engine.table.silence import Record
from proposals.engine.vocabulary import Omission, Passage, Place, Text
from tests.engine.making import HARBOUR, PRISONERS, SCHOOLS, make_text


def sides_of(*texts: Text) -> Sides:
    """The sides of texts, the first of them the base."""
    passages = {(text.key, p.key): p for text in texts for p in text.passages}
    parents: dict[Place, Place | None] = dict.fromkeys(passages)
    records = {text.key: Record.of(text) for text in texts}
    return Sides([text.key for text in texts], passages, parents, records, Barriers.of(texts))


def on(issue: str, text: str = HARBOUR) -> Passage:
    return Passage("1", text, issues=(issue,))


def test_the_issues_of_the_base_come_first() -> None:
    sides = sides_of(make_text("base", on("tolls")), make_text("b", on("ports")))
    held = sides.held([("b", "1"), ("base", "1")])
    assert ([*held], sides.issues(held)) == (["base", "b"], ("tolls", "ports"))


@pytest.mark.parametrize(("base_issue", "silence"), [("tolls", "not_addressed"), ("ports", "elsewhere")])
def test_a_silent_text_is_asked_about_the_clauses_of_the_base(base_issue: str, silence: str) -> None:
    """And not about those of a third text beside it."""
    silent = make_text("c", Passage("9", SCHOOLS, issues=("ports",)))
    sides = sides_of(make_text("base", on(base_issue)), make_text("b", on("ports")), silent)
    held = sides.held([("base", "1"), ("b", "1")])
    assert sides.of_silent("c", held, answered=False).side.silence == silence


def test_where_the_base_has_nothing_or_no_issue_all_others_are_asked_about() -> None:
    silent = make_text("c", Passage("9", SCHOOLS, issues=("ports",)))
    for base in (make_text("base", Passage("1", PRISONERS)), make_text("base")):
        sides = sides_of(base, make_text("b", on("ports")), silent)
        found = sides.of_silent(
            "c", sides.held([*{("base", p.key) for p in base.passages}, ("b", "1")]), answered=False
        )
        assert (found.side.silence, found.issues) == ("elsewhere", ("ports",))


def test_the_omission_of_a_third_text_says_nothing_of_the_base() -> None:
    silent = make_text("c", SCHOOLS, omissions=(Omission("b", "1", "left-out"),))
    sides = sides_of(make_text("base", HARBOUR), make_text("b", HARBOUR), silent)
    held = sides.held([("base", "1"), ("b", "1")])
    assert sides.of_silent("c", held, answered=False).side.silence == "not_addressed"
    assert sides.of_silent("c", sides.held([("b", "1")]), answered=False).side.silence == "omitted"


def test_two_sides_have_all_that_the_two_texts_have_in_the_row_alone() -> None:
    base, other = make_text("base", HARBOUR, PRISONERS), make_text("b", f"{HARBOUR} {PRISONERS}")
    sides = sides_of(base, other, make_text("c", HARBOUR))
    group = Group([("base", "1"), ("b", "1"), ("c", "1")])
    held = sides.held(group.places)
    assert [len(side.passages) for side in sides.of_two("b", held, group)] == [1, 1]
    group.wider[frozenset({"base", "b"})] = (("base", "1"), ("base", "2"), ("b", "1"))
    assert [len(side.passages) for side in sides.of_two("b", held, group)] == [2, 1]
    assert [len(side.passages) for side in sides.of_two("c", held, group)] == [1, 1]


def test_a_silent_base_is_asked_about_the_text_beside_it_alone() -> None:
    base = make_text("base", Passage("9", SCHOOLS, issues=("ports",)))
    sides = sides_of(base, make_text("b", on("tolls")), make_text("c", on("ports")))
    group = Group([("b", "1"), ("c", "1")])
    held = sides.held(group.places)
    assert [sides.of_two(key, held, group)[0].silence for key in "bc"] == ["not_addressed", "elsewhere"]
    group.also = ((("b", "1"), ("base", "9")),)
    assert [sides.of_two(key, held, group)[0].silence for key in "bc"] == ["other_row", "elsewhere"]


def test_a_passage_without_text_is_struck_or_not_recorded() -> None:
    statuses = ("active", "deleted", "removed", "unrecorded")
    assert [silence_of(Passage("1", "", status=status)) for status in statuses] == [*["struck"] * 3, "unrecorded"]
    assert silence_of(Passage("1", HARBOUR, status="deleted")) is None
