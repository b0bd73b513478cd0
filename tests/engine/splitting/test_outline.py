"""Which marks number points, and how deep, as the marks around them decide."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.lines import Line, lines
from proposals.engine.splitting.outline import DEEPEST, place_marks
from proposals.engine.splitting.point_marks import Mark, marks


def outline(text: str) -> list[tuple[str, int]]:
    """The numbers of the points of ``text`` with their depths."""
    return [(placed.number, placed.depth) for placed in place_marks(candidates(text))]


def candidates(text: str) -> list[Mark]:
    result: list[Mark] = []
    before: Line | None = None
    for row in lines(text):
        if not row.blank:
            result += marks(text, row, before)
            before = row
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. A.\na) B.\nb) C.\n2. D.\n", [("1", 0), ("1.a", 1), ("1.b", 1), ("2", 0)]),
        ("1. A.\n• B.\n• C.\n2. D.\n", [("1", 0), ("", 1), ("", 1), ("2", 0)]),
        ("1. A.\n2. B.\n2.1 C.\n2.2 D.\n", [("1", 0), ("2", 0), ("2.1", 1), ("2.2", 1)]),
        ("1. A.\n2.1 B.\n2. C.\n", [("1", 0), ("2", 0)]),
        ("1. A.\n2. B.\n3) C.\n", [("1", 0), ("2", 0), ("3", 0)]),
        ("1. A.\n1. B.\n2. C.\n", [("1", 0), ("1", 0), ("2", 0)]),
        ("17. A.\n18. B.\n", [("17", 0), ("18", 0)]),
        ("Points 3–5: A.\n6. B.\n", [("3–5", 0), ("6", 0)]),
        ("300 men.\n5 boats\n", []),
    ],
)
def test_a_mark_continues_a_list_opens_one_or_returns_to_an_outer_one(text, expected):
    assert outline(text) == expected


def test_a_number_out_of_order_is_a_figure_if_the_right_one_follows():
    assert outline("5. A.\n7. B.\n6. C.\n7. D.\n") == [("5", 0), ("6", 0), ("7", 0)]


def test_a_number_far_beyond_the_list_is_a_figure():
    assert outline("1. A.\n2. B.\n30. C.\n") == [("1", 0), ("2", 0)]


def test_numbers_that_are_not_printed_are_counted():
    placed = place_marks(candidates("1. A.\n2. B.\n5. C.\n6. D.\n"))
    assert [(point.number, point.missing) for point in placed] == [("1", 0), ("2", 0), ("5", 2), ("6", 0)]


def test_nothing_is_deeper_than_the_deepest_level():
    nested = "1. A.\n a) B.\n  A) C.\n   • D.\n    – E.\n     1) F.\n"
    assert [depth for _, depth in outline(nested)] == [0, 1, 2, 3, 4, DEEPEST]
