"""A text cut into tokens: what was written, and what is compared.

A token is a word, a whole figure ("$100 billion", "14 December 2025", "50:50", "5-я"; see
:mod:`~proposals.engine.language.quantities`) or one mark of punctuation, each with the white space after it.
Punctuation stands by itself, so that "personnel." and "personnel in peacetime." share their last two tokens. Words
joined by an apostrophe or a hyphen without spaces are one token ("здоров'я", "US-led", "Russia–Ukraine"); "Article 5"
is two, so that the changed number stands out. Written Chinese and Japanese have no spaces: each of their characters is
a token.

Every character is kept: joining what was written gives the text back. For comparing, typographic quotes and
apostrophes, dashes, kinds of space, marks between groups of three digits, soft hyphens and zero-width spaces are folded
and letters are composed (NFC); case is kept. Characters that turn the direction of writing are never folded: they
change what a reader sees. Two texts are compared by the :func:`links` of their tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from threading import Lock
from typing import Final

from proposals.engine.language.detection import AND_WORDS, FUNCTION_WORDS, OR_WORDS
from proposals.engine.language.quantities import FIGURE, figure_key

_PUNCTUATION: Final = (
    r"!-/:-@\[-\^`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u0589\u05be\u05c3\u060c"
    r"\u061b\u061f\u066a-\u066d\u0964\u0965\u200e\u200f\u2010-\u2027\u202a-\u202e\u2030-\u205e\u2066-\u2069"
    r"\u20a0-\u20cf\u2190-\u2bff\u3001-\u303f\uff01-\uff0f\uff1a-\uff20"
)
_UNSPACED: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# White space is spelled out: a set of plain ranges is searched twice as fast as one with a category in it.
_SPACE: Final = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_IN_WORD: Final = f"[^{_SPACE}{_PUNCTUATION}{_UNSPACED}]"
_JOINT: Final = r"['`\u00b4\u2018\u2019\u2032\-\u2010-\u2013]"
# "U.S.", "e.g.", "т.д." are one word; three dots are one mark. White space of its own can only open a text.
_OTHER: Final = (
    rf"(?:{_IN_WORD}++(?!\.\w\.)(?:{_JOINT}{_IN_WORD}++)*+|(?:[^\W\d_]\.){{2,}}|{_IN_WORD}++|\.\.\.|[^{_SPACE}]|\A)"
)

# Without a digit there is no figure, and most clauses have none: they are cut with the shorter pattern.
_PLAIN_TOKEN: Final = re.compile(rf"(({_OTHER})[{_SPACE}]*+)")
_TOKEN: Final = re.compile(rf"((?:({FIGURE})|({_OTHER}))[{_SPACE}]*+)")
_DIGIT: Final = re.compile(r"\d")

_FOLDED: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u2039\u203a\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", None)
    | {"\u2026": "..."}
)

_KEPT_WORDS: Final = 65_536
_KEPT_CLAUSES: Final = 8192
_CLAUSE: Final = 2_000
_KEPT_DOCUMENTS: Final = 32
_DOCUMENT: Final = 50_000
_KEPT_BOOKS: Final = 4
_BOOK: Final = 500_000
"""Tokens are remembered for so many texts of so many characters: some 100 MB if all were in use at once, some of it for
the books, which a comparison asks for five times over. Of words it is remembered whether they are solid: the texts of
a process seldom have more different ones."""

_HANGING: Final = frozenset(")]}") | AND_WORDS | OR_WORDS
"""What belongs to the word before it: so "must report and should inspect", turned round, keeps "report and" there."""
_LONG_LINK: Final = 64
"""A link of so many letters grows no more, and the next begins: in prose, function words and marks hardly ever come to
as many in a row."""


@dataclass(frozen=True, slots=True)
class Token:
    """``written`` with the white space after it; ``key`` is what is compared, "" for white space that opens a text."""

    written: str
    key: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in columns, for work on many at once.

    Token ``n`` is written ``text[at[n]:at[n + 1]]`` and compared by ``keys[n]``. ``codes`` has one character per
    token, the same for the same key with the same :func:`links` in every text of this process: comparing characters is
    five times as fast. It is None once the process has met more different ones than are worth a code. ``solid[n]``
    counts the solid tokens (:func:`is_solid`) before ``n``. ``figures`` are the tokens that are whole figures,
    ``starts`` those that open a text where several were joined.
    """

    text: str
    at: tuple[int, ...]
    keys: tuple[str, ...]
    codes: str | None
    solid: tuple[int, ...]
    figures: frozenset[int]
    starts: tuple[int, ...] = (0,)


def is_word(key: str) -> bool:
    """Whether a key holds a letter or a digit, as punctuation and white space do not."""
    return key.isalnum() or any(map(str.isalnum, key))


@lru_cache(maxsize=_KEPT_WORDS)
def is_solid(key: str) -> bool:
    """Whether a key is more than punctuation or a function word. "US" is not the pronoun "us"."""
    return is_word(key) and key not in FUNCTION_WORDS and not (key.istitle() and key.lower() in FUNCTION_WORDS)


