"""Changes are put where they read best. All changes here are in tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.marking import readable
from proposals.engine.marking.marks import mark
from proposals.engine.marking.tokens import is_solid, tokens_of


@pytest.mark.parametrize(
    ("base", "other", "length", "starts", "best"),
    [
        ("It is so. The parties agree.", "It is so. The parties meet. The parties agree.", 4, range(3, 7), 4),
        ("Ships, guns, tanks go.", "Ships, guns, planes, tanks go.", 2, range(3, 5), 4),
        ("We meet with NATO and Ukraine", "We meet with NATO and with NATO and Ukraine", 3, range(2, 6), 4),
        ("It is very good", "It is very very good", 1, range(2, 4), 2),
    ],
)
def test_a_change_slides_to_where_it_reads_best(base: str, other: str, length: int, starts: range, best: int) -> None:
    less, more = tokens_of(base), tokens_of(other)
    for at in starts:
        added, removed = (at, at, at, at + length), (at, at + length, at, at)

        assert readable.make_readable([added], less, more) == [(best, best, best, best + length)]
        assert readable.make_readable([removed], more, less) == [(best, best + length, best, best)]


def test_a_change_slides_beside_another_of_its_length_too() -> None:
    less = tokens_of("It is so. The parties agree now by ten men.")
    more = tokens_of("It is so. The parties meet. The parties agree.")
    added, removed = (6, 6, 6, 10), (7, 11, 11, 11)

    assert readable.make_readable([added, removed], less, more) == [(4, 4, 4, 8), removed]


@pytest.mark.parametrize(("last", "changed"), [("go", []), ("rest", [(7, 8, 9, 10)])])
def test_a_change_does_not_slide_past_the_next_one(last: str, changed: list[tuple[int, int, int, int]]) -> None:
    # "men pay." could stand after the next full stop, did "late" not stand before that in one of the texts.
    less, more = tokens_of("We meet men late pay. All go"), tokens_of(f"We meet men pay. men pay. All {last}")
    added_first = [(2, 2, 2, 5), (3, 4, 6, 6), *changed]
    removed_first = [(j1, j2, i1, i2) for i1, i2, j1, j2 in added_first]

    assert readable.make_readable(list(added_first), less, more) == added_first
    assert readable.make_readable(list(removed_first), more, less) == removed_first


def test_changes_joined_across_an_island_keep_what_both_sides_begin_and_end_with() -> None:
    old, new = tokens_of("Kyiv the men Lviv pay now"), tokens_of("Kyiv the guns Lviv pay then")
    crossing, later = [(0, 1, 0, 1), (2, 4, 2, 4)], (5, 6, 5, 6)

    assert readable.make_readable(list(crossing), old, new) == [(2, 3, 2, 3)]
    assert readable.make_readable([*crossing, later], old, new) == [(2, 3, 2, 3), later]


@pytest.mark.parametrize(
    ("base", "other", "changes", "turned"),
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
def test_of_runs_that_changed_places_the_one_that_keeps_more_stays(
    base: str, other: str, changes: list[tuple[int, int, int, int]], turned: list[tuple[int, int, int, int]] | None
) -> None:
    old, new, later = tokens_of(base).keys, tokens_of(other).keys, (20, 21, 20, 21)
    changed = [*changes, later]

    readable._turn(changed, 0, old, new)

    assert changed == [*(turned or changes), later]


@pytest.mark.parametrize(
    ("base", "other", "changes"),
    [
        ("We stay, men in Kyiv ten in Lviv", "So, men in Lviv ten in Kyiv", [(0, 2, 0, 1), (4, 4, 3, 6), (6, 9, 8, 8)]),
        ("We stay, men in Lviv ten in Kyiv", "So, men in Kyiv ten in Lviv", [(0, 2, 0, 1), (4, 7, 3, 3), (9, 9, 5, 8)]),
    ],
)
def test_exchanged_words_are_marked_where_they_are(
    base: str, other: str, changes: list[tuple[int, int, int, int]]
) -> None:
    result = readable.make_readable(changes, tokens_of(base), tokens_of(other))

    assert result == [(0, 2, 0, 1), (5, 6, 4, 5), (8, 9, 7, 8)]


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
def test_what_ends_one_run_and_begins_the_other_is_between_two_that_changed_places(
    one: tuple[str, ...], two: tuple[str, ...], between: int
) -> None:
    assert readable._between_turned(one, two) == between


PLAIN = st.lists(st.sampled_from("Ukraine Russia NATO forces the of and in , . men".split()), max_size=16).map(" ".join)


@given(base=PLAIN, other=PLAIN)
def test_no_island_of_function_words_or_punctuation_stands_between_two_changes(base: str, other: str) -> None:
    (spans,) = mark([base], [other])

    islands = [text for kind, text in spans[1:-1] if kind == "same"]
    assert not [island for island in islands if not any(map(is_solid, tokens_of(island).keys))]
