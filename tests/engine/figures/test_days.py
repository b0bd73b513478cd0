"""Dates in digits and in words, in three languages."""

from __future__ import annotations

import pytest

from proposals.engine.figures.days import read_day, undated


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("2025-11-05", ["2025-11-05"]),
        ("2025/11/05", ["2025-11-05"]),
        ("05.11.2025", ["2025-11-05"]),
        ("05\\11\\2025", ["2025-11-05", "2025-05-11"]),
        ("5 November 2025", ["2025-11-05"]),
        ("November 5, 2025", ["2025-11-05"]),
        ("5 листопада 2025 року", ["2025-11-05"]),
        ("5 ноября 2025 г.", ["2025-11-05"]),
        ("January 2027", ["2027-01"]),
        ("у січні 2027", ["2027-01"]),
        ("05/11/2025", ["2025-11-05", "2025-05-11"]),
        ("05\u201311\u20132025", ["2025-11-05", "2025-05-11"]),
        ("05\u00b711\u00b72025", ["2025-11-05", "2025-05-11"]),
        ("05,11,2025", ["2025-11-05", "2025-05-11"]),
        ("05.11.2025 р.", ["2025-11-05"]),
        ("05.11.2025 г.", ["2025-11-05"]),
        ("2025\u201311\u201305", ["2025-11-05"]),
        ("05.11,2025", []),
        ("05-11-2025", ["2025-11-05", "2025-05-11"]),
        ("13/11/2025", ["2025-11-13"]),
        ("11/13/2025", ["2025-11-13"]),
        ("05/05/2025", ["2025-05-05"]),
        ("13/13/2025", []),
        ("30 February 2026", []),
        ("05/11/25", []),
        ("5 November", []),
        ("14\u201316 December 2025", []),
        ("soon", []),
        ("", []),
    ],
)
def test_a_day_has_one_reading_unless_nobody_can_tell(written: str, readings: list[str]) -> None:
    assert list(read_day(written)) == readings


def test_a_date_without_a_year_can_be_compared() -> None:
    assert undated("14 December") == undated("December 14") == undated("14 грудня") == "12-14"
