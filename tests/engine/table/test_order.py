"""The order of rows, and which passages have moved."""

from __future__ import annotations

import pytest

from proposals.engine.table.order import in_order, moved_places
from proposals.engine.table.rows import Group
from proposals.engine.vocabulary import Passage, Text


def text(key: str, passages: str) -> Text:
    return Text(key, tuple(Passage(passage, "") for passage in passages))


def order(rows: list[str], texts: list[Text], base: str) -> list[str]:
    """The rows, each given as places such as "a1 b2", in order."""
    groups = [Group([(place[0], place[1]) for place in row.split()]) for row in rows]
    return [" ".join(map("".join, group.places)) for group in in_order(groups, texts, base)]


@pytest.mark.parametrize(
    ("rows", "base", "expected"),
    [
        (["b2", "a2 b1", "a1"], "a", ["a1", "a2 b1", "b2"]),
        (["b2", "a2 b1", "a1"], "b", ["a1", "a2 b1", "b2"]),
        (["b1 a2", "b2 a1"], "a", ["b2 a1", "b1 a2"]),
        (["b1 a2", "b2 a1"], "b", ["b1 a2", "b2 a1"]),
        (["b1", "b2", "a1", "a2"], "a", ["b1", "b2", "a1", "a2"]),
    ],
)
def test_rows_follow_the_base_and_what_it_lacks_follows_its_neighbour(rows, base, expected):
    assert order(rows, [text("a", "12"), text("b", "12")], base) == expected


def test_what_several_texts_add_at_one_point_follows_the_order_of_the_texts():
    texts = [text("a", "12"), text("b", "1x"), text("c", "1y")]
    rows = ["c1 b1 a1", "cy", "bx", "a2"]
    assert order(rows, texts, "a") == ["c1 b1 a1", "bx", "cy", "a2"]
    assert order(rows, [texts[2], texts[1], texts[0]], "a") == ["c1 b1 a1", "cy", "bx", "a2"]


@pytest.mark.parametrize(
    ("positions", "moved"),
    [
        ([(0, 0), (1, 1), (2, 2)], {}),
        ([(0, 1), (1, 2), (2, 3)], {}),  # something was inserted before them
        ([(0, 2), (1, 0), (2, 1)], {2: 0}),
        ([(0, 0), (1, 2), (2, 1), (3, 3)], {2: 1}),
        ([(0, 0), (0, 1), (1, 2)], {}),  # a split
    ],
)
def test_the_fewest_passages_have_moved(positions, moved):
    pairs = [(ours, theirs, ("a", str(ours)), ("b", str(theirs))) for ours, theirs in positions]
    assert moved_places(pairs) == {("b", str(theirs)): ("a", str(ours)) for theirs, ours in moved.items()}


def test_a_moved_passage_is_named_after_the_first_it_answers():
    pairs = [(n, 0, ("a", str(n)), ("b", "0")) for n in (1, 2)] + [(0, m, ("a", "0"), ("b", str(m))) for m in (1, 2, 3)]
    assert moved_places(pairs) == {("b", "0"): ("a", "1")}
