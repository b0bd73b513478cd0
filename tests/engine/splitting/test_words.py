"""Words that mark lines, in several languages."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.words import COMMENT, DELETED, MONTH, NO_PART, SECTION


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (SECTION, "Section 2", True),
        (SECTION, "Annex B", True),
        (SECTION, "Розділ IV", True),
        (SECTION, "Part of the land", False),
        (COMMENT, "[Editor's note: disputed]", True),
        (COMMENT, "Note: disputed", True),
        (COMMENT, "Примечание редакции", True),
        (COMMENT, "(NDLR: contesté)", True),
        (COMMENT, "Notes are exchanged", False),
        (DELETED, "[deleted by the envoys]", True),
        (DELETED, "Point 4 was removed.", True),
        (DELETED, "вилучено", True),
        (DELETED, "Deleted clauses return", False),
        (MONTH, "December 2025", True),
        (MONTH, "грудня 2025", True),
        (MONTH, "December", False),
        (NO_PART, "2/5", True),
        (NO_PART, "part 2 of 5", True),
        (NO_PART, "By our correspondent", True),
        (NO_PART, "2/5 of the land", False),
    ],
)
def test_a_pattern_tells_its_words_from_the_words_of_a_clause(pattern, text, matches):
    assert bool(pattern.match(text)) == matches
