"""Where pieces start, and the points whose number has to be inferred."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.starts import find_starts


def starts(text: str) -> list[tuple[str, str, int, str, str]]:
    """The first words at each start of a piece, its kind, depth, number and key."""
    return [(text[s.at :].split(maxsplit=2)[1], s.kind, s.depth, s.number, s.key) for s in find_starts(text)]


def test_points_headings_and_comments_start_pieces():
    text = "On security\n\n1. Boats pass. [Editor's note: disputed.]\n2. Herds pass.\n"
    assert starts(text) == [
        ("security", "heading", 0, "", ""),
        ("Boats", "clause", 0, "1", ""),
        ("note:", "comment", 1, "", ""),
        ("Herds", "clause", 0, "2", ""),
    ]


def test_a_text_without_numbers_starts_a_piece_at_every_paragraph():
    assert starts("All boats pass\nand moor.\n\nAll herds pass.\n") == [
        ("boats", "clause", 0, "", ""),
        ("herds", "clause", 0, "", ""),
    ]


def test_a_paragraph_too_many_is_the_point_whose_number_is_missing():
    text = "1. Boats pass.\n\n2. Herds pass.\n\nAll wells open.\n\n4. Mills turn.\n"
    assert starts(text) == [
        ("Boats", "clause", 0, "1", ""),
        ("Herds", "clause", 0, "2", ""),
        ("wells", "clause", 0, "", "3"),
        ("Mills", "clause", 0, "4", ""),
    ]


def test_what_follows_the_last_point_is_not_part_of_it():
    text = "1. Boats pass.\n2. Herds pass.\n\nRead more on our page.\n"
    assert starts(text)[1:] == [("Herds", "clause", 0, "2", ""), ("more", "clause", 0, "", "")]


@pytest.mark.parametrize(("lead_in", "depth"), [("The parties shall:", 1), ("The parties agree.", 0)])
def test_letters_stand_under_an_unnumbered_sentence_that_leads_in(lead_in, depth):
    assert starts(f"{lead_in}\na) dig wells;\nb) turn mills.\n")[1:] == [
        ("dig", "clause", depth, "a", ""),
        ("turn", "clause", depth, "b", ""),
    ]


@pytest.mark.parametrize(("opening", "key"), [("…and the wells open.", "16"), ("The wells open.", "")])
def test_a_page_that_begins_within_a_point_gives_it_the_number_before(opening, key):
    assert starts(f"{opening}\n17. Mills turn.\n18. Boats pass.\n")[0][1:] == ("clause", 0, "", key)


def test_the_first_piece_starts_with_the_text():
    assert [start.at for start in find_starts("\n 1. Boats pass.\n")] == [0]
    assert find_starts("") == []
