"""How a stance is known and how it was stressed, in words."""

import pytest

from proposals.comparison import stance_wording
from proposals.models import Position


@pytest.mark.parametrize(
    ("certainty", "target_basis", "known", "reservations"),
    [
        ("on-record", "named", "on the record", ""),
        ("on-record", None, "on the record", ""),
        ("on-record", "inferred", "on the record, target inferred", "target inferred"),
        ("anonymous", None, "anonymous", "anonymous"),
        ("inferred", "inferred", "inferred, target inferred", "inferred, target inferred"),
    ],
)
def test_only_what_is_on_the_record_of_a_named_target_needs_no_words(certainty, target_basis, known, reservations):
    statement = Position(certainty=certainty, target_basis=target_basis)
    assert (stance_wording.known(statement), stance_wording.reservations(statement)) == (known, reservations)


def test_every_certainty_has_words():
    assert list(stance_wording.CERTAINTIES) == Position.Certainty.values


def test_a_statement_says_how_it_was_stressed_and_what_it_asks_for():
    position = Position(emphasis="red-line", target_basis="inferred", conditions="A pact.")
    assert stance_wording.remarks(position) == ["red line", "target inferred by us: the speaker did not name it"]
    assert stance_wording.asked_for(position) == "Asks for: A pact."
    assert (stance_wording.remarks(Position()), stance_wording.asked_for(Position())) == ([], "")
