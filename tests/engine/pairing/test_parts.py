"""What joins an existing pair: halves of a split, and the list under a point that one clause answers."""

from __future__ import annotations

import pytest

from proposals.engine.pairing.align import Link, find_links
from proposals.engine.vocabulary import Omission, Passage, Place, Text
from tests.engine.making import HARBOUR, PRISONERS, SCHOOLS, make_text

MEETS = "A joint commission meets four times a year in either capital."
MEETS_AND_INSPECTS = (
    "A joint commission meets four times a year in either capital, and lets inspectors see every dam on the river."
)
INSPECTS = "Its inspectors examine dams and locks along the river."


def links(left: Text, right: Text, *, issues: bool = True) -> set[tuple[str, str]]:
    return {(link.left[1], link.right[1]) for link in find_links(left, right, issues=issues).links}


def parts(left: Text, right: Text, *, issues: bool = True) -> dict[tuple[str, str], Place]:
    """What was attached, with the passage that it was attached to."""
    attached = find_links(left, right, issues=issues).links
    return {(link.left[1], link.right[1]): link.whole for link in attached if link.whole is not None}


# Splits and merges


@pytest.mark.parametrize("turned", [False, True])
def test_the_second_half_of_a_split_needs_only_some_words_of_the_whole(turned: bool) -> None:
    halves, whole = (PRISONERS, MEETS, INSPECTS), (PRISONERS, MEETS_AND_INSPECTS)
    left, right = (whole, halves) if turned else (halves, whole)
    attached = parts(make_text("a", *left), make_text("b", *right), issues=False)
    assert attached == ({("2", "3"): ("a", "2")} if turned else {("3", "2"): ("b", "2")})


@pytest.mark.parametrize(
    "other_matter",
    [
        "Fishing boats stay away from every dam on the river by night.",
        "Boats fish at night by every dam on the river.",
    ],
)
def test_a_clause_further_on_about_another_matter_is_no_half(other_matter: str) -> None:
    left = make_text("a", PRISONERS, MEETS, SCHOOLS, other_matter)
    right = make_text("b", PRISONERS, MEETS_AND_INSPECTS, SCHOOLS)
    assert links(left, right) == {("1", "1"), ("2", "2"), ("3", "3")}


def test_a_clause_further_on_is_a_half_if_it_shares_an_issue_too() -> None:
    visits = "Inspectors enter the dams along the river."
    left = make_text("a", PRISONERS, MEETS, SCHOOLS, Passage("4", visits, issues=("river",)))
    whole = Passage("2", MEETS_AND_INSPECTS, issues=("commission", "river"))
    right = make_text("b", PRISONERS, whole, SCHOOLS)
    assert parts(left, right) == {("4", "2"): ("b", "2")}
    assert parts(left, right, issues=False) == {}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_half_joins_the_whole_that_has_most_of_it(order: tuple[int, int]) -> None:
    wholes = Passage("1", f"{PRISONERS} {HARBOUR}"), Passage("2", f"{SCHOOLS} Ships of both states enter the harbour.")
    left = make_text("a", PRISONERS, SCHOOLS, HARBOUR)
    assert parts(left, make_text("b", *(wholes[n] for n in order))) == {("3", "1"): ("b", "1")}


def test_a_half_that_one_clause_may_not_answer_joins_the_next() -> None:
    """A clause on record as replaced is answered on its own issue only."""
    ports = ("ports",)
    left = make_text("a", PRISONERS, Passage("2", SCHOOLS, issues=ports), Passage("3", HARBOUR, issues=ports))
    right = make_text(
        "b",
        f"{PRISONERS} {HARBOUR}",
        Passage("2", f"{SCHOOLS} {HARBOUR}", issues=ports),
        omissions=(Omission("a", "3", "replaced"),),
    )
    assert parts(left, right) == {("3", "2"): ("b", "2")}


def test_a_half_is_scored_to_four_places() -> None:
    left, right = make_text("a", PRISONERS, MEETS, INSPECTS), make_text("b", PRISONERS, MEETS_AND_INSPECTS)
    (half,) = [link for link in find_links(left, right).links if link.whole]
    assert 0.5 < half.score == round(half.score, 4) < 0.51


