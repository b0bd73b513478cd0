"""How links and verdicts become rows: the weakest link speaks for a row, and what a person settled stays settled."""

from __future__ import annotations

import pytest

from proposals.engine.rows import group
from proposals.engine.vocabulary import Passage, Verdict
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text

FREE_HARBOUR = "Ships of both states may enter the harbour free of any charge by day."


def places(texts, verdicts=()):
    return {frozenset(found.places) for found in group(texts, verdicts)}


def test_the_weakest_link_of_a_row_says_how_it_was_matched() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", HARBOUR), make_text("c", FREE_HARBOUR)]
    (row,) = group(texts)
    assert (row.by, row.certainty < 1) == ("wording", True)
    assert [found.by for found in group(texts[:2])] == ["identical"]


def test_every_verdict_on_a_row_stays_with_it() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS), make_text("c", PRISONERS)]
    first = Verdict((("a", "1"),), (("b", "1"),), "contrary")
    second = Verdict((("b", "1"),), (("c", "1"),), "weaker")
    third = Verdict((("a", "1"),), (("c", "1"),), "replaced")
    (row,) = group(texts, [first, second, third])
    assert row.verdicts == (first, second, third)


def test_verdicts_of_rows_that_a_verdict_joins_stay_too() -> None:
    texts = [
        make_text(key, clause) for key, clause in zip("abcd", (HARBOUR, SCHOOLS, PRISONERS, COMMISSION), strict=True)
    ]
    apart = [Verdict(((one, "1"),), ((two, "1"),), "contrary") for one, two in ("ab", "cd")]
    between = Verdict((("b", "1"),), (("c", "1"),), "amended")
    (row,) = group(texts, [*apart, between])
    assert set(row.verdicts) == {*apart, between}


def test_a_verdict_on_a_passage_that_is_gone_does_not_keep_the_next_from_holding() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS)]
    gone = Verdict((("a", "9"),), (("b", "1"),), "contrary")
    holds = Verdict((("a", "1"),), (("b", "1"),), "contrary")
    (row,) = group(texts, [gone, holds])
    assert (row.by, row.verdicts) == ("person", (holds,))


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("turned", [False, True])
def test_what_a_person_has_paired_takes_no_parts_of_the_other_text(turned, side) -> None:
    whole = make_text("ab"[side], f"{PRISONERS} {HARBOUR}")
    parts = make_text("ba"[side], COMMISSION, HARBOUR, PRISONERS)
    one, first, second, third = (whole.key, "1"), (parts.key, "1"), (parts.key, "2"), (parts.key, "3")
    assert frozenset({one, second, third}) in places([whole, parts])

    sides = ((one,), (first,))
    verdict = Verdict(*(sides[::-1] if turned else sides), "contrary")
    assert places([whole, parts], [verdict]) == {frozenset({one, first}), frozenset({second}), frozenset({third})}


def test_a_verdict_binds_its_two_texts_alone() -> None:
    texts = [make_text("a", HARBOUR), make_text("b", SCHOOLS), make_text("c", SCHOOLS, HARBOUR)]
    verdict = Verdict((("a", "1"),), (("b", "1"),), "contrary")
    rows = places(texts, [verdict])
    assert len(rows) == 2
    assert {("a", "1"), ("b", "1")} < max(rows, key=len)


def test_rival_versions_of_a_point_share_its_row_by_their_main_issue() -> None:
    point = Passage("1", HARBOUR, issues=("harbour", "tolls"))
    same = Passage("1.a", SCHOOLS, parent="1", status="variant", issues=("harbour", "schools"))
    other = Passage("1.b", PRISONERS, parent="1", status="variant", issues=("prisoners", "harbour"))
    assert places([make_text("a", point, same, other)]) == {
        frozenset({("a", "1"), ("a", "1.a")}),
        frozenset({("a", "1.b")}),
    }
