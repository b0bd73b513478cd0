"""Characters without a shape of their own: they turn the direction of writing, or take no room.

Some writing needs some of them: Persian and Hindi a joiner between two letters, Hebrew and Arabic a mark of direction
beside a number, an emoji its parts joined. There they have a function (:func:`has_function`); anywhere else they can
only mislead, and are shown by their number (:func:`visible`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control characters but tab and line ends, formatting characters without a shape, and fillers."""

_MARKS_OF_DIRECTION: Final = frozenset("\u061c\u200e\u200f")
_NON_JOINER: Final = "\u200c"
_JOINER: Final = "\u200d"
_SPACE: Final = "\u200b"
# Scripts whose letters change with a joiner between them, and those written without spaces, which need places to break.
_JOINING: Final = frozenset(
    "ARABIC SYRIAC MONGOLIAN NKO MANDAIC DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM "
    "SINHALA TIBETAN KHMER MYANMAR".split()
)
_UNSPACED: Final = frozenset("THAI LAO KHMER MYANMAR TIBETAN CJK HIRAGANA KATAKANA".split())
# A mark of direction works within its line; < and > end a line too, as the same rule reads pages.
_LINE_END: Final = "\n\r\x85\u2028\u2029<>"


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The first word of the name of a letter or mark, which names its script: "LATIN"; empty for anything else."""
    if unicodedata.category(character)[0] not in "LM":
        return ""
    return unicodedata.name(character, "").partition(" ")[0]


def visible(text: str) -> str:
    """``text`` with each hidden character that has no function by its number, so that it does nothing: "[U+202E]".

    A control character becomes its symbol, such as ␁.
    """
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(lambda found: found[0] if has_function(text, found.start()) else _shape(found[0]), text)


def _shape(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"[U+{code:04X}]"


def has_function(text: str, at: int) -> bool:
    """Whether the hidden character at ``at`` does something there that its script needs."""
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character in _MARKS_OF_DIRECTION:
        return not _is_inside(before, after) and _has_right_to_left(text, at)
    if character == _NON_JOINER:
        return _is_of(before, _JOINING) and _is_of(after, _JOINING)
    if character == _JOINER:
        return _is_of(before, _JOINING) or _is_of(after, _JOINING) or (_is_picture(before) and _is_picture(after))
    if character == _SPACE:
        return _is_of(before, _UNSPACED) and _is_of(after, _UNSPACED)
    if "\ufe00" <= character <= "\ufe0f":
        return _is_picture(before) or _is_of(before, _UNSPACED) or after == "\u20e3"
    return "\u180b" <= character <= "\u180f" and _is_of(before, frozenset({"MONGOLIAN"}))


def _is_of(character: str, scripts: frozenset[str]) -> bool:
    return bool(character) and script_of(character) in scripts


def _is_picture(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in ("So", "Sk") or "\ufe00" <= character <= "\ufe0f")


def _is_inside(before: str, after: str) -> bool:
    """Whether both neighbours are letters of one direction, or both digits: a mark between them changes nothing."""
    if not before or not after:
        return False
    if before.isdigit() and after.isdigit():
        return True
    both = script_of(before) and script_of(after)
    return bool(both) and _is_right_to_left(before) == _is_right_to_left(after)


def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL") and unicodedata.category(character)[0] == "L"


def _has_right_to_left(text: str, at: int) -> bool:
    """Whether the line around ``at`` has a letter that is written from right to left."""
    start = max(text.rfind(end, 0, at) for end in _LINE_END) + 1
    stops = [stop for end in _LINE_END if (stop := text.find(end, at)) >= 0]
    return any(map(_is_right_to_left, text[start : min(stops, default=len(text))]))
