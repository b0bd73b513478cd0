"""The words in which the engine is asked and answers."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from proposals.engine.vocabulary import Correspondence, Passage


@pytest.mark.parametrize(
    ("correspondence", "texts"),
    [
        (Correspondence((("a", "1"), ("a", "2")), (("b", "1"),), "amended"), {"a", "b"}),
        (Correspondence((("a", "1"),), (), "unanswered", silent="c"), {"a", "c"}),
        (Correspondence((("a", "1"),), (), "unanswered"), {"a"}),
    ],
)
def test_a_correspondence_is_between_the_texts_of_its_sides_and_a_silent_one(correspondence, texts):
    assert correspondence.texts == texts


def test_what_goes_in_cannot_be_changed_and_equals_its_like():
    passage = Passage("1", "Boats pass.")
    with pytest.raises(FrozenInstanceError):
        passage.text = "Boats stop."
    assert passage == Passage("1", "Boats pass.", "", "", (), "active", None, ())
