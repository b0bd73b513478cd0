"""What a machine can honestly say about the words of two cells that answer each other.

Stronger, weaker and contrary are for people to say. If nothing narrower is certain, the answer is "rewritten".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from proposals.engine.figures.terms import has_changed
from proposals.engine.language.lexicon import AND_WORDS, IDLE_WORDS, OR_WORDS, TURNING_WORDS, stem
from proposals.engine.language.quantities import CURRENCY, amount
from proposals.engine.marking.changes import fewest_changes
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import is_word, tokens_of
from proposals.engine.vocabulary import Figure, Relation

_CACHED_LETTERS: Final = 2000

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
    """The relation of the words of ``other`` to those of ``base``: the first of these that holds.

    - *figure_changed*: a figure recorded on both sides under one measure differs.
    - *same*: the words are the same, apart from white space, typography and where passages meet.
    - *reworded*: the bearing words are the same in the same order. All words are bearing but articles, forms of "be",
      "have" and "do", pronouns, "of" and "and" (``IDLE_WORDS``); "not", "no", "may", "shall" and "must" are bearing.
      Case and inflection do not count, and figures are compared by amount.
    - *figure_changed*: a written figure gives way to another of its kind; at least half of the bearing words stay.
    - *extended*: all bearing words of the base are there in the same order, with more besides. No word that reverses a
      sentence ("not", "only", "may") has entered an existing sentence, and no "and" has become "or".
    - *shortened*: the same the other way round.
    - *rewritten*: anything else.

    Rows, not words, show what is split, merged, moved, dropped or added.
    """
    if has_changed(base_figures, other_figures):
        return "figure_changed"
    if _keys(base_texts) == _keys(other_texts):
        return "same"
    base, other = _bearing(base_texts), _bearing(other_texts)
    changes = fewest_changes(tuple(base.stems), tuple(other.stems))
    if not changes:
        return "reworded"
    if _trades_figures(base, other, changes):
        return "figure_changed"
    if base.stems and not any(i2 > i1 for i1, i2, _, _ in changes):
        return "rewritten" if _turns(base, other, [change[2:] for change in changes]) else "extended"
    if other.stems and not any(j2 > j1 for _, _, j1, j2 in changes):
        return "rewritten" if _turns(other, base, [change[:2] for change in changes]) else "shortened"
    return "rewritten"


class _Bearing(NamedTuple):
    """The bearing words of a cell in columns: their stems, the number of their sentence, their kind if figures.

    ``ands`` counts the words for "and", which are not bearing.
    """

    stems: list[str]
    sentences: list[int]
    kinds: list[str]
    ands: int


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The keys of a cell's tokens, without that of white space that opens a text."""
    if len(texts) == 1 and (keys := tokens_of(texts[0]).keys)[:1] != ("",):
        return keys
    return tuple([key for text in texts for key in tokens_of(text).keys if key])


def _bearing(texts: Sequence[str]) -> _Bearing:
    """The bearing words of a cell; cached up to ``_CACHED_LETTERS`` letters."""
    return (_cached if sum(map(len, texts)) <= _CACHED_LETTERS else _read)(tuple(texts))


def _read(texts: tuple[str, ...]) -> _Bearing:
    stems: list[str] = []
    sentences: list[int] = []
    kinds: list[str] = []
    sentence = ands = 0
    for text in texts:
        tokens = tokens_of(text)
        for index, key in enumerate(tokens.keys):
            if key in _STOPS:
                sentence += 1
            elif index in tokens.figures:
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


_cached = lru_cache(maxsize=8192)(_read)


def _trades_figures(base: _Bearing, other: _Bearing, changes: list[Change]) -> bool:
    unchanged = len(base.stems) - sum(i2 - i1 for i1, i2, _, _ in changes)
    if 2 * unchanged < max(len(base.stems), len(other.stems)):
        return False
    return any(kind and kind in other.kinds[j1:j2] for i1, i2, j1, j2 in changes for kind in base.kinds[i1:i2])


def _turns(short: _Bearing, long: _Bearing, runs: list[tuple[int, int]]) -> bool:
    """Whether what ``long`` adds does more than extend ``short``.

    It does if a turning word is in a sentence that has words of both, or if "or" replaces "and".
    """
    extra = {index for start, end in runs for index in range(start, end)}
    shared_sentences = {sentence for index, sentence in enumerate(long.sentences) if index not in extra}
    if any(long.stems[index] in _TURNING_STEMS and long.sentences[index] in shared_sentences for index in extra):
        return True
    return long.ands < short.ands and any(long.stems[index] in _OR_STEMS for index in extra)
