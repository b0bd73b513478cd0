"""Where points without text belong: by their main issue, then by their printed number."""

from __future__ import annotations

import pytest

from proposals.engine.pairing.placeholders import place_empty_points
from proposals.engine.vocabulary import Passage, Text


def placed(
    empty: Passage,
    *others: Passage,
    revises: tuple[str, ...] = ("plan",),
    pairs: tuple[tuple[str, str], ...] = (("0", "0"),),
    settled: tuple[str, ...] = (),
) -> list[tuple[str, str, bool]]:
    """Where a struck point of a revision goes, as (its key, the key of what it answers, whether by issue).

    ``pairs`` are numbers of clauses that are paired, the plan's and the revision's.
    """
    plan = Text("plan", (*[Passage(f"p{n}", "Kept.", number=one) for n, (one, _) in enumerate(pairs)], *others))
    unchanged = [Passage(f"r{n}", "Kept.", number=two) for n, (_, two) in enumerate(pairs)]
    revision = Text("revision", (*unchanged, empty), revises=revises)
    paired = [(("plan", f"p{n}"), ("revision", f"r{n}")) for n in range(len(pairs))]
    bound = frozenset(("plan", key) for key in settled)
    placements = place_empty_points(plan, revision, paired, bound)
    turned = place_empty_points(revision, plan, [(two, one) for one, two in paired], bound)
    assert [(two, one, by_issue) for one, two, by_issue in turned] == placements
    return [(right[1], left[1], by_issue) for left, right, by_issue in placements]


def struck(number: str, *issues: str) -> Passage:
    return Passage("s", "", number=number, issues=issues, status="deleted")


@pytest.mark.parametrize(
    ("its", "other"), [(("army",), ("army", "oil")), (("army", "oil"), ("army",)), (("army", "oil"), ("army", "gas"))]
)
def test_the_main_issue_alone_counts(its: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert placed(struck("7", *its), Passage("1", "An army.", issues=other)) == [("s", "1", True)]
    assert placed(struck("7", "gas", *its), Passage("1", "An army.", issues=other)) == []


def test_of_several_on_its_issue_the_one_with_its_number_answers() -> None:
    first, second = (Passage(key, "An army.", number=key, issues=("army",)) for key in ("1", "2"))

    assert placed(struck("2", "army"), first, second) == [("s", "2", True)]
    assert placed(struck("9", "army"), first, second) == [("s", "1", True)]


def test_points_without_a_number_do_not_have_the_same_number() -> None:
    assert placed(struck(""), Passage("1", "An army.")) == []
    assert placed(struck("4"), Passage("1", "An army.", number="4")) == [("s", "1", False)]


NUMBERED = Passage("1", "An army.", number="4", issues=("army",))


@pytest.mark.parametrize(
    ("pairs", "counts"),
    [
        ((("1", "1"), ("2", "2"), ("3", "9")), True),
        ((("1", "1"), ("2", "9")), False),
        ((("1", "1"), ("2", "8"), ("3", "9")), False),
        # What has no number has unchanged none and changed none.
        ((("1", "1"), ("2", ""), ("", "9")), True),
        ((), False),
    ],
)
def test_a_number_counts_where_most_pairs_have_kept_theirs(pairs: tuple[tuple[str, str], ...], counts: bool) -> None:
    assert placed(struck("4"), NUMBERED, pairs=pairs) == ([("s", "1", False)] if counts else [])
    assert placed(struck("7", "army"), NUMBERED, pairs=pairs) == [("s", "1", True)]


def test_a_number_counts_between_a_text_and_its_revision_only() -> None:
    assert placed(struck("4"), NUMBERED, revises=()) == []
    assert placed(struck("4", "army"), NUMBERED, revises=()) == [("s", "1", True)]


def test_what_is_paired_or_settled_is_left_alone() -> None:
    assert placed(struck("0")) == []
    assert placed(struck("4", "army"), NUMBERED, settled=("1",)) == []


def test_each_point_is_answered_once() -> None:
    army, oil = Passage("1", "An army.", issues=("army",)), Passage("2", "Oil flows.", issues=("oil",))
    issues = (("x", "army"), ("y", "oil"), ("z", "army"))
    gone = [Passage(key, "", issues=(issue,), status="deleted") for key, issue in issues]

    placements = place_empty_points(Text("plan", (army, oil)), Text("revision", tuple(gone)), [], frozenset())

    assert [(left[1], right[1]) for left, right, _ in placements] == [("1", "x"), ("2", "y")]
