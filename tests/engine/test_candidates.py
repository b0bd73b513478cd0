"""What the align bench is shown: every passage ranked, the engine's own choice first, nothing decided."""

from __future__ import annotations

from proposals.engine.candidates import Proposed, proposed, ranked, similar
from proposals.engine.vocabulary import Passage
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text

LEFT = make_text("a", COMMISSION, HARBOUR, SCHOOLS)
RIGHT = make_text("b", PRISONERS, f"{HARBOUR} They leave it in the same way.", COMMISSION)


def test_every_passage_of_the_other_text_is_ranked_with_the_engines_choice_first():
    found = ranked(LEFT, RIGHT)
    assert [found[key][0].key for key in "12"] == ["3", "2"]
    assert [sorted(c.key for c in found[key]) for key in "123"] == [["1", "2", "3"]] * 3
    assert [c.proposed for c in found["1"]] == [True, False, False]
    assert (found["1"][0].by, found["1"][0].certainty) == ("identical", 0.99)
    assert not any(c.proposed for c in found["3"])


def test_what_a_person_has_settled_is_ranked_but_not_proposed():
    found = ranked(LEFT, RIGHT, settled={("a", "1"), ("b", "3")})
    assert (found["1"][0].key, found["1"][0].proposed) == ("3", False)
    assert [group.left for group in proposed(LEFT, RIGHT, settled={("a", "1"), ("b", "3")})] == [("2",)]


def test_groups_are_proposed_in_order_from_a_certainty_on():
    assert [(group.left, group.right) for group in proposed(LEFT, RIGHT)] == [(("1",), ("3",)), (("2",), ("2",))]
    assert proposed(LEFT, RIGHT, at_least=0.99) == (Proposed(("1",), ("3",), 0.99),)


def test_a_split_is_one_group():
    whole = make_text("a", f"{PRISONERS} {HARBOUR}", SCHOOLS)
    parts = make_text("b", PRISONERS, HARBOUR, SCHOOLS)
    assert next((group.left, group.right) for group in proposed(whole, parts)) == (("1",), ("1", "2"))


def test_a_point_without_text_comes_last():
    other = make_text("b", Passage("1", "", number="1", status="unrecorded"), COMMISSION)
    assert [c.key for c in ranked(make_text("a", COMMISSION), other)["1"]] == ["2", "1"]


def test_similar_texts_come_best_first_and_strangers_not_at_all():
    others = [PRISONERS, f"{COMMISSION} It reports to both parliaments.", COMMISSION]
    assert [index for index, _ in similar(COMMISSION, others)] == [2, 1]
    assert similar(COMMISSION, []) == []
