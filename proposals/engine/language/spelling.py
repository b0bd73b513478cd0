"""The words of a text in one spelling, so that variants of one word can be told from other words.

Spelling never decides what is marked: words are marked as they are written. It decides whether a clause whose spelling
alone has changed is said to be reworded. Words of different meaning are never made equal; where a rule could do that,
it leaves the word alone, since two texts that look more different than they are do less harm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from proposals.engine.language.lexicon import IDLE_WORDS, TURNING_WORDS
from proposals.engine.language.variants import (
    AS_U,
    COMPOUNDS,
    DOUBLED,
    EUPHONY,
    NAMES,
    OGUE,
    OUR,
    PREFIXES,
    RE,
    RE_WORDS,
    WORDS,
)

_VARIANTS: Final = NAMES | WORDS
_ENDINGS: Final = ("s", "ed", "ing", "ly")
_UKRAINIAN: Final = re.compile("[іїєґ]", re.IGNORECASE)

_CONTRACTED: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "i'm": ("i", "am"),
}
_CONTRACTIONS: Final = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have"}
_WITH_IS: Final = frozenset("it that this there here he she who what where".split())
""""'s" after any other word is a genitive; "'d" may be "had" or "would", so it is left alone."""

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}")


def _any_of(words: list[str]) -> str:
    return "|".join(words)


# "prise" and "prize" are two words, and so are "apprise" and "apprize".
_BRITISH: Final = (
    (re.compile(r"(?<=[a-z]{3})(?<!appr)is(?=(?:e[drs]?|ers?|ing|ations?|ational)$)"), "iz"),
    (re.compile(r"(?<=l)ys(?=(?:e[drs]?|ers?|ing)$)"), "yz"),
    (re.compile(rf"^((?:un|dis|mis)?(?:{_any_of(OUR)}))our"), r"\1or"),
    (re.compile(rf"^({_any_of(RE)})re(?=s?$)"), r"\1er"),
    (re.compile(rf"^({_any_of(RE)})red$"), r"\1ered"),
    (re.compile(rf"^({_any_of(OGUE)})ogue(?=s?$)"), r"\1og"),
    (re.compile(rf"^({_any_of(DOUBLED)})l(?=(?:ed|ing|[eo]rs?|ations?|ous)$)"), r"\1"),
)

_CYRILLIC: Final = (
    (re.compile("(?<=про)є(?=кт)|(?<=тра)є(?=ктор)"), "е"),
    (re.compile(rf"^в(?={_any_of(AS_U)})"), "у"),
    (re.compile("^(а|ла|па)в(?=дит|реат|з)"), r"\1у"),
    (re.compile("(?<=[^ьъ]{3}[аеєиіїоуюя])сь$"), "ся"),
)
"""The letters of Ukrainian words that may be written in two ways. None of the rules makes two Russian words equal."""

_GHE_MATTERS: Final = re.compile("ґрат.*|ґн[іо]т.*")
"""Ukrainian words that are another word with "г": bars and a play, a wick and oppression."""

_YO_MATTERS: Final = re.compile(r"всём?|чём|осёл|нёбо|нёба|берёт|совершённ.*|.*аё(?:т|м|те|шь)(?:ся)?")
"""Russian words that are another word without their "ё"."""


def is_ukrainian(text: str) -> bool:
    """Whether a text has a letter that Ukrainian has and Russian has not."""
    return _UKRAINIAN.search(text) is not None


@lru_cache(maxsize=16384)
def spelled(key: str, *, ukrainian: bool = False) -> tuple[str, ...]:
    """The words that a word, as compared, stands for: in lower case, in the form all their variants share.

    >>> spelled("ceasefire") == spelled("Cease-fire") == ("cease", "fire")
    True
    >>> spelled("doesn't")
    ('does', 'not')
    >>> spelled("Kiev") == spelled("Kyiv")
    True
    """
    word = key.casefold()
    if _INITIALS.fullmatch(key) and key.isupper():
        joined = word.replace(".", "")
        return (word if joined in IDLE_WORDS else joined,)
    if ("'" in word or word in _CONTRACTED) and (parts := _written_out(word)):
        return parts
    if "-" in word:
        return tuple([part for parts in map(_one, _divided(word)) for part in parts])
    return (EUPHONY[word],) if ukrainian and word in EUPHONY else _one(word)


def _written_out(word: str) -> tuple[str, ...]:
    """The words of a contraction; none if it is something else."""
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    own = word.removesuffix("'s")
    if own != word and own in _WITH_IS:
        return own, "is"
    ends = ((end, word.removesuffix(end)) for end in _CONTRACTIONS)
    return next(((first, _CONTRACTIONS[end]) for end, first in ends if first and first != word), ())


def _divided(word: str) -> list[str]:
    """The parts of a word with hyphens, prefixes joined to what follows; the word itself if it must stay whole."""
    parts = word.split("-")
    if not all(parts) or not TURNING_WORDS.isdisjoint(parts):
        return [word]
    if parts[0] == "re" and not parts[1].startswith(RE_WORDS):
        return [word]
    if parts[0] in PREFIXES or parts[0] == "re":
        parts[:2] = [parts[0] + parts[1]]
    return parts if word.isascii() else ["-".join(parts)]


def _one(word: str) -> tuple[str, ...]:
    """The parts of a single word in the form that its variants share."""
    word = word.removesuffix("'s") or word
    if word in COMPOUNDS:
        return COMPOUNDS[word]
    if word.isascii():
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word, count=1)
    else:
        word = _cyrillic(word)
    return (_VARIANTS.get(word) or _inflected(word),)


def _cyrillic(word: str) -> str:
    """A Ukrainian or Russian word with the letters that its variants share."""
    if "ё" in word and not _YO_MATTERS.fullmatch(word):
        word = word.replace("ё", "е")
    if "ґ" in word and not _GHE_MATTERS.fullmatch(word):
        word = word.replace("ґ", "г")
    for pattern, shared in _CYRILLIC:
        word = pattern.sub(shared, word, count=1)
    return word


def _inflected(word: str) -> str:
    """A variant with an ending of its own: "roubles"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and (first := _VARIANTS.get(word.removesuffix(ending))):
            return first + ending
    return word
