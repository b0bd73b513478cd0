"""The tables of the texts."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.exports.package.tables import Public
from proposals.exports.package.texts import TABLES
from proposals.moment import Moment, at

(STATUS,) = [column for table in TABLES for column in table.columns if column.name == "status"]


@pytest.mark.parametrize(
    ("status", "on_a_day"),
    [
        ("leaked", "leaked"),
        ("presented", "presented"),
        ("published", "published"),
        ("superseded", None),
        ("agreed", None),
    ],
)
def test_an_outcome_is_left_out_for_a_day_because_its_date_is_not_recorded(status, on_a_day):
    assert STATUS.cell(status, Public()) == status
    with at(Moment(on=date(2025, 12, 1))):
        assert STATUS.cell(status, Public()) == on_a_day
