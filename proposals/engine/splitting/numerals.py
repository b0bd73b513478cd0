"""The values of letters, Roman numerals and Chinese numerals that number a list."""

from __future__ import annotations

import re
from typing import Final

ALPHABETS: Final = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabic": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք",
}
_POSITIONS: Final = {
    letter: ((name, position),) for name, letters in ALPHABETS.items() for position, letter in enumerate(letters, 1)
}
_TWINS: Final = dict(zip("aceiopxy", "асеіорху", strict=True))
"""Latin letters that may stand in a Cyrillic list by a slip of the keyboard."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WELL_FORMED: Final = re.compile(r"(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_CJK_DIGITS: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


def letter_positions(letter: str) -> tuple[tuple[str, int], ...]:
    """The alphabets that a small letter may belong to, with its position there; empty for any other letter.

    >>> letter_positions("b"), letter_positions("c")
    ((('latin', 2),), (('latin', 3), ('cyrillic', 23)))
    """
    positions = _POSITIONS.get(letter, ())
    return positions + _POSITIONS[_TWINS[letter]] if letter in _TWINS else positions


def roman_value(roman: str) -> int:
    """The value of a Roman numeral in small letters, 0 if it is not well formed.

    >>> roman_value("xiv"), roman_value("iiii")
    (14, 0)
    """
    if not roman or not _WELL_FORMED.match(roman):
        return 0
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def cjk_value(digits: str) -> int:
    """The value of a Chinese numeral up to 99, 0 for anything else.

    >>> cjk_value("十"), cjk_value("二十一")
    (10, 21)
    """
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _CJK_DIGITS.get(digits, 0)
    return 10 * _CJK_DIGITS.get(tens, 1) + _CJK_DIGITS.get(ones, 0)
