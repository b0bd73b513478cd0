"""From pieces to clauses."""

from __future__ import annotations

from proposals.documents import limits
from proposals.engine.splitting import split
from proposals.engine.splitting.naming import with_keys
from proposals.importing import clauses_of
from proposals.models.constraints import LONGEST_KEY


def made(text):
    clauses, troubles = clauses_of(split(text))
    assert troubles == []
    return [(clause.key, clause.heading, clause.text, clause.status, clause.note) for clause in clauses]


def messages(pieces):
    return [(trouble.message, trouble.piece) for trouble in clauses_of(pieces)[1]]


def test_a_heading_goes_to_the_clause_below_and_a_comment_to_the_clause_above():
    text = (
        "Security\n1. Patrols end.\n[Editor's note: since May.]\nEconomy\nTrade\n2. Tolls end.\n3. Debts are halved.\n"
    )
    assert made(text) == [
        ("1", "Security", "Patrols end.", "active", "[Editor's note: since May.]"),
        ("2", "Economy: Trade", "Tolls end.", "active", ""),
        ("3", "", "Debts are halved.", "active", ""),
    ]


def test_a_deleted_point_has_no_text_and_keeps_what_was_printed_as_a_note():
    assert made("1. Patrols end.\nPoint 2 deleted\n3. Tolls end.\n")[1] == ("2", "", "", "deleted", "deleted")


def test_a_number_without_words_is_an_unrecorded_clause():
    assert made("1. Patrols end.\n2. …\n3. Tolls end.\n")[1] == ("2", "", "", "unrecorded", "")


def test_a_comment_before_the_first_clause_goes_to_that_clause():
    assert made("[Editor's note: leaked.]\n1. Patrols end.\n2. Tolls end.\n")[0][4] == "[Editor's note: leaked.]"


def test_a_text_without_clauses_is_refused():
    pieces = [piece.but(kind="aside") for piece in split("1. Patrols end.")]
    assert messages(pieces) == [("This text has no clause: mark at least one part as a clause.", None)]


def test_a_heading_without_a_clause_below_is_refused():
    pieces = [*split("1. Patrols end.\n"), *(piece.but(kind="heading", key="") for piece in split("Economy"))]
    assert messages(pieces) == [
        ("No clause follows the heading “Economy”: make it a clause or leave it out.", 1),
    ]


def test_every_trouble_names_its_field_and_its_piece():
    pieces = split("Security of the two towns\n1. Patrols end.\n2. Tolls end.\n")
    pieces = [
        pieces[0].but(kind="heading", written="S" * 201),
        pieces[1].but(number="1" * 41, key="A b"),
        pieces[2].but(key="A b"),
    ]
    twice = "Key A b: another clause has the same key; give each its own."
    assert messages(pieces) == [
        (twice, 1),
        ("Number: use at most 40 characters.", 1),
        ("The headings above this clause exceed 200 characters: make one of them a clause.", 1),
        (twice, 2),
    ]
    assert messages([*pieces[1:2]])[0] == (
        "Key: use at most 40 small letters and digits, joined by dots or hyphens, such as 10.a.",
        0,
    )


def test_the_largest_number_of_clauses_is_accepted_and_one_more_is_not():
    most = split("".join(f"{number}. x\n" for number in range(1, limits.CLAUSES + 1)))
    assert (len(most), messages(most)) == (limits.CLAUSES, [])
    more = [*most, most[-1].but(key="another")]
    assert messages(more) == [("401 clauses are too many: import at most 400 at once.", None)]


def test_a_suggested_key_is_not_too_long_to_store():
    [clause] = with_keys([split("1. Boats pass.")[0].but(number="1" * 60, key="")])
    assert clause.key == "1" * LONGEST_KEY
