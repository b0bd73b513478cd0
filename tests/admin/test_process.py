"""Processes at the desk."""

from __future__ import annotations

from tests.admin.form_data import add, errors


def test_a_process_cannot_end_before_it_starts(analyst):
    data = {"slug": "x", "name": "X", "started_on": "2025-02-01", "ended_on": "2025-01-01"}
    assert errors(analyst.post(add("process"), data)) == {
        "ended_on": ["A process cannot end before it starts; correct one of the dates."]
    }
