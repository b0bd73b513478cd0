"""Stances in words."""

from proposals.models import Position
from proposals.models.stance import SIDES
from proposals.stances import wording
from proposals.stances.board import Counts
from proposals.stances.rule import STEPS


def test_every_stance_and_side_has_words_and_a_mark_of_its_own():
    assert list(wording.STANCE_VERBS) == list(wording.STANCE_MARKS)
    assert set(wording.STANCE_MARKS) == set(Position.Stance.values)
    assert len(set(wording.STANCE_MARKS.values())) == len(wording.STANCE_MARKS)
    assert tuple(wording.SIDES) == tuple(wording.PLEDGES) == SIDES


def test_every_step_is_defined_once():
    kinds = (Position.Stance, Position.Emphasis, Position.Certainty, Position.TargetBasis)
    assert [[step for step, _ in steps] for _, steps in STEPS] == [list(kind) for kind in kinds]


def test_a_tally_names_the_sides_with_somebody_on_them():
    counts = Counts(
        supports=1, supports_with_conditions=2, basis=0, open=1, objects=3, clauses_only=1, silent=2, authors=1
    )
    assert wording.tally(counts) == [
        ("supports", "1 supports"),
        ("supports_with_conditions", "2 support with conditions"),
        ("open", "1 leaves it open or is ambiguous"),
        ("objects", "3 object"),
        ("clauses_only", "1 only of clauses"),
        ("silent", "2 with no stance recorded"),
        ("authors", "1 drafted it"),
    ]
