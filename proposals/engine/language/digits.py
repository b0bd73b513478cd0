"""Digits with their separators: what number they are, and when nobody can tell.

A comma or a dot before exactly three digits groups thousands in one language and opens decimals in another: "800.000"
is 800,000 or 800. That is never guessed. What tells is how the text writes its other thousands ("1,500,000",
"2.500,5") or, if it writes none, its language; otherwise both readings are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

SPACES: Final = " \u00a0\u2007\u2009\u202f"
"""Spaces that may stand inside a figure."""
APOSTROPHES: Final = "'`\u00b4\u2018\u2019\u02bc\u2032"
_GROUPS: Final = f"[{SPACES}{APOSTROPHES}]"
DIGITS: Final = rf"(?:\d{{1,3}}(?:{_GROUPS}\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
"""A pattern for digits with all that may separate them."""


class Style(NamedTuple):
    """The mark that groups thousands and the one that opens decimals, as far as they are known."""

    thousands: str = ""
    decimals: str = ""


ENGLISH: Final = Style(",")
"""A comma groups thousands. A dot before three digits is still a question: many who write English are used to another
style, and nobody counts in thousandths."""
_WITH_COMMAS: Final = Style(".", ",")
_WITH_DOTS: Final = Style(",", ".")
_CYRILLIC: Final = Style(".")
"""A comma opens decimals, so a dot can only group. "800,000" may follow the English style, so it is a question."""
_BY_LANGUAGE: Final = {
    **dict.fromkeys("uk ru be bg pl cs sk fr fi sv nb hu lt lv et".split(), _CYRILLIC),
    **dict.fromkeys("de es it nl pt tr da el id ro sr hr sl mk".split(), Style(".")),
}
_SPACED: Final = re.compile(rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+(?:[.,]\d+)?")
_SPACING: Final = re.compile(_GROUPS)
_GROUPED: Final = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ",."}
_MARKED: Final = re.compile(r"\d[,.]\d")
_FIGURES: Final = re.compile(rf"(?<![\w.,]){DIGITS}(?![\w])")
_PLAIN: Final = re.compile(r"-?(?:[1-9][0-9]*|0)(?:\.[0-9]+)?")
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile("[\u0400-\u052f]")
_LONGEST: Final = 60
"""Characters of the longest figure that means anything."""


def read_digits(written: str, style: Style = ENGLISH) -> tuple[Decimal, ...]:
    """The number: one reading, two where nothing tells which, the larger first, none if it is no number ("10.2.3").

    >>> read_digits("800,000"), read_digits("800 000"), read_digits("1.500.000,5")
    ((Decimal('800000'),), (Decimal('800000'),), (Decimal('1500000.5'),))
    >>> read_digits("800.000")
    (Decimal('800000'), Decimal('800.000'))
    """
    if len(written) > _LONGEST:
        return ()
    if not written.isascii():
        written = _DIGIT.sub(lambda digit: str(int(digit[0])), written)
    if _SPACED.fullmatch(written):
        return (_decimal(_SPACING.sub("", written)),)
    marks = [letter for letter in written if letter in ",."]
    if not marks:
        return (_decimal(written),) if written.isdecimal() else ()
    last = marks[-1]
    if len(set(marks)) > 1:
        return _with_both_marks(written, last)
    if not _GROUPED[last].fullmatch(written):
        return (_decimal(written),) if len(marks) == 1 and _are_digits(written.split(last)) else ()
    thousands = _decimal(written.replace(last, ""))
    if len(marks) > 1 or style.thousands == last:
        return (thousands,)
    decimals = _decimal(written)
    return (decimals,) if style.decimals == last else (thousands, decimals)


def is_plain(written: str) -> bool:
    """Whether this is a number as it is recorded: digits, a dot for decimals, "-", nothing that can be read otherwise.

    >>> [is_plain(written) for written in ("800000", "-0.5", "800.000", "+5", "007", "1e5")]
    [True, True, False, False, False, False]
    """
    return _PLAIN.fullmatch(written) is not None and len(read_digits(written.removeprefix("-"), Style())) < 2


def _with_both_marks(written: str, last: str) -> tuple[Decimal, ...]:
    """The last mark opens decimals, if it is there once and the other one groups thousands before it."""
    whole, _, rest = written.rpartition(last)
    other = "." if last == "," else ","
    if _GROUPED[other].fullmatch(whole) is None or not _are_digits([rest]):
        return ()
    return (_decimal(f"{whole.replace(other, '')}.{rest}"),)


def style_of(texts: Iterable[str], languages: Iterable[str] = ()) -> Style:
    """How a text writes numbers: as its other thousands show or, if none does or they disagree, as its language does.

    A text whose language is not recorded is taken for one in Ukrainian or Russian if it is written in Cyrillic, and
    otherwise for one in English.
    """
    texts = list(texts)
    shown = {_WITH_DOTS if mark == "," else _WITH_COMMAS for text in texts for mark in _marks_of_thousands(text)}
    if len(shown) == 1:
        return shown.pop()
    if shown:
        return Style()
    codes = {code.replace("_", "-").split("-")[0].lower() for code in languages} - {"", "und", "mul", "mis", "zxx"}
    styles = {_BY_LANGUAGE.get(code, ENGLISH) for code in codes}
    if not styles:
        styles = {_CYRILLIC if any(map(_LETTER.search, texts)) else ENGLISH}
    return styles.pop() if len(styles) == 1 else Style()


def _marks_of_thousands(text: str) -> Iterable[str]:
    """The marks that group thousands beyond doubt: twice in a figure, or before the other mark."""
    for figure in _FIGURES.findall(text) if _MARKED.search(text) else ():
        marks = [letter for letter in figure if letter in ",."]
        if len(marks) > 1 and len(read_digits(figure, Style())) == 1:
            yield marks[0]


def unambiguous(number: Decimal) -> str:
    """Digits without an exponent or empty decimals, which :func:`read_digits` reads back whatever the style.

    Three decimals could be taken for thousands, so they get a fourth: 12.345 is written 12.3450.
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}0" if len(read_digits(text.removeprefix("-"), Style())) > 1 else text


def grouped(number: Decimal) -> str:
    """Digits as English writes them: 800,000."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _are_digits(parts: Iterable[str]) -> bool:
    return all(part.isdecimal() for part in parts)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "."))
