"""Whether the words of two texts can be compared at all: not across languages, nor across scripts.

A language that is not recorded is not known, so nothing follows from it. The scripts of the words can be seen: where
the texts share none, as Cyrillic and Latin, comparing words says nothing about what they say, whatever is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from proposals.engine.vocabulary import Barrier, Passage, Text

_SCRIPTS: Final = {
    "Latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armenian": "\u0531-\u0587",
    "Hebrew": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Devanagari": "\u0904-\u0939\u0958-\u0961\u0972-\u097f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Ethiopic": "\u1200-\u137f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "Chinese and Japanese": "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff",
}
_LETTERS: Final = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_SHARE: Final = 5
"""A script counts from a fifth of the letters. A clause in Cyrillic that names NATO and HIMARS is not in Latin."""
_UNKNOWN: Final = frozenset({"", "und", "mul", "mis", "zxx"})
"""Codes that name no language."""


class Speech(NamedTuple):
    """The languages in which words are recorded, without regions or scripts, and the scripts they are in."""

    languages: frozenset[str]
    scripts: frozenset[str]


def speech_of(text: Text, passages: Sequence[Passage] | None = None) -> Speech:
    """The speech of a text, or of some of its passages."""
    languages = frozenset(code.replace("_", "-").split("-")[0].lower() for code in text.languages)
    return Speech(
        languages - _UNKNOWN, scripts_of(p.text for p in (text.passages if passages is None else passages) if p.text)
    )


def barrier(one: Speech, two: Speech) -> Barrier | None:
    """Why the words cannot be compared, None if they can or if it is not known that they cannot."""
    if one.languages and two.languages and one.languages.isdisjoint(two.languages):
        return "languages"
    if one.scripts and two.scripts and one.scripts.isdisjoint(two.scripts):
        return "scripts" if one.languages and two.languages else "languages"
    return None


def scripts_of(texts: Iterable[str]) -> frozenset[str]:
    """The scripts that have at least a fifth of the letters."""
    counts: dict[str, int] = {}
    for text in texts:
        for script, letters in _letters_by_script(text):
            counts[script] = counts.get(script, 0) + letters
    total = sum(counts.values())
    return frozenset(script for script, letters in counts.items() if letters * _SHARE >= total)


@lru_cache(maxsize=1 << 14)
def _letters_by_script(text: str) -> tuple[tuple[str, int], ...]:
    scripts = ["Latin"] if text.isascii() else list(_LETTERS)
    counts = [(script, len(_LETTERS[script].findall(text))) for script in scripts]
    return tuple((script, letters) for script, letters in counts if letters)