# Lists under a point that one clause answers

POINT = "Money for rebuilding is found as follows:"
ANSWER = "Money for rebuilding comes from taxes, gifts and a levy on trade."
FUND, INVESTED = "frozen assets are lent to a fund;", "the other half is invested elsewhere."
MONEY, FUNDS = "money", "funds"


def with_list(
    *, point: tuple[str, ...] = (), first: tuple[str, ...] = (), second: tuple[str, ...] = ()
) -> list[Passage]:
    """A point that leads in two sub-points, each on the issues given."""
    return [
        Passage("1", POINT, issues=point),
        Passage("1.a", FUND, parent="1", issues=first),
        Passage("1.b", INVESTED, parent="1", issues=second),
    ]


@pytest.mark.parametrize("issues", [True, False])
def test_a_list_follows_its_point_whichever_text_it_is_in(issues: bool) -> None:
    tied = (MONEY,) if issues else ()
    listed, clause = with_list(point=tied, first=tied, second=tied), Passage("9", ANSWER, issues=tied)
    by = "issue" if issues else "wording"

    answers = find_links(make_text("a", *listed), make_text("b", clause), issues=issues).links
    assert [link for link in answers if link.led_in] == [
        Link(("a", key), ("b", "9"), by, 0.0, ("b", "9"), led_in=True) for key in ("1.a", "1.b")
    ]
    answers = find_links(make_text("a", clause), make_text("b", *listed), issues=issues).links
    assert [link for link in answers if link.led_in] == [
        Link(("a", "9"), ("b", key), by, 0.0, ("a", "9"), led_in=True) for key in ("1.a", "1.b")
    ]


@pytest.mark.parametrize(
    ("clause", "sub_point", "follows"),
    [
        (("money",), ("money",), True),
        # Only the main issue of either counts.
        (("money", "trade"), ("money",), True),
        (("money",), ("money", "funds"), True),
        (("money", "funds"), ("funds",), False),
        (("money",), ("funds",), False),
        (("money",), ("funds", "money"), False),
        (("money",), (), False),
        ((), ("money",), False),
        ((), (), False),
    ],
)
def test_a_sub_point_follows_to_a_clause_on_its_main_issue(
    clause: tuple[str, ...], sub_point: tuple[str, ...], follows: bool
) -> None:
    left = make_text("a", *with_list(point=clause, first=sub_point))
    right = make_text("b", Passage("9", ANSWER, issues=clause))
    assert links(left, right) == {("1", "9")} | ({("1.a", "9")} if follows else set())


@pytest.mark.parametrize("issues", [True, False])
def test_a_sub_point_with_an_answer_of_its_own_does_not_follow(issues: bool) -> None:
    tied = (MONEY,)
    left = make_text("a", *with_list(point=tied, first=tied, second=tied))
    lent = Passage("8", "Frozen assets are lent to a common fund.", issues=("assets",))
    right = make_text("b", lent, Passage("9", ANSWER, issues=tied))
    assert links(left, right, issues=issues) == {("1", "9"), ("1.a", "8"), ("1.b", "9")}


def test_a_sub_point_that_a_person_has_settled_does_not_follow() -> None:
    left, right = make_text("a", *with_list()), make_text("b", Passage("9", ANSWER))
    answers = find_links(left, right, issues=False, settled=frozenset({("a", "1.a")})).links
    assert {(link.left[1], link.right[1]) for link in answers} == {("1", "9"), ("1.b", "9")}


@pytest.mark.parametrize(("of", "answered"), [("a", {"1", "1.b"}), ("c", {"1", "1.a", "1.b"})])
def test_a_sub_point_on_record_as_left_out_of_this_text_does_not_follow(of: str, answered: set[str]) -> None:
    tied = (MONEY,)
    left = make_text("a", *with_list(point=tied, first=tied, second=tied))
    right = make_text("b", Passage("9", ANSWER, issues=tied), omissions=(Omission(of, "1.a", "left-out"),))
    assert links(left, right) == {(key, "9") for key in answered}
