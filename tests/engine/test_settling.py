"""Where changes are put so that they read best, in tokens."""

from __future__ import annotations

import pytest

from proposals.engine import settling
from proposals.engine.tokens import columns


@pytest.mark.parametrize(
    ("base", "other", "length", "found", "settled"),
    [
        ("It is so. The parties agree.", "It is so. The parties meet. The parties agree.", 4, range(3, 7), 4),
        ("Ships, guns, tanks go.", "Ships, guns, planes, tanks go.", 2, range(3, 5), 4),
        ("We meet with NATO and Ukraine", "We meet with NATO and with NATO and Ukraine", 3, range(2, 6), 4),
        ("It is very good", "It is very very good", 1, range(2, 4), 2),
    ],
)
def test_where_a_change_was_found_does_not_matter(
    base: str, other: str, length: int, found: range, settled: int
) -> None:
    less, more = columns(base), columns(other)
    for at in found:
        added, removed = (at, at, at, at + length), (at, at + length, at, at)

        assert settling.settle([added], less, more) == [(settled, settled, settled, settled + length)]
        assert settling.settle([removed], more, less) == [(settled, settled + length, settled, settled)]


@pytest.mark.parametrize(("last", "changed"), [("go", []), ("rest", [(7, 8, 9, 10)])])
def test_a_change_does_not_slide_past_the_next_one(last: str, changed: list[tuple[int, int, int, int]]) -> None:
    # "men pay." could stand after the next full stop, did "late" not stand before that in one of the texts.
    less, more = columns("We meet men late pay. All go"), columns(f"We meet men pay. men pay. All {last}")
    added_first = [(2, 2, 2, 5), (3, 4, 6, 6), *changed]
    removed_first = [(j1, j2, i1, i2) for i1, i2, j1, j2 in added_first]

    assert settling.settle(list(added_first), less, more) == added_first
    assert settling.settle(list(removed_first), more, less) == removed_first


def test_changes_joined_across_an_island_keep_what_both_sides_begin_and_end_with() -> None:
    old, new = columns("Kyiv the men Lviv pay now"), columns("Kyiv the guns Lviv pay then")
    crossing, later = [(0, 1, 0, 1), (2, 4, 2, 4)], (5, 6, 5, 6)

    assert settling.settle(list(crossing), old, new) == [(2, 3, 2, 3)]
    assert settling.settle([*crossing, later], old, new) == [(2, 3, 2, 3), later]
