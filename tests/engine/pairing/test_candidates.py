"""What the workbench shows: every passage ranked, the engine's own choice first, nothing decided."""

from __future__ import annotations

from proposals.engine.pairing.candidates import Proposed, proposed, ranked, similar, similar_to_each
from proposals.engine.vocabulary import Passage
from tests.engine.making import COMMISSION, HARBOUR, PRISONERS, SCHOOLS, make_text

LEFT = make_text("a", COMMISSION, HARBOUR, SCHOOLS)
RIGHT = make_text("b", PRISONERS, f"{HARBOUR} They leave it in the same way.", COMMISSION)


def test_every_passage_of_the_other_text_is_ranked_with_the_engines_choice_first():
    candidates = ranked(LEFT, RIGHT)
    assert [candidates[key][0].key for key in "12"] == ["3", "2"]
    assert [sorted(c.key for c in candidates[key]) for key in "123"] == [["1", "2", "3"]] * 3
    assert [c.proposed for c in candidates["1"]] == [True, False, False]
    assert (candidates["1"][0].by, candidates["1"][0].certainty) == ("identical", 0.99)
    assert not any(c.proposed for c in candidates["3"])


def test_what_a_person_has_settled_is_ranked_but_not_proposed():
    candidates = ranked(LEFT, RIGHT, settled={("a", "1"), ("b", "3")})
    assert (candidates["1"][0].key, candidates["1"][0].proposed) == ("3", False)
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


def test_a_point_without_text_comes_after_strangers_too():
    other = make_text("b", Passage("1", "", number="1", status="unrecorded"), PRISONERS, HARBOUR, COMMISSION)

    candidates = ranked(LEFT, other)["1"]

    assert [c.key for c in candidates] == ["4", "2", "3", "1"]
    assert candidates[2].score < 0 == candidates[3].score


def test_similar_texts_come_best_first_and_strangers_not_at_all():
    others = [PRISONERS, f"{COMMISSION} It reports to both parliaments.", COMMISSION]
    assert [index for index, _ in similar(COMMISSION, others)] == [2, 1]
    assert similar(COMMISSION, []) == []


def test_a_rival_has_a_score_and_a_certainty_of_its_own():
    other = make_text("b", f"{COMMISSION} It reports yearly.", COMMISSION, SCHOOLS)

    taken, rival, stranger = ranked(LEFT, other)["1"]

    assert (taken.key, taken.certainty, taken.proposed, taken.by) == ("2", 0.99, True, "identical")
    # The rival would be alone without this pair, which a rival of two paired passages would not.
    assert (rival.key, rival.certainty, rival.proposed, rival.by) == ("1", 0.35, False, "unmatched")
    assert taken.score > rival.score > 1 > stranger.score
    assert (stranger.key, stranger.certainty) == ("3", None)
    assert rival.score == round(rival.score, 4)


def test_a_rival_of_two_paired_passages_is_hardly_ever_right():
    left = make_text("a", COMMISSION, f"{COMMISSION} It reports yearly.")
    right = make_text("b", COMMISSION, f"{COMMISSION} It reports yearly.")

    candidates = ranked(left, right)

    assert [(key, [(c.key, c.certainty, c.proposed) for c in candidates[key]]) for key in "12"] == [
        ("1", [("1", 0.99, True), ("2", 0.02, False)]),
        ("2", [("2", 0.99, True), ("1", 0.02, False)]),
    ]


def test_a_shared_issue_counts_in_the_score_of_what_a_person_has_settled():
    left = make_text("a", Passage("1", SCHOOLS, issues=("language",)), HARBOUR)
    right = make_text(
        "b", "Grain that crosses the river is not taxed.", Passage("2", "Nobody fishes here.", issues=("language",))
    )

    candidates = ranked(left, right, settled={("a", "1")})["1"]

    assert [(c.key, c.proposed) for c in candidates] == [("2", False), ("1", False)]
    assert candidates[0].score > 0.5 > candidates[1].score


def test_a_point_without_text_has_no_score_and_no_certainty():
    empty = Passage("1", "", number="1", status="unrecorded")
    other = make_text("b", empty, "Grain that crosses the river is not taxed.")
    taken = {("a", "1"), ("b", "1")}

    candidates = ranked(make_text("a", SCHOOLS), other, settled=taken)["1"]

    assert [(c.score, c.certainty) for c in candidates if c.key == "1"] == [(0.0, None)]


def test_a_group_has_the_certainty_of_its_weakest_link_and_its_passages_in_their_order():
    whole = make_text("a", f"{PRISONERS} {HARBOUR} {COMMISSION}", SCHOOLS)
    clauses = {"8": SCHOOLS, "9": PRISONERS, "10": HARBOUR, "11": COMMISSION}
    parts = make_text("b", *(Passage(key, text) for key, text in clauses.items()))

    links = {c.key: c.certainty for c in ranked(whole, parts)["1"] if c.proposed}

    assert links == {"9": 0.95, "10": 0.97, "11": 0.97}
    assert proposed(whole, parts) == (
        Proposed(("1",), ("9", "10", "11"), 0.95),
        Proposed(("2",), ("8",), 0.99),
    )
    assert proposed(parts, whole) == (
        Proposed(("8",), ("2",), 0.99),
        Proposed(("9", "10", "11"), ("1",), 0.95),
    )
    assert proposed(whole, parts, at_least=0.96)[0] == Proposed(("1",), ("10", "11"), 0.97)


def test_at_most_eight_similar_texts_are_named_unless_asked_for_more_or_fewer():
    others = [COMMISSION] * 9
    first = [(index, 1.0) for index in range(9)]
    assert similar(COMMISSION, others) == first[:8]
    assert similar(COMMISSION, others, most=9) == first
    assert similar(COMMISSION, others, most=2) == first[:2]
    assert similar_to_each([COMMISSION, SCHOOLS], others) == [first[:8], []]
    ((_, alike),) = similar(COMMISSION, [f"{COMMISSION} It reports to both parliaments."])
    assert 0.5 < alike == round(alike, 4) < 1
