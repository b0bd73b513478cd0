"""Where changes are put so that they read best, in tokens."""

from __future__ import annotations

import pytest

from proposals.engine.marking import readable
from proposals.engine.marking.tokens import columns


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

        assert readable.settle([added], less, more) == [(settled, settled, settled, settled + length)]
        assert readable.settle([removed], more, less) == [(settled, settled + length, settled, settled)]


def test_a_change_slides_beside_another_of_its_length_too() -> None:
    less = columns("It is so. The parties agree now by ten men.")
    more = columns("It is so. The parties meet. The parties agree.")
    added, removed = (6, 6, 6, 10), (7, 11, 11, 11)

    assert readable.settle([added, removed], less, more) == [(4, 4, 4, 8), removed]


@pytest.mark.parametrize(("last", "changed"), [("go", []), ("rest", [(7, 8, 9, 10)])])
def test_a_change_does_not_slide_past_the_next_one(last: str, changed: list[tuple[int, int, int, int]]) -> None:
    # "men pay." could stand after the next full stop, did "late" not stand before that in one of the texts.
    less, more = columns("We meet men late pay. All go"), columns(f"We meet men pay. men pay. All {last}")
    added_first = [(2, 2, 2, 5), (3, 4, 6, 6), *changed]
    removed_first = [(j1, j2, i1, i2) for i1, i2, j1, j2 in added_first]

    assert readable.settle(list(added_first), less, more) == added_first
    assert readable.settle(list(removed_first), more, less) == removed_first


def test_changes_joined_across_an_island_keep_what_both_sides_begin_and_end_with() -> None:
    old, new = columns("Kyiv the men Lviv pay now"), columns("Kyiv the guns Lviv pay then")
    crossing, later = [(0, 1, 0, 1), (2, 4, 2, 4)], (5, 6, 5, 6)

    assert readable.settle(list(crossing), old, new) == [(2, 3, 2, 3)]
    assert readable.settle([*crossing, later], old, new) == [(2, 3, 2, 3), later]


@pytest.mark.parametrize(
    ("base", "other", "found", "turned"),
    [
        # "in Kyiv" stands still, or "ten" and both "in" do.
        (
            "We stay in Kyiv ten in Lviv",
            "So in Lviv ten in Kyiv",
            [(2, 2, 1, 4), (4, 7, 6, 6)],
            [(3, 4, 2, 3), (6, 7, 5, 6)],
        ),
        (
            "We stay in Lviv ten in Kyiv",
            "So in Kyiv ten in Lviv",
            [(2, 5, 1, 1), (7, 7, 3, 6)],
            [(3, 4, 2, 3), (6, 7, 5, 6)],
        ),
        # No more would stand still.
        ("We stay Kyiv ten men", "So men ten Kyiv", [(2, 2, 1, 3), (3, 5, 4, 4)], None),
        ("We stay men ten Kyiv", "So Kyiv ten men", [(2, 4, 1, 1), (5, 5, 2, 4)], None),
        # What stands between is no more than an island.
        ("in Kyiv and in Lviv", "in Lviv and in Kyiv", [(0, 0, 0, 3), (2, 5, 5, 5)], None),
        # Nothing stands between.
        ("in Kyiv now in Lviv now", "in Lviv now in Kyiv now", [(0, 0, 0, 3), (3, 6, 6, 6)], None),
        ("We agree not", "We not agree", [(1, 1, 1, 2), (2, 3, 3, 3)], None),
        ("We not agree", "We agree not", [(1, 1, 1, 2), (2, 3, 3, 3)], [(1, 2, 1, 1), (3, 3, 2, 3)]),
        # They have not changed places.
        ("Kyiv ten men", "men two Kyiv", [(0, 0, 0, 2), (1, 3, 3, 3)], None),
    ],
)
def test_of_what_changed_places_that_stands_still_which_keeps_more(
    base: str, other: str, found: list[tuple[int, int, int, int]], turned: list[tuple[int, int, int, int]] | None
) -> None:
    old, new, later = columns(base).keys, columns(other).keys, (20, 21, 20, 21)
    changed = [*found, later]

    readable._turn(changed, 0, old, new)

    assert changed == [*(turned or found), later]


@pytest.mark.parametrize(
    ("base", "other", "found"),
    [
        ("We stay, men in Kyiv ten in Lviv", "So, men in Lviv ten in Kyiv", [(0, 2, 0, 1), (4, 4, 3, 6), (6, 9, 8, 8)]),
        ("We stay, men in Lviv ten in Kyiv", "So, men in Kyiv ten in Lviv", [(0, 2, 0, 1), (4, 7, 3, 3), (9, 9, 5, 8)]),
    ],
)
def test_words_that_are_exchanged_are_settled_where_they_stand(
    base: str, other: str, found: list[tuple[int, int, int, int]]
) -> None:
    settled = readable.settle(found, columns(base), columns(other))

    assert settled == [(0, 2, 0, 1), (5, 6, 4, 5), (8, 9, 7, 8)]


@pytest.mark.parametrize(
    ("one", "two", "between"),
    [
        (("x", "men"), ("men", "x"), 1),
        (("x", "men", "b"), ("men", "b", "x"), 2),
        (("x", "y"), ("x", "y"), 0),
        (("x", "y"), ("y", "z"), -1),
        (("men", "of"), ("of", "men"), -1),
        (tuple(map(str, range(100))), (*map(str, range(1, 100)), "0"), 99),
        (tuple(map(str, range(101))), (*map(str, range(1, 101)), "0"), -1),
    ],
)
def test_what_ends_one_run_and_begins_the_other_stands_between_two_that_changed_places(
    one: tuple[str, ...], two: tuple[str, ...], between: int
) -> None:
    assert readable._between_turned(one, two) == between
