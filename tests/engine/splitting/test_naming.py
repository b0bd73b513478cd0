"""Parents, depths and keys of clauses."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.naming import LONGEST_KEY, parents, with_keys, with_valid_depths
from proposals.engine.splitting.piece import Piece

HEADING = Piece("Wells", "heading")


def clause(number: str = "", depth: int = 0, key: str = "") -> Piece:
    return Piece("Boats pass.", depth=depth, number=number, key=key)


def keys(*pieces: Piece, taken: tuple[str, ...] = ()) -> list[str]:
    return [piece.key for piece in with_keys(pieces, taken)]


def test_the_parent_is_the_nearest_clause_before_that_is_less_deep():
    pieces = [clause(), clause(depth=1), HEADING, clause(depth=1), clause(depth=2), clause()]
    assert parents(pieces) == [None, 0, None, 0, 3, None]


def test_no_clause_is_more_than_one_step_deeper_than_the_clause_before():
    pieces = [clause(depth=2), HEADING, clause(depth=3), clause(depth=1), clause(depth=1)]
    assert [piece.depth for piece in with_valid_depths(pieces)] == [0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([clause("1"), clause("1.a", 1), clause("", 1), clause("", 1)], ["1", "1.a", "1.x1", "1.x2"]),
        ([clause("1"), clause("1"), clause("1")], ["1", "1-2", "1-3"]),
        ([clause("1"), clause("1.б", 1), clause("1.д", 1)], ["1", "1.a", "1.b"]),
        ([clause("3–5"), clause("№ 6")], ["3-5", "6"]),
        ([HEADING, clause("1"), HEADING, clause("1"), clause("2")], ["", "s1.1", "", "s2.1", "s2.2"]),
        ([HEADING, clause("1"), HEADING, clause("2")], ["", "1", "", "2"]),
        ([clause("1", key="own"), clause("own")], ["own", "own-2"]),
    ],
)
def test_a_key_follows_number_parent_and_section(pieces, expected):
    assert keys(*pieces) == expected


def test_a_proposed_key_avoids_keys_that_are_taken():
    assert keys(clause("1"), clause(), taken=("1", "1-2", "x1")) == ["1-3", "x2"]


def test_a_key_is_never_longer_than_the_database_takes():
    first, second = keys(clause("1" * 60), clause("1" * 60))
    assert (first, second) == ("1" * LONGEST_KEY, "1" * (LONGEST_KEY - 6) + "-2")
