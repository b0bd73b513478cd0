"""The bearing words of a cell: all but those that can come and go without changing what a clause says.

They are stems in one spelling (:mod:`proposals.engine.language.spelling`), figures are amounts. Case does not count;
inflection is kept apart, in ``forms``. Articles, forms of "be", "have" and "do", pronouns, "of" and "and"
(``IDLE_WORDS``) are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from proposals.engine.language.lexicon import AND_WORDS, IDLE_WORDS, OR_WORDS, stem
from proposals.engine.language.quantities import CURRENCY, amount
from proposals.engine.language.spelling import is_ukrainian, spelled
from proposals.engine.marking.tokens import is_word, tokens_of

_CACHED_LETTERS: Final = 2000

Before = Literal["", ",", "and", "or", "stop"]

STOPS: Final = frozenset({".", "!", "?", ";", "..."})
_JOINTS: Final[dict[str, Before]] = {
    ",": ",",
    **dict.fromkeys(AND_WORDS, "and"),
    **dict.fromkeys(OR_WORDS, "or"),
}
_CODES: Final = frozenset(CURRENCY.values())


class Bearing(NamedTuple):
    """The bearing words of a cell in columns: their stems, the number of their sentence, their kind if figures.

    ``forms`` are the words as inflected, in one spelling: who acts and who is acted on may hang on an ending.
    ``before`` says what stands between a word and the one before it: a comma (or a semicolon), a joining word, or the
    end of a sentence. ``named`` says whether a word is written as a name; None if it is the first of a
    sentence, where all have a capital. ``ands`` counts the words for "and", which are not bearing.
    """

    stems: list[str]
    sentences: list[int]
    kinds: list[str]
    before: list[Before]
    named: list[bool | None]
    forms: list[str]
    ands: int


def bearing(texts: Sequence[str]) -> Bearing:
    """The bearing words of a cell; cached up to ``_CACHED_LETTERS`` letters."""
    return (_cached if sum(map(len, texts)) <= _CACHED_LETTERS else _read)(tuple(texts))


def _read(texts: tuple[str, ...]) -> Bearing:
    found = Bearing([], [], [], [], [], [], 0)
    sentence = ands = 0
    for text in texts:
        tokens = tokens_of(text)
        ukrainian = is_ukrainian(text)
        before: Before = "stop"
        first = True
        for index, key in enumerate(tokens.keys):
            if index in tokens.figures:
                sort, value = amount(key)
                _add(found, f"{sort} {value}", "", sentence, "money" if sort in _CODES else sort, before, named=False)
                before, first = "", False
                continue
            if key in STOPS:
                sentence += 1
                first = first or key != ";"
                before = "," if key == ";" and before != "stop" else "stop"
            elif before != "stop":
                before = _JOINTS.get(key.casefold(), before)
            for word in spelled(key, ukrainian=ukrainian) if is_word(key) else ():
                if word in IDLE_WORDS:
                    ands += word in AND_WORDS
                else:
                    _add(found, stem(word), word, sentence, "", before, named=_is_name(key, first=first))
                    before = "or" if word in OR_WORDS else ""
                first = False
        sentence += 1
    return found._replace(ands=ands)


_cached = lru_cache(maxsize=8192)(_read)


def _add(found: Bearing, root: str, form: str, sentence: int, kind: str, before: Before, *, named: bool | None) -> None:
    found.stems.append(root)
    found.sentences.append(sentence)
    found.kinds.append(kind)
    found.before.append(before)
    found.named.append(named)
    found.forms.append(form)


def _is_name(key: str, *, first: bool) -> bool | None:
    if not all(part[:1].isupper() for part in key.split("-")):
        return False
    return None if first and not (key.isupper() and len(key) > 1) else True
