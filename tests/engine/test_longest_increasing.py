"""The longest run that keeps its order."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.longest_increasing import longest_increasing


@pytest.mark.parametrize(
    ("values", "indexes"),
    [
        ([], []),
        ([7], [0]),
        ([3, 0, 1, 4, 2], [1, 2, 4]),
        ([5, 1, 2, 3, 4], [1, 2, 3, 4]),
        ([2, 2, 1, 2], [0, 1, 3]),
        ([3, 2, 1], [2]),
    ],
)
def test_a_run_never_falls_and_is_as_long_as_possible(values: list[int], indexes: list[int]) -> None:
    assert longest_increasing(values) == indexes


@given(st.lists(st.integers(0, 5), max_size=8))
def test_no_run_is_longer(values: list[int]) -> None:
    run = longest_increasing(values)
    longer = combinations(values, len(run) + 1)

    assert run == sorted(set(run))
    assert [values[index] for index in run] == sorted(values[index] for index in run)
    assert not any(list(other) == sorted(other) for other in longer)
