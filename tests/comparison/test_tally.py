"""The line above a comparison counts each row of a pair once, under the sign that it bears."""

from __future__ import annotations

from collections import Counter

import pytest

from proposals.comparison.relation_wording import sign_of
from proposals.comparison.result import Comparison, Counts
from proposals.comparison.tally import Tally, tally
from tests.comparison.making import COUNTER, PLAN, THIRD, cell, row
from tests.comparison.starter import PROCESSES, choices, load_starter_data, records_of

OTHER_SIGNS = "?·"  # counted together: the rows that cannot be compared


def counted(*rows, texts=(PLAN, COUNTER)) -> list[Tally]:
    return tally(Comparison(texts, PLAN, rows, rows, Counts.of(rows), (), (), ()))


def test_relations_come_first_then_what_is_left_open_then_what_cannot_be_compared():
    silent = [cell(PLAN, silence="struck"), cell(COUNTER, silence="not_addressed")]
    left_open = [cell(PLAN), cell(COUNTER, silence="bracketed")]
    unknown = row(cells=(cell(PLAN), cell(COUNTER, silence="not_public")))
    rows = [row("added"), row("same"), row("added"), unknown, row(cells=tuple(left_open)), row(cells=tuple(silent))]
    assert counted(*rows) == [
        Tally((("same", "="),), "same", 1),
        Tally((("added", "+"),), "only in the other", 2),
        Tally((("", "…"),), "left open", 1),
        Tally((("", "?"), ("", "·")), "cannot be compared", 2),
    ]


def test_of_more_texts_only_the_rows_that_cannot_be_compared_are_counted():
    rows = [row(cells=(cell(PLAN), cell(COUNTER, silence="not_public"), cell(THIRD))), row("same")]
    assert counted(*rows, texts=(PLAN, COUNTER, THIRD)) == [Tally((), "cannot be compared", 1)]
    assert counted(row("same"), texts=(PLAN, COUNTER, THIRD)) == []


@pytest.mark.django_db
@pytest.mark.sweep
@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("most", [4, pytest.param(0, marks=pytest.mark.full_matrix)])
def test_every_row_is_counted_once_under_its_sign(once, process, most):
    once(load_starter_data)
    records = records_of(process)
    for pair in choices(records, 2, most):
        for base in pair:
            comparison = records.comparison(pair, base)
            signs = [sign_of(each.others[0], each) for each in comparison.rows]
            of_rows = Counter(OTHER_SIGNS if sign in OTHER_SIGNS else sign for sign in signs)
            said = Counter()
            for each in tally(comparison):
                [sign, *others] = [sign for _relation, sign in each.signs]
                said[OTHER_SIGNS if sign in OTHER_SIGNS else sign] += each.rows
                assert set(others) <= set(signs)
            assert said == of_rows
            assert said[OTHER_SIGNS] == comparison.counts.undecided
