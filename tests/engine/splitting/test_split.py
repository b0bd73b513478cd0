"""What holds for every text: nothing is lost or refused, and keys are unique."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.engine.splitting import KINDS, Piece, parents, split
from proposals.engine.splitting.outline import DEEPEST
from tests.engine.splitting.corpus import layouts
from tests.engine.splitting.hostile import HOSTILE

KEY = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*\Z")

SNIPPETS = [layout.text for layout in layouts("layouts")]
STRETCHES = st.sampled_from(
    "1. |2. |3) |17. |(1) |a) |b) |(c) |i. |ii) |IV. |• |→ |- |* |Point 4 |Пункт 5. |№ 6 |1️⃣ |２． |٣. |一、|2.1 |"
    "2.1.3. |Word |слово |30 years |2026. |14. Dezember 2025 |. |; |: |[deleted]|[Editor's note: x]|Note: |**|# |> |…|"
    "\n|\n\n|\r\n|\r|"
    "\u2028|\u00a0|\t|\u200b|\ufeff|\x00|«|”|(|[|]|)|Security|SECURITY|Section 2|удалён|0. |999. |1000. ".split("|")
)
TEXTS = st.one_of(
    st.text(),
    st.lists(STRETCHES, max_size=60).map("".join),
    st.tuples(st.sampled_from(SNIPPETS), st.text(max_size=20), st.integers(0, 200)).map(
        lambda parts: parts[0][: parts[2]] + parts[1] + parts[0][parts[2] :]
    ),
)


@given(TEXTS)
def test_joining_the_pieces_gives_the_text_back(text):
    assert "".join(piece.written for piece in split(text)) == text


@given(TEXTS)
@example("1.•\r:0\r1.")
def test_every_clause_has_a_key_of_its_own_that_the_database_takes(text):
    pieces = split(text)
    keys = [piece.key for piece in pieces if piece.kind == "clause"]
    assert [key for key in keys if not KEY.match(key) or len(key) > 40] == []
    assert len(set(keys)) == len(keys)
    assert [piece for piece in pieces if piece.kind != "clause" and (piece.key or piece.number or piece.depth)] == []


@given(TEXTS)
def test_every_piece_is_well_formed(text):
    pieces = split(text)
    above = parents(pieces)
    for index, piece in enumerate(pieces):
        assert piece.kind in KINDS
        assert piece.written
        assert 0 <= piece.mark + piece.title <= len(piece.written)
        assert 0 <= piece.depth <= DEEPEST
        assert (piece.depth == 0) == (above[index] is None)


@given(TEXTS)
def test_a_clause_keeps_the_words_that_were_written(text):
    for piece in split(text):
        shown = piece.heading + piece.words if piece.kind == "clause" else piece.words
        assert re.sub(r"[\W_]", "", shown) == re.sub(r"[\W_]", "", piece.written[piece.mark :])


def test_an_empty_text_has_no_piece_and_white_space_is_no_clause():
    assert split("") == ()
    assert split(" \n\u00a0\r\n") == (Piece(" \n\u00a0\r\n", "aside"),)


def test_white_space_and_printed_numbers_stay_with_what_they_introduce():
    assert [piece.written for piece in split("\n 1.  One.\n\n2. Two.\n")] == ["\n 1.  One.\n\n", "2. Two.\n"]


def test_a_bullet_behind_a_quote_mark_opens_one_point():
    assert [(piece.written, piece.mark) for piece in split("«• Word")] == [("«• Word", 3)]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_a_hostile_text_is_lost(name):
    text = HOSTILE[name] * (5_000 // len(HOSTILE[name]) + 1)
    assert "".join(piece.written for piece in split(text)) == text
