"""What a score is worth according to the tables, and which links need no score."""

from __future__ import annotations

import pytest

from proposals.engine.pairing import certainty
from proposals.engine.pairing.align import Link
from proposals.engine.vocabulary import MatchedBy

HERE, THERE = ("a", "1"), ("b", "1")


@pytest.mark.parametrize(
    ("by", "score", "kind", "sure"),
    [
        ("person", 0.0, {}, 1.0),
        ("number", 1.0, {"empty": True}, 0.85),
        ("issue", 1.0, {"empty": True}, 0.95),
        ("wording", 0.0, {"whole": THERE, "led_in": True}, 0.8),
        ("wording", 0.3, {"whole": THERE}, 0.68),
        ("issue", 0.45, {"whole": THERE}, 0.88),
        ("identical", 5.0, {}, 0.99),
        ("identical", 5.0, {"unique": False}, 0.97),
        # Below the first point of a table, on it, between two, on the last, above it.
        ("wording", 0.1, {}, 0.68),
        ("wording", 0.4, {}, 0.68),
        ("wording", 0.46, {}, 0.7),
        ("wording", 1.5, {}, 0.99),
        ("wording", 3.0, {}, 0.99),
        ("issue", 0.7, {}, 0.9),
        ("issue", 0.78, {}, 0.92),
    ],
)
def test_a_link_is_as_certain_as_its_kind_and_score(
    by: MatchedBy, score: float, kind: dict[str, object], sure: float
) -> None:
    assert certainty.of_link(Link(HERE, THERE, by, score, **kind)) == sure  # type: ignore[arg-type]


def test_a_pair_that_was_not_taken_is_hardly_certain() -> None:
    rival = Link(HERE, THERE, "wording", 0.6)

    assert certainty.of_rival(rival, both_paired=True) == 0.02
    assert certainty.of_rival(rival, both_paired=False) == 0.28


def test_standing_alone_is_less_certain_the_nearer_another_passage() -> None:
    assert certainty.of_standing_alone(0.0) == 0.95
    assert certainty.of_standing_alone(0.123) == 0.83
