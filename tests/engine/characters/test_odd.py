"""What is odd about a text, with names and places."""

from __future__ import annotations

import pytest

from proposals.engine.characters import HIDDEN, odd_characters, sentence, visible
from proposals.engine.marking.marks import mark

ENGLISH = "Ukraine may keep 600,000 men."
# What is changed in that sentence: what it becomes, and what is found.
TRICKS = {
    "override": ("Ukraine may keep \u202e600,000 men.", [(18, "direction", "U+202E RIGHT-TO-LEFT OVERRIDE")]),
    "isolate": (
        "Ukraine may keep \u2067600,000\u2069 men.",
        [(18, "direction", "U+2067 RIGHT-TO-LEFT ISOLATE"), (26, "direction", "U+2069 POP DIRECTIONAL ISOLATE")],
    ),
    "mark": ("Ukraine may keep \u200f600,000 men.", [(18, "direction", "U+200F RIGHT-TO-LEFT MARK")]),
    "zero-width space": ("Ukraine m\u200bay keep 600,000 men.", [(10, "invisible", "U+200B ZERO WIDTH SPACE")]),
    "joiner": ("Ukraine m\u200day keep 600,000 men.", [(10, "invisible", "U+200D ZERO WIDTH JOINER")]),
    "soft hyphen": ("Ukraine m\u00aday keep 600,000 men.", [(10, "invisible", "U+00AD SOFT HYPHEN")]),
    "byte order mark": ("\ufeffUkraine may keep 600,000 men.", [(1, "invisible", "U+FEFF ZERO WIDTH NO-BREAK SPACE")]),
    "control": ("Ukraine\x01 may keep 600,000 men.", [(8, "invisible", "U+0001 CONTROL CHARACTER")]),
    "Cyrillic": ("Ukraine m\u0430y keep 600,000 men.", [(10, "look-alike", "U+0430 CYRILLIC SMALL LETTER A")]),
    "Greek": ("Ukraine may keep 600,000 m\u03b5n.", []),
    "nought": ("Ukraine may keep 600,00O men.", [(24, "figure", "U+004F LATIN CAPITAL LETTER O")]),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_each_is_named_with_its_place(trick):
    text, expected = TRICKS[trick]
    assert [(odd.position, odd.kind, odd.name) for odd in odd_characters(text)] == expected


@pytest.mark.parametrize("trick", TRICKS)
def test_the_comparison_marks_each_as_a_difference_and_shows_what_is_hidden(trick):
    text, expected = TRICKS[trick]
    added = "".join(words for kind, words in mark([ENGLISH], [text])[0] if kind == "added")
    assert added != ""
    hidden = [name.split()[0] for _position, kind, name in expected if kind in ("direction", "invisible")]
    shown = visible(added)
    assert all(f"[{name}]" in shown or chr(int(name[2:], 16)) < " " for name in hidden)


def test_a_sentence_names_five_at_most_and_shows_none_of_them_as_it_is():
    said = sentence(odd_characters("cap \u202e006 m\u0430y " + "\u200b" * 5))
    spaces = [
        f"U+200B ZERO WIDTH SPACE, which cannot be seen, is character {at}, in “{'[U+200B]' * 5}”"
        for at in (14, 15, 16)
    ]
    assert said.split("; ") == [
        "U+202E RIGHT-TO-LEFT OVERRIDE, which changes the direction of writing, is character 5, in “[U+202E]006”",
        "U+0430 CYRILLIC SMALL LETTER A, which looks like a letter of another script, is character 11, in “mаy”",
        *spaces,
        "and 2 more.",
    ]
    assert not HIDDEN.search(said)
    assert sentence([]) == ""
