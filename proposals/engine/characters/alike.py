"""Letters of one script that look like those of another, in a word of that script or among its words.

The table has the pairs of Latin, Cyrillic and Greek that the usual typefaces draw alike: of all scripts of Unicode only
these three share letters, and a table of all that anybody could confuse would flag half of every Ukrainian text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from proposals.engine.characters.hidden import script_of

LATIN, CYRILLIC, GREEK = "LATIN", "CYRILLIC", "GREEK"

# Each group looks alike: its letters are told apart by their script.
_ALIKE: Final = (
    "AАΑ BВΒ CСϹ EЕΕ HНΗ IІӀΙ JЈͿ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ XХΧ YУΥ ZΖ ÏЇΪ ËЁ "
    "aаα cсϲ eе iіι jјϳ kкκ oоο pрρ sѕ xх yуγ dԁ hһ qԛ wԝ lӏ vѵν uυ ïїϊ ëё"
).split()
_SCRIPTS: Final = (LATIN, CYRILLIC, GREEK)
_SCRIPTS_OF_LANGUAGE: Final = {"en": LATIN, "de": LATIN, "fr": LATIN, "uk": CYRILLIC, "ru": CYRILLIC, "el": GREEK}

_LETTERS: Final = {
    LATIN: re.compile("[A-Za-z\u00c0-\u02af]"),
    CYRILLIC: re.compile("[\u0400-\u052f]"),
    GREEK: re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
}
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_LIST_MARK: Final = re.compile(r"[a-z]{1,4}[).]")
_FIGURE: Final = re.compile(r"(?<!\w)\d[\dOoОоΟο]*(?:[,. '’\u00a0\u202f][\dOoОоΟο]{3})*(?!\w)")
_DIGITS: Final = re.compile(r"\d{2,}")


def _scripts_alike() -> dict[str, frozenset[str]]:
    """Letter → the other scripts that have one like it."""
    return {letter: frozenset(map(script_of, group)) - {script_of(letter)} for group in _ALIKE for letter in group}


_OTHER_SCRIPTS: Final = _scripts_alike()


@dataclass(frozen=True, slots=True)
class _Word:
    """``script`` is that of its letters, empty if they are of several; ``may_be`` has the other scripts in which it
    could be written letter by letter.
    """

    start: int
    text: str
    scripts: Counter[str]
    script: str
    may_be: frozenset[str]

    @classmethod
    def of(cls, found: re.Match[str]) -> _Word:
        named = [(letter, script) for letter in found[0] if (script := script_of(letter)) in _SCRIPTS]
        scripts = Counter(script for _letter, script in named)
        script, may_be = (named[0][1] if len(scripts) == 1 else ""), frozenset[str]()
        if script:
            may_be = frozenset.intersection(*(_OTHER_SCRIPTS.get(letter, may_be) for letter, _script in named))
        return cls(found.start(), found[0], scripts, script, may_be)


def letters_alike(text: str, language: str = "") -> Iterator[int]:
    """The positions of letters that are taken for those of another script. ``language`` decides where no word does."""
    present = {script for script, letters in _LETTERS.items() if letters.search(text)}
    if len(present | {_SCRIPTS_OF_LANGUAGE.get(language, "")} - {""}) < 2:
        return
    words = [word for word in map(_Word.of, _WORD.finditer(text)) if word.scripts]
    for index, word in enumerate(words):
        if not word.script:
            yield from _minority(word)
        elif word.may_be:
            around = _script_around(words, index, language)
            if around in word.may_be and not _is_usual(word, around, text):
                yield from (word.start + at for at, letter in enumerate(word.text) if script_of(letter) == word.script)


def _minority(word: _Word) -> Iterator[int]:
    """Of a word in several scripts, the letters that are not of its main one, if any of its letters look alike.

    The main one has the most letters that look like none of the other scripts; of two, the one with more letters.
    """
    alike = [_OTHER_SCRIPTS.get(letter, frozenset()) & set(word.scripts) for letter in word.text]
    if not any(alike):
        return
    scripts = [script_of(letter) for letter in word.text]
    decisive = Counter(script for script, others in zip(scripts, alike, strict=True) if not others)
    main = max(word.scripts, key=lambda script: (decisive[script], word.scripts[script]))
    yield from (word.start + at for at, script in enumerate(scripts) if script in _SCRIPTS and script != main)


def _script_around(words: list[_Word], index: int, language: str) -> str:
    """The script of the nearest words on either side that can be of no other; without any, that of the language."""
    around = {_first(reversed(words[:index])), _first(words[index + 1 :])} - {""}
    if not around:
        return _SCRIPTS_OF_LANGUAGE.get(language, "")
    return around.pop() if len(around) == 1 else ""


def _first(words: Iterable[_Word]) -> str:
    return next((word.script for word in words if word.script and not word.may_be), "")


def _is_usual(word: _Word, around: str, text: str) -> bool:
    """Whether it is a Roman numeral, the mark of a point, or an abbreviation in Latin among Cyrillic words."""
    if word.script != LATIN:
        return False
    is_abbreviation = len(word.text) > 1 and word.text.isupper() and around == CYRILLIC
    return is_abbreviation or bool(_ROMAN.fullmatch(word.text) or _LIST_MARK.match(text, word.start))


def in_figures(text: str) -> Iterator[int]:
    """The positions of letters that stand for a nought in a figure, and of digits of another script in one."""
    for found in _FIGURE.finditer(text):
        yield from (found.start() + at for at, letter in enumerate(found[0]) if letter.isalpha())
    for found in _DIGITS.finditer(text) if not text.isascii() else ():
        noughts = [ord(digit) - unicodedata.decimal(digit) for digit in found[0]]
        yield from (found.start() + at for at, nought in enumerate(noughts) if nought != noughts[0])
