"""What a machine can honestly say about the words of two cells that answer each other.

Stronger, weaker and contrary are for people to say. If nothing narrower is certain, the answer is "rewritten".
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.figures.terms import has_changed
from proposals.engine.marking.changes import fewest_changes
from proposals.engine.marking.spans import Change
from proposals.engine.marking.tokens import tokens_of
from proposals.engine.table.bearing import Bearing, bearing
from proposals.engine.table.rearranged import OR_STEMS, TURNING_STEMS, names_exchanged, reordered
from proposals.engine.vocabulary import Figure, Relation


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
      Case and variants of spelling do not count, endings do, and figures are compared by amount.
    - *reordered*: they are the same around a list that has the same members in another order.
    - *exchanged*: two names stand in each other's place; at least half of the bearing words stay.
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
    return _of_bearing_words(bearing(base_texts), bearing(other_texts))


def _of_bearing_words(base: Bearing, other: Bearing) -> Relation:
    changes = fewest_changes(tuple(base.stems), tuple(other.stems))
    if not changes:
        return "reworded" if base.forms == other.forms else "rewritten"
    if reordered(base, other):
        return "reordered"
    if names_exchanged(base, other):
        return "exchanged"
    if _trades_figures(base, other, changes):
        return "figure_changed"
    if base.stems and not any(i2 > i1 for i1, i2, _, _ in changes):
        return "rewritten" if _turns(base, other, [change[2:] for change in changes]) else "extended"
    if other.stems and not any(j2 > j1 for _, _, j1, j2 in changes):
        return "rewritten" if _turns(other, base, [change[:2] for change in changes]) else "shortened"
    return "rewritten"


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The keys of a cell's tokens, without that of white space that opens a text."""
    if len(texts) == 1 and (keys := tokens_of(texts[0]).keys)[:1] != ("",):
        return keys
    return tuple([key for text in texts for key in tokens_of(text).keys if key])


def _trades_figures(base: Bearing, other: Bearing, changes: list[Change]) -> bool:
    unchanged = len(base.stems) - sum(i2 - i1 for i1, i2, _, _ in changes)
    if 2 * unchanged < max(len(base.stems), len(other.stems)):
        return False
    return any(kind and kind in other.kinds[j1:j2] for i1, i2, j1, j2 in changes for kind in base.kinds[i1:i2])


def _turns(short: Bearing, long: Bearing, runs: list[tuple[int, int]]) -> bool:
    """Whether what ``long`` adds does more than extend ``short``.

    It does if a turning word is in a sentence that has words of both, or if "or" replaces "and".
    """
    extra = {index for start, end in runs for index in range(start, end)}
    shared_sentences = {sentence for index, sentence in enumerate(long.sentences) if index not in extra}
    if any(long.stems[index] in TURNING_STEMS and long.sentences[index] in shared_sentences for index in extra):
        return True
    return long.ands < short.ands and any(long.stems[index] in OR_STEMS for index in extra)
