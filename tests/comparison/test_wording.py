"""A comparison in words: dates, numbers, relations."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis.strategies import dates, sampled_from

from proposals.comparison import wording
from proposals.engine.vocabulary import MatchedBy
from proposals.models import Clause, DatePrecision, Proposal, RecordedDay
from proposals.moment import Moment, first_day, last_day

DAY = date(2025, 12, 8)


@pytest.mark.parametrize(
    ("precision", "long", "short"),
    [
        ("day", "8 December 2025", "8 Dec 2025"),
        ("week", "week of 8 December 2025", "week of 8 Dec 2025"),
        ("month", "December 2025", "Dec 2025"),
        ("year", "2025", "2025"),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(precision, long, short):
    assert (wording.day(DAY, precision), wording.short_day(DAY, precision)) == (long, short)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("800000", "800,000"), ("800000.00", "800,000"), ("0.5", "0.5"), ("1E+6", "1,000,000"), ("-15", "-15")],
)
def test_a_number_has_grouped_thousands_and_no_trailing_zeros(number, expected):
    assert wording.number(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("text", "unit", "amount", "expected"),
    [
        ("800000", "personnel", "800000", "800,000 personnel"),
        ("4.5", "percent", "4.50", "4.5%"),
        ("3", "", "3", "3"),
        ("as soon as possible", "days", None, "as soon as possible"),
        ("true", "", None, "yes"),
        ("false", "", None, "no"),
    ],
)
def test_a_value_has_its_unit_and_words_stay_words(text, unit, amount, expected):
    assert wording.value(text, unit, amount and Decimal(amount)) == expected


def test_items_are_joined_as_in_a_sentence():
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US 28-point plan", "the US 28-point plan"),
        ("Ukraine's Plan B", "Ukraine's Plan B"),
        ("Ukraine’s Plan B", "Ukraine’s Plan B"),
        ("Plan of Ukraine's allies", "the Plan of Ukraine's allies"),
    ],
)
def test_a_title_has_an_article_unless_it_begins_with_its_owner(title, expected):
    assert wording.the(title) == expected


def test_a_point_goes_by_its_number_or_by_its_key_where_none_is_printed():
    text = Proposal(short_title="Plan")
    clauses = [Clause(proposal=text, key="7", number="VII"), Clause(proposal=text, key="r1")]
    assert [wording.point(clause) for clause in clauses] == [
        "point VII of the Plan",
        "unnumbered point (r1) of the Plan",
    ]


@pytest.mark.parametrize(
    ("relation", "here", "in_base", "expected"),
    [
        ("split", ["3", "4"], ["2"], "split into 3 and 4"),
        ("merged", ["3"], ["1", "2"], "merged from 1 and 2"),
        ("rewritten", ["3", "4"], ["2"], "2 corresponds to 3 and 4"),
        ("rewritten", ["3"], ["1", "2"], "3 corresponds to 1 and 2"),
        ("rewritten", ["3"], ["2"], ""),
        ("rewritten", ["3", "4"], ["1", "2"], ""),
        ("dropped", [], ["1", "2"], ""),
    ],
)
def test_several_points_that_correspond_to_one_are_named(relation, here, in_base, expected):
    assert wording.points(relation, here, in_base) == expected


def test_everything_the_engine_can_say_has_words():
    assert set(wording.MATCHED_BY) == set(MatchedBy.__args__)
    assert set(wording.STATUS_WORDS) == set(Clause.Status.values) - {"active"}


def test_the_moment_names_the_day_and_the_release():
    moments = [Moment(), Moment(release=3), Moment(on=DAY), Moment(on=DAY, release=3)]
    until = RecordedDay(DAY, "month")
    assert [wording.moment_of(moment, until) for moment in moments] == [
        "records run to December 2025",
        "release 3, records run to December 2025",
        "the talks as they stood on 8 December 2025, records run to December 2025",
        "the talks as they stood on 8 December 2025, release 3, records run to December 2025",
    ]
    assert wording.moment_of(Moment(), None) == "no event or statement recorded"
    assert wording.moment_of(Moment(release=3), None) == "release 3"


def test_how_far_the_records_run_is_said_no_finer_than_it_is_known():
    sentences = [wording.records_run_to(RecordedDay(DAY, each)) for each in ("day", "week", "month", "year")]
    assert sentences == [
        "Records run to 8 December 2025.",
        "Records run to week of 8 December 2025.",
        "Records run to December 2025.",
        "Records run to 2025.",
    ]
    assert wording.records_run_to(None) == "No event or statement is recorded."


def test_only_a_day_in_the_past_needs_a_warning():
    assert wording.moment_warnings(Moment(release=3)) == []
    (warning,) = wording.moment_warnings(Moment(on=DAY))
    assert warning.startswith("As of 2025-12-08: ")


def test_a_language_has_a_name_in_the_language_of_the_reader_or_its_code():
    assert [wording.language_name(code) for code in ("uk", "zh", "tlh")] == ["Ukrainian", "Chinese", "tlh"]
    with override("uk"):
        assert wording.language_name("en") == "Англійська"


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2025-12-08"), ("week", "2025-W50"), ("month", "2025-12"), ("year", "2025")]
)
def test_a_date_for_machines_is_no_finer_than_it_is_known(precision, written):
    assert wording.machine_day(DAY, precision) == written


def _days_of(written: str) -> tuple[date, date]:
    """First and last day of a date, a week, a month, a year or an interval of days as ISO 8601 writes them."""
    if "/" in written:
        return tuple(date.fromisoformat(each) for each in written.split("/"))
    if "W" in written:
        monday = date.fromisoformat(written + "-1")
        return monday, monday + timedelta(days=6)
    first = date.fromisoformat((written + "-01-01")[:10])
    precision = {4: "year", 7: "month", 10: "day"}[len(written)]
    return first, last_day(first, precision)


@given(day=dates(date(2020, 1, 1), date(2035, 1, 1)), precision=sampled_from(DatePrecision.values))
def test_a_date_for_machines_says_which_days_it_may_be(day, precision):
    assert _days_of(wording.machine_day(day, precision)) == (first_day(day, precision), last_day(day, precision))
