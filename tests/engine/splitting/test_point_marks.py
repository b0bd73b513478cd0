"""What may be a printed number at the beginning of a line or inside it, and what certainly is none."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.lines import lines
from proposals.engine.splitting.point_marks import Mark, marks


def find(text: str) -> list[Mark]:
    """The marks of the last line of ``text``."""
    *above, row = lines(text)
    return list(marks(text, row, above[-1] if above else None))


@pytest.mark.parametrize(
    ("text", "end", "style", "value", "printed"),
    [
        ("17. Patrols end", 4, "decimal .", 17, "17"),
        ("3) Tolls end", 3, "decimal )", 3, "3"),
        ("(1) Tolls end", 4, "decimal ()", 1, "1"),
        ("2 – Tolls end", 4, "decimal –", 2, "2"),
        ("1.º Tolls end", 4, "decimal º", 1, "1"),
        ("07. Tolls end", 4, "decimal .", 7, "7"),
        ("２． Tolls end", 3, "decimal .", 2, "2"),
        ("> **4. Tolls end**", 7, "decimal .", 4, "4"),
        ("1️⃣ Tolls end", 4, "decimal keycap", 1, "1"),
        ("② Tolls end", 2, "decimal circled", 2, "2"),
        ("二十一、Tolls end", 4, "cjk .", 21, "21"),
        ("第三条 Tolls end", 4, "cjk article", 3, "3"),
        ("b) Tolls end", 3, "latin lower )", 2, "b"),
        ("в) Мито", 3, "cyrillic lower )", 3, "в"),
        ("iv. Tolls end", 4, "roman lower .", 4, "iv"),
        ("• Tolls end", 2, "bullet •", 0, ""),
        ("→ Tolls end", 2, "bullet →", 0, ""),
    ],
)
def test_a_line_begins_with_a_firm_mark(text, end, style, value, printed):
    [mark] = find(text)
    [reading] = mark.readings
    assert (mark.at, mark.end, mark.inline, mark.firm) == (0, end, False, True)
    assert (reading.style, reading.value, reading.printed) == (style, value, printed)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("5", "decimal alone"),
        ("5 Tolls end", "decimal bare"),
        ("2.1 Tolls end", "decimal 1"),
        ("Point 4 Tolls end", "decimal word"),
        ("4. tolls end", "decimal ."),
    ],
)
def test_a_mark_that_may_be_a_figure_is_not_firm(text, style):
    assert [(mark.firm, mark.readings[0].style) for mark in find(text)] == [(False, style)]


@pytest.mark.parametrize(
    "text",
    [
        "2025. Tolls",
        "30 years",
        "14 December 2025",
        "14. 12. 2025",
        "1.5 million",
        "007. Tolls",
        "0. Tolls",
        "(1 Tolls",
    ],
)
def test_a_year_a_date_a_quantity_and_a_code_are_no_marks(text):
    assert find(text) == []


def test_a_letter_can_be_read_in_every_alphabet_that_has_it_and_as_a_roman_numeral():
    [mark] = find("c) Tolls end")
    assert [(reading.style, reading.value) for reading in mark.readings] == [
        ("latin lower )", 3),
        ("cyrillic lower )", 23),
        ("roman lower )", 100),
    ]


def test_a_number_in_parts_has_its_prefix_and_a_range_its_end():
    [[part], [points]] = [
        [reading for mark in find(text) for reading in mark.readings] for text in ("2.1. A", "Points 3–5: A")
    ]
    assert (part.value, part.printed, part.prefix) == (1, "2.1", "2.")
    assert (points.value, points.printed, points.last) == (3, "3–5", 5)


def test_points_run_into_a_paragraph_are_found_after_a_sentence_or_with_a_bracket():
    text = "1. Boats pass. 2. Herds pass: a) cows; b) goats. Of 3. and of 4 boats"
    assert [(mark.at, mark.inline, mark.readings[0].printed) for mark in find(text)] == [
        (0, False, "1"),
        (15, True, "2"),
        (30, True, "a"),
        (39, True, "b"),
    ]


@pytest.mark.parametrize(
    ("text", "paused"),
    [("1. A", True), ("Boats pass.\n2. A", True), ("Boats of\n2. A", False), ("Boats of\n\n2. A", True)],
)
def test_a_mark_is_paused_after_a_sentence_or_a_gap(text, paused):
    assert [mark.paused for mark in find(text)] == [paused]


def test_a_mark_knows_its_indent():
    assert [(mark.at, mark.indent) for mark in find("1. A\n   • B")] == [(5, 3)]