class _Codebook:
    """One character for each different link, first come, first served; none for the longest. Safe between threads."""

    def __init__(self, size: int) -> None:
        self._free = map(chr, chain(range(min(size, 0xD800)), range(0xE000, size)))
        self._codes: dict[str, str] = {}
        self._lock = Lock()

    def encode(self, found: Sequence[str]) -> str | None:
        """The characters of the links, None if the book has no room for one of them."""
        try:
            return "".join(map(self._codes.__getitem__, found))
        except KeyError:
            return self.encode(found) if self._learn(found) else None

    def _learn(self, found: Sequence[str]) -> bool:
        with self._lock:
            for link in found:
                if link not in self._codes:
                    code = next(self._free, None) if len(link) <= _LONG_WORD else None
                    if code is None:
                        return False
                    self._codes[link] = code
        return True


_LONG_WORD: Final = 200
"""No word of prose is so long; a text with such a link is compared by its links themselves, which nothing keeps."""

_CODEBOOK: Final = _Codebook(250_000)
"""About 40 MB when full of links as texts have them, 80 if all had the 200 letters that one may have. The texts we
measure with, 13,000 words in three languages, take 3,000."""


def _fold(core: str) -> str:
    return unicodedata.normalize("NFC", core.translate(_FOLDED))


def _cut(text: str) -> Tokens:
    if not text:
        return Tokens("", (0,), (), "", (0,), frozenset())
    figures: frozenset[int] = frozenset()
    if _DIGIT.search(text) is None:
        written, keys = zip(*_PLAIN_TOKEN.findall(text), strict=True)
    else:
        written, whole, others = zip(*_TOKEN.findall(text), strict=True)
        keys = tuple([figure_key(figure) if figure else other for figure, other in zip(whole, others, strict=True)])
        figures = frozenset([place for place, figure in enumerate(whole) if figure])
    if "`" in text or not (text.isascii() or _is_folded(text)):
        keys = tuple([_fold(key) for key in keys])
    return _in_columns(text, (0, *accumulate(map(len, written))), keys, figures, (0,))


def _in_columns(
    text: str, at: tuple[int, ...], keys: tuple[str, ...], figures: frozenset[int], starts: tuple[int, ...]
) -> Tokens:
    return Tokens(text, at, keys, _CODEBOOK.encode(links(keys)), (0, *accumulate(map(is_solid, keys))), figures, starts)


def links(keys: tuple[str, ...]) -> list[str]:
    """Each key with the words it belongs to: a solid one by itself, another with all that leads to the next solid one.

    A closing bracket and a joining word belong to what stands before them. So "of the" is the same only before the same
    word, and a longest common run of links keeps next to nothing that would stand alone between two changes.
    """
    found = list(keys)
    ahead = ""
    for place in range(len(keys) - 1, -1, -1):
        key = keys[place]
        if is_solid(key):
            ahead = key
            continue
        # No key has a line end or a carriage return in it.
        ahead = f"{key}\n{ahead}" if len(ahead) < _LONG_LINK else f"{key}\n"
        found[place] = _link_behind(keys, place) if key in _HANGING else ahead
    return found


def _link_behind(keys: tuple[str, ...], place: int) -> str:
    behind = f"{keys[place]}\r"
    while place > 0 and len(behind) < _LONG_LINK:
        place -= 1
        behind = f"{keys[place]}\n{behind}"
        if is_solid(keys[place]):
            break
    return behind


def _is_folded(text: str) -> bool:
    return text.translate(_FOLDED) == text and unicodedata.is_normalized("NFC", text)


_clause = lru_cache(maxsize=_KEPT_CLAUSES)(_cut)
_document = lru_cache(maxsize=_KEPT_DOCUMENTS)(_cut)
_book = lru_cache(maxsize=_KEPT_BOOKS)(_cut)


def columns(text: str) -> Tokens:
    """The tokens of ``text`` in columns. Linear in its length; remembered for texts of up to 500,000 characters."""
    length = len(text)
    if length <= _CLAUSE:
        return _clause(text)
    return _document(text) if length <= _DOCUMENT else _book(text) if length <= _BOOK else _cut(text)


def words_of(text: str) -> object:
    """What two texts have in common if they are identical in words: typography and white space aside."""
    cut = columns(text)
    return cut.keys if cut.codes is None else cut.codes


def forget() -> None:
    """Forgets the tokens that were kept, so that the next text is cut anew: for measuring what cutting costs."""
    for kept in (_clause, _document, _book):
        kept.cache_clear()


def joined(texts: Sequence[str]) -> Tokens:
    """The tokens of several texts as of one, written one after the other without anything between them.

    No token runs on from one text into the next.
    """
    if len(texts) == 1:
        return columns(texts[0])
    cuts = [columns(text) for text in texts]
    at = [0]
    starts: list[int] = []
    figures: set[int] = set()
    for cut in cuts:
        starts.append(len(at) - 1)
        figures.update(starts[-1] + place for place in cut.figures)
        at.extend([at[-1] + place for place in cut.at[1:]])
    keys = tuple(chain.from_iterable(cut.keys for cut in cuts))
    return _in_columns("".join(texts), tuple(at), keys, frozenset(figures), tuple(starts))


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order.

    >>> [token.key for token in tokenise("At most 600 000 men, for USD 100 billion.")]
    ['At', 'most', '600000', 'men', ',', 'for', 'USD 100 billion', '.']
    """
    cut = columns(text)
    return tuple(Token(text[start:end], key) for key, (start, end) in zip(cut.keys, pairwise(cut.at), strict=True))
