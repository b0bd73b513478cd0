"""What a text holds that its reader cannot see or takes for something else, each with its name and place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from proposals.engine.characters.alike import in_figures, letters_alike
from proposals.engine.characters.hidden import HIDDEN, has_function, visible

_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORDS: Final = {
    "direction": "changes the direction of writing",
    "invisible": "cannot be seen",
    "look-alike": "looks like a letter of another script",
    "figure": "looks like another digit in a figure",
}
_AROUND: Final = 12
MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Oddity:
    """An odd character. ``position`` counts characters from 1; ``around`` is what stands there, made visible."""

    position: int
    character: str
    kind: str
    around: str

    @property
    def name(self) -> str:
        """Its number and its name in Unicode: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
        return f"U+{ord(self.character):04X} {unicodedata.name(self.character, 'CONTROL CHARACTER')}"

    def __str__(self) -> str:
        return f"{self.name}, which {_WORDS[self.kind]}, is character {self.position}, in “{self.around}”"


def odd_characters(text: str, language: str = "") -> list[Oddity]:
    """The odd characters of ``text`` in order, none of them twice. ``language`` is its code, if it is known."""
    if text.isascii() and text.isprintable() and not language and not any(map(str.isdigit, text)):
        return []
    found: dict[int, str] = {}
    for hidden in HIDDEN.finditer(text):
        if not has_function(text, hidden.start()):
            found[hidden.start()] = "direction" if _TURNING.match(hidden[0]) else "invisible"
    found |= dict.fromkeys(letters_alike(text, language), "look-alike")
    found |= dict.fromkeys(in_figures(text), "figure")
    return [Oddity(at + 1, text[at], kind, _around(text, at)) for at, kind in sorted(found.items())]


def _around(text: str, at: int) -> str:
    start = max(text.rfind(" ", max(at - _AROUND, 0), at) + 1, max(at - _AROUND, 0))
    end = text.find(" ", at + 1, at + _AROUND)
    return " ".join(visible(text[start : end if end > 0 else at + _AROUND]).split())


def sentence(oddities: list[Oddity]) -> str:
    """All of them in one sentence, at most five by name; empty if there are none."""
    named = "; ".join(map(str, oddities[:MOST_NAMED]))
    more = f"; and {len(oddities) - MOST_NAMED} more" if len(oddities) > MOST_NAMED else ""
    return f"{named}{more}." if named else ""
