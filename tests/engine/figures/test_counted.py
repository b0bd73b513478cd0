"""Whether two units of a measure are one."""

from __future__ import annotations

import pytest

from proposals.engine.figures.counted import PEOPLE, is_same_unit, people_of

SAME = [
    ("number", "personnel", "military personnel"),
    ("number", "million troops", "million soldiers"),
    ("number", "thousand people", "тис. осіб"),
    ("number", "kilometres", "км"),
    ("number", "square kilometres", "km²"),
    ("number", "km wide", "kilometers wide"),
    ("number", "Prisoner", "prisoners"),
    ("number", "km", "KM"),
    ("number", "Leopard tank", "Leopard tanks"),
    ("money", "USD billion", "$ billion"),
    ("share", "percent", "per cent"),
    ("duration", "hour", "hours"),
]
OTHER = [
    ("number", "personnel", "people"),
    ("number", "personnel", "thousand personnel"),
    ("number", "km", "miles"),
    ("number", "MW", "mW"),
    ("duration", "days", "working days"),
    ("number", "km", "km²"),
    ("number", "km wide", "km long"),
    ("number", "prisoners", "hostages"),
    ("money", "USD billion", "USD million"),
    ("money", "USD billion", "EUR billion"),
    ("money", "USD billion", "USD billion per year"),
    ("share", "percent", "per mille"),
    ("duration", "days", "calendar days"),
    ("duration", "hours", "years"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_another_spelling_or_word_for_a_unit_is_the_same(kind, one, other):
    assert is_same_unit(kind, one, other)
    assert is_same_unit(kind, other, one)


@pytest.mark.parametrize(("kind", "one", "other"), OTHER)
def test_what_nothing_shows_to_be_the_same_is_another_unit(kind, one, other):
    assert not is_same_unit(kind, one, other)
    assert not is_same_unit(kind, other, one)


def test_those_of_the_armed_forces_are_not_counted_as_people():
    assert {people_of(word) for word in PEOPLE} == {"people", "personnel"}
    assert (people_of("military personnel"), people_of("thousand troops"), people_of("")) == ("personnel", "", "")
