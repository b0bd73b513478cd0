"""Characters without a shape: where they have a function, and how they are shown where they have none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.characters.hidden import HIDDEN, has_function, script_of, visible

# Text → what a reader sees.
SHOWN = {
    "an override": ("cap is \u202e006", "cap is [U+202E]006"),
    "an embedding": ("a \u202bb\u202c c", "a [U+202B]b[U+202C] c"),
    "an isolate": ("a \u2067b\u2069 c", "a [U+2067]b[U+2069] c"),
    "a mark in Latin": ("may\u200f 600", "may[U+200F] 600"),
    "a zero-width space": ("m\u200bay", "m[U+200B]ay"),
    "a joiner in Cyrillic": ("во\u200dда", "во[U+200D]да"),
    "a non-joiner in Latin": ("shelf\u200cful", "shelf[U+200C]ful"),
    "a word joiner": ("6\u206000", "6[U+2060]00"),
    "a byte order mark": ("\ufeffText", "[U+FEFF]Text"),
    "a soft hyphen": ("agree\u00adment", "agree[U+00AD]ment"),
    "a tag": ("a\U000e0061", "a[U+E0061]"),
    "a filler": ("a\u3164b", "a[U+3164]b"),
    "controls": ("a\x01b\x7fc\x9bd", "a\u2401b\u2421c[U+009B]d"),
    "a variation of a letter": ("a\ufe0f", "a[U+FE0F]"),
    "a mark between two Hebrew letters": ("של\u200fום", "של[U+200F]ום"),
    "a mark between two digits": ("שלום 6\u200e00", "שלום 6[U+200E]00"),
    "a mark on another line than Hebrew": ("שלום\na\u200f b", "שלום\na[U+200F] b"),
    "a non-joiner at the end of a Persian word": ("می\u200c ", "می[U+200C] "),
    "two non-joiners": ("می\u200c\u200cخواهم", "می[U+200C][U+200C]خواهم"),
}
# What writes these languages needs.
USED = {
    "English": "Ukraine – “may” keep 600,000; the co-operation, naïve, £5.",
    "Ukrainian": "Об’єднання «Київ» – 600 000 осіб, з'їзд, п’ять.",
    "Russian": "Ёлка, съезд; 600 000 человек — «не более».",
    "Hebrew": "הסכם הפסקת אש, סעיף 5\u200f - ‎14\u200e.",
    "Hebrew with points": "שָׁלוֹם עֲלֵיכֶם",
    "Arabic": "اتفاق\u200f: 5 \u061c10 – غزة",
    "Arabic with vowels": "السَّلَامُ",
    "Persian": "می\u200cخواهم، کتاب\u200cها",
    "an Arabic abbreviation": "1446 ه\u200d",
    "Hindi": "क्\u200dष क्\u200cष",
    "Thai": "ข้อตกลง\u200bสันติภาพ",
    "emoji": "👩\u200d💻 ❤\ufe0f 5\ufe0f\u20e3",
    "lines and tabs": "a\tb\r\nc\n",
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_has_no_function_is_shown_by_its_number(case):
    text, shown = SHOWN[case]
    assert visible(text) == shown
    assert visible(shown) == shown


@pytest.mark.parametrize("case", USED)
def test_what_a_script_needs_stays_as_it_is(case):
    assert visible(USED[case]) == USED[case]


@given(st.text())
def test_nothing_else_is_touched_and_nothing_hidden_is_left_without_a_function(text):
    shown = visible(text)
    assert len(shown) >= len(text)
    assert all(has_function(text, found.start()) for found in HIDDEN.finditer(text)) == (shown == text)


def test_every_character_without_a_shape_is_known():
    """All formatting characters of Unicode are hidden, except those that are drawn, such as signs before numbers."""
    drawn = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
    shorthand = set(range(0x1BCA0, 0x1BCA4))
    formats = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    assert {code for code in formats if not HIDDEN.match(chr(code))} == (drawn | shorthand) & formats


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "LATIN"),
        ("і", "CYRILLIC"),
        ("ο", "GREEK"),
        ("ש", "HEBREW"),
        ("ي", "ARABIC"),
        ("5", ""),
        ("’", ""),
        ("\x01", ""),
    ],
)
def test_the_script_of_a_letter(character, script):
    assert script_of(character) == script
