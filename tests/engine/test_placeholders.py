"""Where points without text belong: by their main issue, then by their printed number."""

from __future__ import annotations

import pytest

from proposals.engine.placeholders import place_empty_points
from proposals.engine.vocabulary import Passage, Text

KEPT = Passage("0", "Ships of both states enter the harbour free of charge.", number="0")


def placed(empty: Passage, *others: Passage) -> list[tuple[str, str, bool]]:
    """Where a struck point of a revision goes, as (its key, the key of what it answers, whether by issue)."""
    plan, revision = Text("plan", (KEPT, *others)), Text("revision", (KEPT, empty), revises=("plan",))
    found = place_empty_points(plan, revision, [(("plan", "0"), ("revision", "0"))], frozenset())
    return [(right[1], left[1], by_issue) for left, right, by_issue in found]


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
