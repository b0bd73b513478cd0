"""The stemmer leaves three letters at least, and knows an ending from a word that happens to end so."""

from __future__ import annotations

import pytest

from proposals.engine.language.lexicon import stem


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("Commits", "commit"),
        ("committed", "commit"),
        ("adding", "add"),  # a root of three letters keeps its double
        ("agreeing", "agree"),  # a double e is no doubled consonant
        ("parties", "party"),
        ("applied", "apply"),
        ("states'", "stat"),
        ("state's", "stat"),
        ("borders", "border"),
        ("congress", "congress"),
        ("aid", "aid"),
        ("used", "used"),  # "us" would be too short
        ("days", "day"),  # three letters are enough
        ("its", "its"),
        ("гарантіями", "гарант"),
        ("гарантії", "гарант"),
        ("умов", "умов"),
        ("миру", "мир"),  # three letters are enough
        ("мир", "мир"),
    ],
)
def test_a_word_has_the_root(word, root):
    assert stem(word) == root
