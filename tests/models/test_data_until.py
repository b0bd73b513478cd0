"""How far the records run: to the newest public event or statement, in one query."""

from __future__ import annotations

import datetime

import pytest

from proposals.models.data_until import RecordedDay, data_until
from proposals.moment import Moment, at
from tests.factories import make_clause, make_event, make_issue, make_position, make_process, make_proposal

pytestmark = pytest.mark.django_db


def day(text: str, precision: str = "day") -> RecordedDay:
    return RecordedDay(datetime.date.fromisoformat(text), precision)


def event(process, starts: str, ends: str = "", **fields) -> None:
    make_event(process=process, starts_on=starts, ends_on=ends or starts, **fields)


def test_the_records_run_to_the_newest_public_event_or_statement_of_each_process(django_assert_num_queries):
    talks, other, silent = make_process(), make_process(), make_process()
    text = make_proposal(process=talks, issued_on="2026-05-01")
    event(talks, "2025-12-14", "2025-12-15")
    make_position(issue=make_issue(process=talks), stated_on="2025-12-10")
    make_position(proposal=text, stated_on="2025-12-16")
    make_position(clause=make_clause(proposal=text), stated_on="2025-12-17")
    event(other, "2026-01-02")
    for state in ("draft", "in-review", "withdrawn"):
        event(talks, "2030-01-01", state=state)
        make_position(state, proposal=text, stated_on="2030-01-01")
    make_position(proposal=make_proposal("draft", process=other), stated_on="2030-01-01")
    with django_assert_num_queries(1):
        until = data_until()
    assert [until.of(process.pk) for process in (talks, other, silent)] == [day("2025-12-17"), day("2026-01-02"), None]
    assert until.of() == until.of(talks.pk, other.pk) == day("2026-01-02")
    assert until.of_texts([text]) == day("2025-12-17")


def test_it_is_written_no_finer_than_it_is_known():
    written = [day("2025-12-08", precision).iso for precision in ("day", "week", "month", "year")]
    assert written == ["2025-12-08", "the week of 2025-12-08", "2025-12", "2025"]


def test_nothing_recorded_has_no_day():
    make_proposal()
    assert (data_until().of(), data_until().by_process) == (None, {})


def test_on_a_day_the_records_run_to_what_had_happened_by_then():
    talks = make_proposal().process
    event(talks, "2025-12-01")
    event(talks, "2025-12-14", "2025-12-20")
    make_position(issue=make_issue(process=talks), stated_on="2026-01-01", date_precision="month")
    runs = {}
    for on in ("2025-11-30", "2025-12-10", "2025-12-16", "2025-12-20", "2026-01-30", "2026-01-31"):
        with at(Moment(on=datetime.date.fromisoformat(on))):
            runs[on] = data_until().of(talks.pk)
    assert runs == {
        "2025-11-30": None,
        "2025-12-10": day("2025-12-01"),
        "2025-12-16": day("2025-12-14"),
        "2025-12-20": day("2025-12-20"),
        "2026-01-30": day("2025-12-20"),
        "2026-01-31": day("2026-01-01", "month"),
    }


@pytest.mark.parametrize(
    ("vague", "precision", "newest"),
    [
        ("2025-12-31", "month", ("2025-12-02", "day")),
        ("2025-12-31", "year", ("2025-12-02", "day")),
        ("2026-01-15", "month", ("2026-01-15", "month")),
        ("2025-12-02", "week", ("2025-12-02", "day")),
        ("2025-12-08", "week", ("2025-12-08", "week")),
    ],
)
def test_a_vague_date_counts_from_the_first_day_it_may_be(vague, precision, newest):
    talks = make_proposal().process
    event(talks, "2025-12-02")
    event(talks, vague, date_precision=precision)
    assert data_until().of(talks.pk) == day(*newest)
