"""Splits a text into tokens: what is written, and what is compared.

A token is a word, a whole figure ("$100 billion", "14 December 2025", "50:50", "5-я"; see
:mod:`~proposals.engine.language.quantities`) or one punctuation mark, each with the white space after it. Punctuation
is separate, so that "personnel." and "personnel in peacetime." share their first and last tokens. Words joined by an
apostrophe or a hyphen without spaces are one token ("здоров'я", "US-led", "Russia–Ukraine"); "Article 5" is two, so
that a changed number stands out. Chinese and Japanese are written without spaces, so each character is a token.

No character is lost: joining the tokens as written gives the text back. For comparison, typographic quotes and
apostrophes, dashes, kinds of space, separators between groups of three digits, soft hyphens and zero-width spaces are
folded, and letters are composed (NFC); case is kept. Characters that change the direction of writing are never folded,
since they change what a reader sees. Two texts are compared by the :func:`links` of their tokens.
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

from proposals.engine.language.lexicon import AND_WORDS, FUNCTION_WORDS, OR_WORDS
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
# "U.S.", "e.g.", "т.д." are one word; three dots are one mark. Only at the start of a text is white space a token.
_OTHER: Final = (
    rf"(?:{_IN_WORD}++(?!\.\w\.)(?:{_JOINT}{_IN_WORD}++)*+|(?:[^\W\d_]\.){{2,}}|{_IN_WORD}++|\.\.\.|[^{_SPACE}]|\A)"
)

# Most clauses have no digit, hence no figure; the shorter pattern is enough for them.
_PLAIN_TOKEN: Final = re.compile(rf"(({_OTHER})[{_SPACE}]*+)")
_TOKEN: Final = re.compile(rf"((?:({FIGURE})|({_OTHER}))[{_SPACE}]*+)")
_DIGIT: Final = re.compile(r"\d")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")

_FOLDED: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u2039\u203a\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", None)
    | {"\u2026": "..."}
)

_CACHED_WORDS: Final = 65_536
_CACHED_CLAUSES: Final = 8192
_CLAUSE: Final = 2_000
_CACHED_DOCUMENTS: Final = 32
_DOCUMENT: Final = 50_000
_CACHED_BOOKS: Final = 4
_BOOK: Final = 500_000
"""Tokens are cached in three tiers by the length of the text, so that a few books cannot push out many clauses. Each
tier has a number of texts and, below it, the characters of the longest text. Full, they take some 100 MB, part of it
for the books, which one comparison reads five times. The cache of words holds whether each is solid; the texts of a
process seldom have more different words than that."""

_HANGING: Final = frozenset(")]}") | AND_WORDS | OR_WORDS
"""What belongs to the word before it. So "must report and should inspect", turned round, keeps "report and"."""
_LONG_LINK: Final = 64
"""Letters from which a link grows no longer; in prose, function words and punctuation hardly ever run so long."""


@dataclass(frozen=True, slots=True)
class Token:
    """``written`` includes the white space after it; ``key`` is compared, "" for white space that opens a text."""

    written: str
    key: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in columns, for work on many at once.

    Token ``n`` is written ``text[at[n]:at[n + 1]]`` and compared by ``keys[n]``. ``codes`` has one character per token,
    the same for equal :func:`links` in every text of this process, since characters compare five times as fast. It is
    None for texts with new links once the process has met too many different ones. ``solid[n]`` counts the solid tokens
    (:func:`is_solid`) before ``n`` and ``words[n]`` the words (:func:`is_word`). ``figures`` are the indexes of whole
    figures, ``starts`` those of the first tokens of joined texts.
    """

    text: str
    at: tuple[int, ...]
    keys: tuple[str, ...]
    codes: str | None
    solid: tuple[int, ...]
    words: tuple[int, ...]
    figures: frozenset[int]
    starts: tuple[int, ...] = (0,)


@lru_cache(maxsize=_CACHED_WORDS)
def is_word(key: str) -> bool:
    """Whether a key has a letter or a digit; punctuation and white space have none."""
    return key.isalnum() or any(map(str.isalnum, key))


@lru_cache(maxsize=_CACHED_WORDS)
def is_solid(key: str) -> bool:
    """Whether a key is neither punctuation nor a function word. "US" is not the pronoun "us"."""
    return is_word(key) and key not in FUNCTION_WORDS and not (key.istitle() and key.lower() in FUNCTION_WORDS)


class _Codebook:
    """One character for each different link, first come, first served; none for very long ones. Thread-safe."""

    def __init__(self, size: int) -> None:
        self._free = map(chr, chain(range(min(size, 0xD800)), range(0xE000, size)))
        self._codes: dict[str, str] = {}
        self._lock = Lock()

    def encode(self, keys: Sequence[str]) -> str | None:
        """The characters of these links, None if there is none left for one of them."""
        try:
            return "".join(map(self._codes.__getitem__, keys))
        except KeyError:
            return self.encode(keys) if self._learn(keys) else None

    def _learn(self, keys: Sequence[str]) -> bool:
        with self._lock:
            for link in keys:
                if link not in self._codes:
                    code = next(self._free, None) if len(link) <= _LONG_WORD else None
                    if code is None:
                        return False
                    self._codes[link] = code
        return True


