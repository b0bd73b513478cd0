"""Parsing a query: words, and phrases in quotation marks. The patterns made here decide what is found.

A word finds words that begin with it (``guarantee``: *guarantees*), as there is no stemming; words of one or two
letters and numbers find only themselves, numbers however their thousands are grouped. Phrases in quotation marks are
found word for word. There are no other operators.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from proposals.search.letters import LONGEST, PLAIN, fold, spelling_pattern

SHORTEST_BEGINNING = 3

# A letter or digit, or an accent after one; the apostrophe that Unicode classes as a letter does not count. An accent
# that follows no letter belongs to no word.
_BASE, _MARK = "[^\\W_ʼ]", "[\u0300-\u036f]"
LETTER = f"(?:{_BASE}|{_MARK})"
_START = f"(?<!{_BASE})" + "".join(f"(?<!{_BASE}{_MARK}{{{accents}}})" for accents in range(1, 5))
_END = f"(?!{LETTER})"
_BETWEEN = f"(?!{LETTER})[\\s\\S](?:(?!{_BASE})[\\s\\S]){{0,9}}"
_WORD = re.compile(f"{_BASE}{LETTER}*")
_THOUSANDS = "[,\u00a0\u202f ’]"
# Neither 600 nor 600,000 matches within 1,600,000 or 600,000,000.
_DIGITS = re.compile(r"[0-9]+\Z")
_NOT_AFTER_DIGITS = "(?<![0-9][,\u00a0\u202f])"
_NOT_BEFORE_DIGITS = "(?![,\u00a0\u202f][0-9]{3}(?![0-9]))"
_NUMBER = re.compile(f"(?<![^\\W_])[0-9]{{1,3}}(?:{_THOUSANDS}[0-9]{{3}})+(?![^\\W_])")
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]')
_INDEXED = re.compile(f"[{PLAIN}]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words in sequence. ``whole``: the last word must match as a whole too, not only as a beginning."""

    words: tuple[str, ...]
    whole: bool
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    exact_pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The lookahead for the first letter comes first: most positions in a text fail there.
        first, last = self.words[0], self.words[-1]
        start = f"(?={spelling_pattern(first[0])}){_START}{_NOT_AFTER_DIGITS if _DIGITS.match(first) else ''}"
        end = f"{_END}{_NOT_BEFORE_DIGITS if _DIGITS.match(last) else ''}"
        written = start + _BETWEEN.join(map(_written, self.words))
        exact = re.compile(written + end)
        object.__setattr__(self, "exact_pattern", exact)
        object.__setattr__(self, "pattern", re.compile(f"{written}{LETTER}*") if self._is_beginning else exact)

    @property
    def written(self) -> str:
        """The term as a reader could type it."""
        joined = " ".join(self.words)
        return f'"{joined}"' if self.whole or len(self.words) > 1 else joined

    @property
    def _is_beginning(self) -> bool:
        last = self.words[-1]
        return not self.whole and len(last) >= SHORTEST_BEGINNING and not last.isdecimal()

    @property
    def indexed(self) -> Iterator[tuple[tuple[str, ...], ...]]:
        """What an index has for every text with this term: from each group, all words of one of its alternatives.

        A trailing star marks the beginning of a word.
        """
        for number, word in enumerate(self.words, start=1):
            star = "*" if self._is_beginning and number == len(self.words) else ""
            if _is_number(word):
                yield (word,), tuple(_groups(word))
            elif _INDEXED.fullmatch(word):
                yield ((word[:LONGEST] + star,),)


def terms(text: str) -> tuple[Term, ...]:
    """The terms of a query, each once, in order.

    >>> [(term.words, term.whole) for term in terms('"Security guarantees" об’єкт 600,000 *')]
    [(('security', 'guarantees'), True), (('об', 'єкт'), False), (('600000',), False)]
    """
    unique: dict[Term, None] = {}
    rest = 0
    for quoted in chain(_QUOTED.finditer(text), [None]):
        for loose in _loose(text[rest : quoted.start() if quoted else None]):
            unique[Term(loose, whole=False)] = None
        if quoted is not None:
            rest = quoted.end()
            if words := words_of(next(filter(None, quoted.groups()), "")):
                unique[Term(words, whole=True)] = None
    return tuple(unique)


def _loose(text: str) -> Iterator[tuple[str, ...]]:
    """Terms outside quotation marks; words joined by more than a space (об’єкт, cease-fire) stay together."""
    for part in _joined(text).split():
        if words := words_of(part):
            yield words


def words_of(text: str) -> tuple[str, ...]:
    """All words of ``text``, folded."""
    return tuple(filter(None, map(fold, _WORD.findall(_joined(text)))))


def _joined(text: str) -> str:
    """``text`` with 600,000 as 600000."""
    return _NUMBER.sub(lambda number: re.sub(_THOUSANDS, "", number[0]), text)


def _is_number(word: str) -> bool:
    return len(word) > 3 and word.isascii() and word.isdecimal()


def _groups(number: str) -> list[str]:
    """600000 as 600 and 000."""
    first = len(number) % 3 or 3
    return [number[:first], *(number[start : start + 3] for start in range(first, len(number), 3))]


def _written(word: str) -> str:
    return f"{_THOUSANDS}?".join(_groups(word)) if _is_number(word) else spelling_pattern(word)
