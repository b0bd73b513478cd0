"""The moment a reader looks at, and how addresses carry it."""

from __future__ import annotations

from datetime import date

import pytest

from proposals import moment
from proposals.moment import NOW, Moment, address, at

THEN = Moment(on=date(2025, 11, 25), release=3)


def test_the_moment_is_now_outside_and_after_a_block_even_one_that_fails():
    assert moment.current() == NOW
    with at(THEN):
        assert moment.current() == THEN
    assert moment.current() == NOW
    with pytest.raises(KeyError), at(THEN):
        raise KeyError
    assert moment.current() == NOW


def test_a_moment_within_another_gives_way_to_it_again():
    with at(THEN):
        with at(Moment(release=4)):
            assert moment.current() == Moment(release=4)
        assert moment.current() == THEN


@pytest.mark.parametrize(
    ("at_moment", "query", "expected"),
    [
        (NOW, "", "/compare/"),
        (NOW, {"t": ["a", "b"]}, "/compare/?t=a&t=b"),
        (NOW, "t=a&on=2025-01-01", "/compare/?t=a"),
        (Moment(release=3), "t=a&t=b", "/compare/?t=a&t=b&release=3"),
        (THEN, [("t", "a"), ("release", "9")], "/compare/?t=a&on=2025-11-25&release=3"),
    ],
)
def test_an_address_carries_the_moment_and_the_rest_of_its_query(at_moment, query, expected):
    with at(at_moment):
        assert address("compare", query=query) == expected


def test_an_address_ends_in_its_anchor():
    with at(THEN):
        assert address("party", "ukraine", anchor="p1") == "/parties/ukraine/?on=2025-11-25&release=3#p1"
