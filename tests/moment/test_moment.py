"""The reader's moment: how addresses carry it, and what has happened by then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals import moment
from proposals.models import Position, Proposal, Source
from proposals.moment import NOW, Moment, address, at, happened, has_happened
from tests.factories import make_position, make_proposal, make_source
from tests.moment.later import DAY, LATE, TOMORROW

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


# What has happened by the day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "precision", "first"),
    [
        (date(2025, 11, 25), "day", date(2025, 11, 25)),
        (date(2025, 11, 20), "week", date(2025, 11, 26)),
        (date(2025, 11, 1), "month", date(2025, 11, 30)),
        (date(2024, 2, 10), "month", date(2024, 2, 29)),
        (date(2025, 12, 31), "month", date(2025, 12, 31)),
        (date(2025, 3, 4), "year", date(2025, 12, 31)),
    ],
)
def test_a_date_counts_from_the_end_of_what_is_known_of_it(day, precision, first):
    make_proposal(slug="text", issued_on=day, date_precision=precision)
    seen = {}
    for shown in (first - timedelta(days=1), first):
        with at(Moment(on=shown)):
            seen[shown] = (Proposal.objects.public().exists(), has_happened(day, precision))
    assert list(seen.values()) == [(False, False), (True, True)]


DATES = st.dates(date(2024, 12, 20), date(2026, 1, 10))


@given(day=DATES, precision=st.sampled_from(["day", "week", "month", "year"]), on=DATES)
def test_the_database_and_python_agree_and_nothing_shows_before_its_day(day, precision, on):
    with at(Moment(on=on)):
        rule, shown = happened("issued_on", "date_precision"), has_happened(day, precision)
    by_database = any(
        dict(each.children)["date_precision"] == precision and day <= dict(each.children)["issued_on__lte"]
        for each in rule.children
    )
    assert shown == by_database
    assert not (shown and day > on)


def test_without_a_day_everything_has_happened():
    assert happened("issued_on", "date_precision").children == []
    assert has_happened(date(2999, 1, 1))


@pytest.mark.django_db
def test_a_source_without_a_date_stays():
    undated, later = make_source(published_on=None), make_source(published_on=TOMORROW)
    make_proposal(sources=[undated, later])
    with at(Moment(on=DAY)):
        assert list(Source.objects.public()) == [undated]


@pytest.mark.django_db
def test_the_current_position_is_the_one_of_the_day():
    first = make_position(stated_on=date(2025, 11, 20))
    second = make_position(party=first.party, issue=first.issue, stated_on=TOMORROW)
    assert list(Position.objects.public().current()) == [second]
    with at(Moment(on=DAY)):
        assert list(Position.objects.public().current()) == [first]


def test_every_late_date_of_these_tests_is_late():
    with at(Moment(on=DAY)):
        assert [has_happened(day, precision) for day, precision in LATE] == [False] * len(LATE)