_LONG_WORD: Final = 200
"""No word of prose is so long. A text with such a link is compared by the links themselves, which are not stored."""

_CODEBOOK: Final = _Codebook(250_000)
"""About 40 MB when full of the links of real texts, 80 MB if every link had the 200 letters allowed. The texts we
measure with, 13,000 words in three languages, need 3,000."""


def _fold(core: str) -> str:
    return unicodedata.normalize("NFC", core.translate(_FOLDED))


def _tokenise(text: str) -> Tokens:
    if not text:
        return Tokens("", (0,), (), "", (0,), (0,), frozenset())
    figures: frozenset[int] = frozenset()
    if _DIGIT.search(text) is None:
        written, keys = zip(*_PLAIN_TOKEN.findall(text), strict=True)
    else:
        written, matched_figures, others = zip(*_TOKEN.findall(text), strict=True)
        # In Cyrillic "2,500" may be two and a half: then it is no other way of writing "2500".
        commas = "," not in text or _CYRILLIC.search(text) is None
        keys = tuple(
            [
                figure_key(figure, commas=commas) if figure else other
                for figure, other in zip(matched_figures, others, strict=True)
            ]
        )
        figures = frozenset([index for index, figure in enumerate(matched_figures) if figure])
    if "`" in text or not (text.isascii() or _is_folded(text)):
        keys = tuple([_fold(key) for key in keys])
    return _in_columns(text, (0, *accumulate(map(len, written))), keys, figures, (0,))


def _in_columns(
    text: str, at: tuple[int, ...], keys: tuple[str, ...], figures: frozenset[int], starts: tuple[int, ...]
) -> Tokens:
    solid, words = (0, *accumulate(map(is_solid, keys))), (0, *accumulate(map(is_word, keys)))
    return Tokens(text, at, keys, _CODEBOOK.encode(links(keys)), solid, words, figures, starts)


def links(keys: tuple[str, ...]) -> list[str]:
    """Each key with the words it belongs to: a solid key alone, any other with everything up to the next solid one.

    A closing bracket or a joining word belongs to what precedes it. So "of the" is the same only before the same word,
    and the longest common run of links has next to no islands between two changes.
    """
    result = list(keys)
    ahead = ""
    for index in range(len(keys) - 1, -1, -1):
        key = keys[index]
        if is_solid(key):
            ahead = key
            continue
        # No key contains a line feed or a carriage return.
        ahead = f"{key}\n{ahead}" if len(ahead) < _LONG_LINK else f"{key}\n"
        result[index] = _link_behind(keys, index) if key in _HANGING else ahead
    return result


def _link_behind(keys: tuple[str, ...], index: int) -> str:
    behind = f"{keys[index]}\r"
    while index > 0 and len(behind) < _LONG_LINK:
        index -= 1
        behind = f"{keys[index]}\n{behind}"
        if is_solid(keys[index]):
            break
    return behind


def _is_folded(text: str) -> bool:
    return text.translate(_FOLDED) == text and unicodedata.is_normalized("NFC", text)


_clause = lru_cache(maxsize=_CACHED_CLAUSES)(_tokenise)
_document = lru_cache(maxsize=_CACHED_DOCUMENTS)(_tokenise)
_book = lru_cache(maxsize=_CACHED_BOOKS)(_tokenise)


def tokens_of(text: str) -> Tokens:
    """The tokens of ``text`` in columns, in linear time; cached for texts of up to 500,000 characters."""
    length = len(text)
    if length <= _CLAUSE:
        return _clause(text)
    return _document(text) if length <= _DOCUMENT else _book(text) if length <= _BOOK else _tokenise(text)


def wording_of(text: str) -> object:
    """A value that is equal for two texts with the same words, apart from typography and white space."""
    tokens = tokens_of(text)
    return tokens.keys if tokens.codes is None else tokens.codes


def clear_cache() -> None:
    """Clear the cached tokens, to measure what tokenising costs."""
    for cached in (_clause, _document, _book):
        cached.cache_clear()


def joined_tokens(texts: Sequence[str]) -> Tokens:
    """The tokens of several texts joined without separators. No token crosses from one text into the next."""
    if len(texts) == 1:
        return tokens_of(texts[0])
    parts = [tokens_of(text) for text in texts]
    at = [0]
    starts: list[int] = []
    figures: set[int] = set()
    for part in parts:
        starts.append(len(at) - 1)
        figures.update(starts[-1] + index for index in part.figures)
        at.extend([at[-1] + offset for offset in part.at[1:]])
    keys = tuple(chain.from_iterable(part.keys for part in parts))
    return _in_columns("".join(texts), tuple(at), keys, frozenset(figures), tuple(starts))


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order.

    >>> [token.key for token in tokenise("At most 600 000 men, for USD 100 billion.")]
    ['At', 'most', '600000', 'men', ',', 'for', 'USD 100 billion', '.']
    """
    tokens = tokens_of(text)
    return tuple(
        Token(text[start:end], key) for key, (start, end) in zip(tokens.keys, pairwise(tokens.at), strict=True)
    )
