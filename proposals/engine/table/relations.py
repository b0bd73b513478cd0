"""What a machine can honestly say of the words of two cells that answer each other.

Stronger, weaker and contrary are for people. Where no narrower word is certain the answer is "rewritten".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from proposals.engine.figures.terms import has_changed
from proposals.engine.language.detection import AND_WORDS, IDLE_WORDS, OR_WORDS, TURNING_WORDS, stem
from proposals.engine.language.quantities import CURRENCY, amount
from proposals.engine.marking.changes import changes
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import columns, is_word
from proposals.engine.vocabulary import Figure, Relation

_KEPT_LETTERS: Final = 2000

_STOPS: Final = frozenset({".", "!", "?", ";", "..."})
_CODES: Final = frozenset(CURRENCY.values())
_TURNING_STEMS: Final = frozenset(map(stem, TURNING_WORDS))
_OR_STEMS: Final = frozenset(map(stem, OR_WORDS))


def relation_of(
    base_texts: Sequence[str],
    other_texts: Sequence[str],
    base_figures: Sequence[Figure],
    other_figures: Sequence[Figure],
) -> Relation:
    """How the words of ``other`` stand to those of ``base``: the first of these that holds.

    - *figure_changed*: a figure recorded on both sides under one measure differs.
    - *same*: the words are the same, apart from white space, typography and where passages meet.
    - *reworded*: the bearing words are the same in the same order. Bearing is every word but articles, forms of "be",
      "have" and "do", pronouns, "of" and "and" (``IDLE_WORDS``); case and inflection do not count, and figures count
      by what they amount to. Not, no, may, shall and must are bearing.
    - *figure_changed*: a written figure gives way to another of its kind, and at least half of the bearing words stay.
    - *extended*: every bearing word of the base is there in the same order, and more besides. No word that turns a
      sentence round ("not", "only", "may") has come into a sentence that was there before, and no "and" became "or".
    - *shortened*: the same the other way round.
    - *rewritten*: anything else.

    Splits, merges, moves, dropped and added are seen from the rows, not from the words.
    """
    if has_changed(base_figures, other_figures):
        return "figure_changed"
    if _keys(base_texts) == _keys(other_texts):
        return "same"
    base, other = _bearing(base_texts), _bearing(other_texts)
    found = changes(tuple(base.stems), tuple(other.stems))
    if not found:
        return "reworded"
    if _trades_figures(base, other, found):
        return "figure_changed"
    if base.stems and not any(i2 > i1 for i1, i2, _, _ in found):
        return "rewritten" if _turns(base, other, [change[2:] for change in found]) else "extended"
    if other.stems and not any(j2 > j1 for _, _, j1, j2 in found):
        return "rewritten" if _turns(other, base, [change[:2] for change in found]) else "shortened"
    return "rewritten"


class _Bearing(NamedTuple):
    """The bearing words of a cell in columns: what they are compared by, their sentence, their kind if a figure.

    ``ands`` counts the words for "and" that are left out of them.
    """

    stems: list[str]
    sentences: list[int]
    kinds: list[str]
    ands: int


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    """What is compared of a cell, without the key of white space that opens a text."""
    if len(texts) == 1 and (keys := columns(texts[0]).keys)[:1] != ("",):
        return keys
    return tuple([key for text in texts for key in columns(text).keys if key])


def _bearing(texts: Sequence[str]) -> _Bearing:
    """The bearing words of a cell; those of up to ``_KEPT_LETTERS`` letters are remembered."""
    return (_kept if sum(map(len, texts)) <= _KEPT_LETTERS else _read)(tuple(texts))


def _read(texts: tuple[str, ...]) -> _Bearing:
    stems: list[str] = []
    sentences: list[int] = []
    kinds: list[str] = []
    sentence = ands = 0
    for text in texts:
        cut = columns(text)
        for place, key in enumerate(cut.keys):
            if key in _STOPS:
                sentence += 1
            elif place in cut.figures:
                sort, value = amount(key)
                stems.append(f"{sort} {value}")
                sentences.append(sentence)
                kinds.append("money" if sort in _CODES else sort)
            elif is_word(key) and key.casefold() not in IDLE_WORDS:
                stems.append(stem(key))
                sentences.append(sentence)
                kinds.append("")
            else:
                ands += key.casefold() in AND_WORDS
        sentence += 1
    return _Bearing(stems, sentences, kinds, ands)


_kept = lru_cache(maxsize=8192)(_read)


def _trades_figures(base: _Bearing, other: _Bearing, found: list[Change]) -> bool:
    kept = len(base.stems) - sum(i2 - i1 for i1, i2, _, _ in found)
    if 2 * kept < max(len(base.stems), len(other.stems)):
        return False
    return any(kind and kind in other.kinds[j1:j2] for i1, i2, j1, j2 in found for kind in base.kinds[i1:i2])


def _turns(short: _Bearing, long: _Bearing, runs: list[tuple[int, int]]) -> bool:
    """Whether what ``long`` has besides does more than extend ``short``.

    It does if a turning word stands in a sentence that has words of both, or if "or" stands where "and" did.
    """
    extra = {place for start, end in runs for place in range(start, end)}
    shared_sentences = {sentence for place, sentence in enumerate(long.sentences) if place not in extra}
    if any(long.stems[place] in _TURNING_STEMS and long.sentences[place] in shared_sentences for place in extra):
        return True
    return long.ands < short.ands and any(long.stems[place] in _OR_STEMS for place in extra)
