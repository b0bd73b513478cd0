"""What is wrong with a dataset, in words."""

from __future__ import annotations

import pytest

from proposals.dataset.problems import DatasetError, Problem


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("parties.yaml", "north", "iso", "fill it in"), "parties.yaml: north: iso: fill it in"),
        (Problem("process.yaml", "", "name", "fill it in"), "process.yaml: name: fill it in"),
        (Problem("events.yaml", "", "", "is missing"), "events.yaml: is missing"),
    ],
)
def test_a_problem_leaves_out_what_it_does_not_name(problem, expected):
    assert str(problem) == expected


def test_an_error_names_every_problem_once_in_order():
    later, earlier = Problem("b.yaml", "", "", "two"), Problem("a.yaml", "", "", "one")
    error = DatasetError(iter([later, earlier, later]))
    assert error.problems == [earlier, later]
    assert str(error) == "a.yaml: one\nb.yaml: two"
