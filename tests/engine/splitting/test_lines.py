"""Lines and their ends, and words put back together that a narrow page has broken."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.lines import Line, continues_sentence, ends_sentence, is_wrapped, lines, unwrapped

FULL = "The towns agree to share the water of the mill"


def test_a_line_knows_its_words_its_break_and_whether_a_gap_precedes_it():
    assert lines("  One.\r\n\n\u00a0Two\n") == [
        Line(start=0, first=2, last=6, end=8, gap=True),
        Line(start=8, first=9, last=9, end=9, gap=False),
        Line(start=9, first=10, last=13, end=14, gap=True),
    ]
    assert [line.blank for line in lines("One\n \nTwo")] == [False, True, False]
    assert lines("") == []


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_ends_one_line(line_break):
    text = f"One{line_break}Two"
    assert [text[line.start : line.end] for line in lines(text)] == [f"One{line_break}", "Two"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The towns agree.", True),
        ("The towns shall:", True),
        ("dig wells;", True),
        ("Кінець…", True),
        ("said “the end.”**", True),
        ("(the towns agree)", False),
        ("The towns", False),
    ],
)
def test_a_sentence_ends_in_its_punctuation_whatever_closes_after_it(text, ends):
    assert ends_sentence(text) == ends


@pytest.mark.parametrize(
    ("text", "continues"), [("and so", True), ("“…and so", True), ("And so", False), ("2 wells", False), ("", False)]
)
def test_a_small_letter_continues_a_sentence(text, continues):
    assert continues_sentence(text) == continues


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        (f"{FULL}\nand the well.\n", True),
        (f"{FULL}.\n{FULL}.\n", False),
        ("Wells\nMills\nBoats\n", False),
        (f"{FULL}\n\nand the well.\n", False),
        ("", False),
    ],
)
def test_a_text_is_wrapped_if_full_lines_end_within_sentences(text, wrapped):
    assert is_wrapped(text, lines(text)) == wrapped


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"  {FULL}\nAnd the well.\n", f"{FULL} And the well."),
        ("The wells\nand the mills", "The wells and the mills"),
        ("The wells\nThe mills\n", "The wells\nThe mills"),
        ("The wells.\n \n\nThe mills.", "The wells.\n\nThe mills."),
        ("co\u00ad\noperate", "cooperate"),
        ("co\u00ad\n\noperate", "co\u00ad\n\noperate"),
    ],
)
def test_only_meant_line_breaks_stay(written, expected):
    assert unwrapped(written) == expected
