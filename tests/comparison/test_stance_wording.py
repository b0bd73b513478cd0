"""How a stance is known and how it was stressed, in words."""

from datetime import date

import pytest

from proposals.comparison import stance_wording
from proposals.models import Clause, Issue, Position, Proposal


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


@pytest.mark.parametrize(
    ("said", "precision", "issued", "of_text", "older"),
    [
        (date(2025, 12, 8), "day", date(2025, 12, 10), "week", True),
        (date(2025, 12, 10), "day", date(2025, 12, 10), "day", False),
        (date(2025, 12, 1), "month", date(2025, 12, 10), "day", False),
        (date(2025, 12, 8), "day", date(2025, 12, 10), "month", False),
        (date(2025, 11, 1), "month", date(2025, 12, 10), "day", True),
    ],
)
def test_a_statement_older_than_its_text_says_so(said, precision, issued, of_text, older):
    text = Proposal(issued_on=issued, date_precision=of_text)
    fields = {"stated_on": said, "date_precision": precision}
    words = ["said before the day recorded for the text"] if older else []
    for target in ({"proposal": text}, {"clause": Clause(proposal=text)}):
        assert stance_wording.remarks(Position(**fields, **target)) == words
    assert stance_wording.remarks(Position(**fields, issue=Issue())) == []
