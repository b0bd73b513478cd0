"""A clause that answers two rows stands and counts in one of them and is only named in the other."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given

from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Correspondence, Omission, Passage, Reference, Table, Text
from tests.engine.labelled import load
from tests.engine.labelled.load import real_cases
from tests.engine.labelled.score import Match, among_others
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, cell, keys, make_text, random_texts, row_with

DAMS = "A council of four engineers inspects both dams every spring and publishes what it finds."
FISH = "Licensed crews land fish on weekdays only and pay a yearly fee to the fund."
LEVY = "Every barge above the weir pays a levy of 40 crowns, collected by the harbour master."

BOTH_IN_ONE = [
    (HARBOUR, PRISONERS, f"{HARBOUR} {PRISONERS}"),
    (SCHOOLS, COMMISSION, f"{COMMISSION} {SCHOOLS}"),
    (DAMS, FISH, f"{DAMS} {FISH} Nothing else is agreed."),
    (LEVY, SCHOOLS, f"Furthermore, {LEVY[:-1].lower()}; {SCHOOLS}"),
    (FISH, HARBOUR, f"{FISH[:-1]}, and {HARBOUR.lower()}"),
]


def three(first: str, second: str, both: str, base: str = "a") -> Table:
    return compare([make_text("a", first, second), make_text("b", first, second), make_text("c", both)], base)


@pytest.mark.parametrize("base", ["a", "b", "c"])
@pytest.mark.parametrize(("first", "second", "both"), BOTH_IN_ONE)
def test_a_third_text_glues_no_two_rows_together(first: str, second: str, both: str, base: str) -> None:
    table = three(first, second, both, base)

    rows = [row_with(table, "a", key) for key in "12"]
    assert [(keys(row, "a"), keys(row, "b")) for row in rows] == [(["1"], ["1"]), (["2"], ["2"])]
    here, there = rows if keys(rows[0], "c") else rows[::-1]
    assert (len(table.rows), keys(here, "c"), keys(there, "c")) == (2, ["1"], [])
    named = cell(there, "c")
    assert (named.silence, named.relation, named.answered_by) == ("other_row", None, (Reference("1", here.id),))
    assert cell(here, "c").passages[0].also_answers == (there.id,)
    if base != "c":
        assert cell(there, "b" if base == "a" else "a").relation == "same"


@pytest.mark.parametrize(("first", "second", "both"), BOTH_IN_ONE)
def test_between_two_texts_alone_a_merge_stays_one_row(first: str, second: str, both: str) -> None:
    (row,) = compare([make_text("a", first, second), make_text("c", both)], "a").rows
    assert (keys(row, "a"), keys(row, "c")) == (["1", "2"], ["1"])


def test_a_merge_stays_one_row_if_every_other_text_merges_too_or_says_nothing_of_it() -> None:
    both = f"{HARBOUR} {PRISONERS}"
    texts = [make_text("a", HARBOUR, PRISONERS), make_text("b", both), make_text("c", both), make_text("d", DAMS)]
    row = row_with(compare(texts, "a"), "a", "1")
    assert [keys(row, key) for key in "abcd"] == [["1", "2"], ["1"], ["1"], []]


def test_a_part_that_a_third_text_leaves_out_does_not_answer_that_text() -> None:
    texts = [make_text("a", HARBOUR, PRISONERS), make_text("b", HARBOUR), make_text("c", f"{HARBOUR} {PRISONERS}")]
    table = compare(texts, "a")
    alone = row_with(table, "a", "2")
    assert [keys(row_with(table, "a", "1"), key) for key in "abc"] == [["1"], ["1"], ["1"]]
    assert [(cell(alone, key).silence, cell(alone, key).relation) for key in "bc"] == [
        ("not_addressed", "dropped"), ("other_row", None),
    ]  # fmt: skip
    assert (alone.matched_by, alone.certainty < 0.3) == ("unmatched", True)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("answers", [1, 2])
def test_a_person_who_lets_one_clause_answer_two_glues_no_rows_of_other_texts(turned: bool, answers: int) -> None:
    clauses = (HARBOUR, PRISONERS)
    texts = [make_text("a", *clauses), make_text("b", *clauses[:answers]), make_text("c", DAMS)]
    sides = ((("a", "1"), ("a", "2")), (("c", "1"),))
    judged = Correspondence(*(sides[::-1] if turned else sides), "weaker")

    (alone,) = compare([texts[0], texts[2]], "a", [judged]).rows
    table = compare(texts, "a", [judged])

    assert (keys(alone, "a"), keys(alone, "c"), alone.matched_by) == (["1", "2"], ["1"], "person")
    first, second = row_with(table, "a", "1"), row_with(table, "a", "2")
    assert [keys(first, key) for key in "abc"] == [["1"], ["1"], ["1"]]
    assert [keys(second, key) for key in "abc"] == [["2"], ["2"] if answers == 2 else [], []]
    assert cell(second, "c").answered_by == (Reference("1", first.id),)


def test_what_people_paired_meets_no_other_clause_of_that_text_through_a_third() -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", HARBOUR), make_text("c", DAMS, HARBOUR)]
    judged = Correspondence((("a", "1"), ("a", "2")), (("c", "1"),), "weaker")
    table = compare(texts, "a", [judged])
    assert [keys(row_with(table, "a", "1"), key) for key in "abc"] == [["1"], ["1"], ["1"]]
    assert [keys(row_with(table, "c", "2"), key) for key in "abc"] == [[], [], ["2"]]


def test_a_record_is_about_the_text_whose_clause_was_left_out_and_about_no_other() -> None:
    first, second, both = BOTH_IN_ONE[0]
    gone = make_text("c", both, omissions=(Omission("a", "2", "left-out"),))
    texts = [make_text("a", first, second), make_text("b", first, second), gone]
    found = [cell(row_with(compare(texts, base), "a", "2"), "c") for base in "ab"]
    assert [(each.silence, each.relation, each.answered_by) for each in found] == [
        ("omitted", "dropped", ()),
        ("other_row", None, (Reference("1", "a.1"),)),
    ]


def test_a_clause_on_record_as_replaced_is_referred_to_what_replaced_it() -> None:
    issue = ("assets",)
    lead = "All money goes to a joint fund as follows:"
    points = [Passage("1", lead, issues=issue), Passage("1.a", FISH, parent="1", issues=issue)]
    replaced = tuple(Omission("a", key, "replaced") for key in ("1", "1.a"))
    texts = [
        make_text("a", *points),
        make_text("b", Passage("7", FISH, issues=("fish",))),
        make_text("c", Passage("9", "All money goes to a joint fund.", issues=issue), omissions=replaced),
    ]
    (row,) = compare([texts[0], texts[2]], "a").rows
    assert (keys(row, "a"), keys(row, "c")) == (["1", "1.a"], ["9"])
    named = cell(row_with(compare(texts, "a"), "a", "1.a"), "c")
    assert (named.silence, named.relation, named.answered_by) == ("other_row", None, (Reference("9", "a.1"),))


def test_a_sub_point_is_referred_to_the_clause_that_answers_its_point() -> None:
    issue = ("money",)

    def with_list(key: str) -> Text:
        return make_text(
            key,
            Passage("1", "Money for rebuilding is each as follows:", issues=issue),
            Passage("1.a", "frozen assets are lent to a fund;", parent="1", issues=issue),
        )

    clause = Passage("9", "Money for rebuilding comes from taxes, gifts and a levy on trade.", issues=issue)
    table = compare([with_list("a"), make_text("b", clause), with_list("c")], "a")
    assert cell(row_with(table, "a", "1.a"), "b").answered_by == (Reference("9", "a.1"),)


@given(random_texts())
def test_every_reference_leads_to_the_row_where_its_passage_stands(texts: list[Text]) -> None:
    for base in texts:
        table = compare(texts, base.key)
        stands = {(c.text, p.key): row.id for row in table.rows for c in row.cells for p in c.passages}
        named = {(c.text, r.key, r.row, row.id) for row in table.rows for c in row.cells for r in c.answered_by}
        assert all(stands[text, key] == there != here for text, key, there, here in named)
        also = {
            (c.text, p.key, row.id, here)
            for row in table.rows
            for c in row.cells
            for p in c.passages
            for here in p.also_answers
        }
        assert named == also
        for row in table.rows:
            for c in row.cells:
                assert (c.silence == "other_row") <= bool(c.answered_by)
                assert not c.answered_by or c.relation != "dropped"
                assert not c.answered_by or c.passages or c.silence in ("other_row", "struck", "omitted")


def test_the_order_of_the_texts_changes_no_reference() -> None:
    first, second, both = BOTH_IN_ONE[0]
    texts = [make_text("a", first, second), make_text("b", first, second), make_text("c", both)]
    found = {
        frozenset((key, keys(row_with(compare(order, "a"), "a", key), "c") == []) for key in "12")
        for order in permutations(texts)
    }
    assert len(found) == 1


@pytest.mark.parametrize("match", ["wording", "all"])
def test_six_texts_at_once_pair_as_two_do(match: Match) -> None:
    rows, referring = (among_others(real_cases(), 6, match, referring=each) for each in (False, True))
    two = among_others(real_cases(), 2, match)
    assert referring == two
    assert rows.precision >= two.precision >= 0.99


def test_a_reference_names_whom_it_answers_if_it_does_not_answer_all() -> None:
    """Point 7 of the base answers one of two clauses that answer each other; point 4 answers neither of them.

    It would through the fourth text, which leaves both matters open in one clause.
    """
    texts = [load.text(name) for name in ("us-28", "europe-24", "us-four", "geneva")]
    table = compare(texts, "us-28")
    row = row_with(table, "europe-24", "13")
    assert [keys(row, text.key) for text in texts] == [[], ["13"], ["r8"], []]
    assert cell(row, "us-28").answered_by == (Reference("7", "us-28.7", ("europe-24",)),)


def forgotten(texts: list[Text]) -> set[tuple[str, str, str]]:
    """Passages that a text answers between the two alone, but not a word of it if all are compared: base, text, key."""
    found = set()
    for base in texts:
        table = compare(texts, base.key)
        for other in texts:
            alone = compare([base, other], base.key) if other is not base else None
            for passage in base.passages if alone else ():
                answered = cell(row_with(alone, base.key, passage.key), other.key)
                there = cell(row_with(table, base.key, passage.key), other.key)
                if answered.passages and not there.passages and not there.answered_by:
                    found.add((base.key, other.key, passage.key))
    return found


@given(random_texts())
def test_what_answers_between_two_texts_alone_is_there_or_referred_to_among_more(texts: list[Text]) -> None:
    assert forgotten(texts) == set()


def test_nothing_that_two_real_texts_answer_is_lost_among_six() -> None:
    assert (
        forgotten([load.text(name) for name in ("us-28", "e3", "framework", "europe-24", "us-four", "geneva")]) == set()
    )
