"""Which stances are on which side."""

import pytest

from proposals.models.stance import ACCEPTS, OBJECTS, SIDE_OF, STANCES_BY_SIDE, PositionStance, are_contested


def test_every_stance_is_counted_on_exactly_one_side():
    assert [stance for stances in STANCES_BY_SIDE.values() for stance in stances] == list(SIDE_OF)
    assert set(SIDE_OF) == set(PositionStance)


@pytest.mark.parametrize("one", PositionStance)
@pytest.mark.parametrize("other", PositionStance)
def test_two_stances_are_contested_if_one_accepts_and_the_other_objects(one, other):
    accepts_and_objects = (one in ACCEPTS and other in OBJECTS) or (one in OBJECTS and other in ACCEPTS)
    assert are_contested([one, other]) == accepts_and_objects
