"""One history row for one save, links included."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from proposals.models.history import record_history, slices, without_history
from tests.factories import make_clause, make_party, make_source, make_user

pytestmark = pytest.mark.django_db


def test_a_row_and_its_links_leave_one_history_row_with_person_reason_and_time():
    clause, source, user = make_clause(), make_source(), make_user()
    at = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    before = clause.history.count()
    with without_history(clause):
        clause.heading = "Other"
        clause.save()
        clause.sources.set([source])
    assert clause.history.count() == before
    clause._history_user = user
    record_history([clause], update=True, reason="Misread", at=at)
    version = clause.history.order_by("history_id").last()
    assert clause.history.count() == before + 1
    assert (version.heading, [link.source for link in version.sources.all()]) == ("Other", [source])
    assert (version.history_type, version.history_user) == ("~", user)
    assert (version.history_change_reason, version.history_date) == ("Misread", at)


def test_history_is_written_again_after_a_save_without_it_even_one_that_failed():
    party = make_party()
    before = party.history.count()
    party.name = None
    with pytest.raises(IntegrityError), transaction.atomic(), without_history(party):
        party.save()
    party.name = "Other"
    party.save()
    assert party.history.count() == before + 1


def test_many_rows_are_recorded_at_once_each_with_its_own_links():
    sources = [make_source() for _ in range(3)]
    clauses = [make_clause(sources=[source]) for source in sources]
    record_history(clauses, update=True)
    latest = [clause.history.order_by("history_id").last() for clause in clauses]
    assert [[link.source for link in version.sources.all()] for version in latest] == [[each] for each in sources]
    record_history([], update=True)


@pytest.mark.parametrize(
    ("count", "expected"), [(0, []), (3, [[0, 1, 2]]), (6, [[0, 1, 2], [3, 4, 5]]), (7, [[0, 1, 2], [3, 4, 5], [6]])]
)
def test_values_are_sliced_in_order_without_an_empty_slice(count, expected):
    assert list(slices(range(count), 3)) == expected
