"""What a machine can honestly say about the words of two cells that answer each other.

Stronger, weaker and contrary are for people to say. If nothing narrower is certain, the answer is "rewritten".
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.figures.find import find_figures
from proposals.engine.figures.terms import differences
from proposals.engine.language.lexicon import CONDITION_WORDS
from proposals.engine.marking.changes import fewest_changes
from proposals.engine.marking.tokens import tokens_of
from proposals.engine.table.bearing import Bearing, bearing
from proposals.engine.table.rearranged import LIMITING_STEMS, OR_STEMS, TURNING_STEMS, names_exchanged, reordered
from proposals.engine.vocabulary import Figure, Relation


def relation_of(
    base_texts: Sequence[str],
    other_texts: Sequence[str],
    base_figures: Sequence[Figure],
    other_figures: Sequence[Figure],
) -> Relation:
    """The relation of the words of ``other`` to those of ``base``: the first of these that holds.

    - *figure_changed*: a figure recorded on both sides under one measure differs, and with the figures and their units
      set aside the words would be reworded (or the same), extended or shortened.
    - *exchanged* or *rewritten*, as below, if any value that both sides fix for a measure differs: words, yes or no, a
      figure against words, or a figure in a sentence that differs in more.
    - *same*: the words are the same, apart from white space, typography and where passages meet.
    - *reworded*: the bearing words are the same in the same order. All words are bearing but articles, forms of "be",
      "have" and "do", pronouns, "of" and "and" (``IDLE_WORDS``); "not", "no", "may", "shall" and "must" are bearing.
      Case and variants of spelling do not count, endings do, and figures are compared by amount.
    - *reordered*: they are the same around a list that has the same members in another order.
    - *exchanged*: two names stand in each other's place; at least half of the bearing words stay.
    - *figure_changed*: a written figure gives way to another of its kind, at least half of the bearing words stay, and
      the rest would be reworded (or the same), extended or shortened.
    - *extended*: all bearing words of the base are there in the same order, with more besides. None of these negates or
      restricts ("not", "only", "excluding"), none changes the force of an existing sentence ("may") or makes it hang on
      something ("if"), and no "and" has become "or".
    - *shortened*: the same the other way round.
    - *rewritten*: anything else.

    Rows, not words, show what is split, merged, moved, dropped or added.
    """
    recorded = differences(base_figures, other_figures)
    if not recorded and _keys(base_texts) == _keys(other_texts):
        return "same"
    base, other = bearing(base_texts), bearing(other_texts)
    if "figures" in recorded and _is_figure_apart(base_texts, other_texts):
        return "figure_changed"
    if recorded:
        return "exchanged" if names_exchanged(base, other) else "rewritten"
    relation = _of_bearing_words(base, other)
    if relation == "rewritten" and _trades_figures(base, other) and _is_figure_apart(base_texts, other_texts):
        return "figure_changed"
    return relation


def _of_bearing_words(base: Bearing, other: Bearing) -> Relation:
    changes = fewest_changes(tuple(base.stems), tuple(other.stems))
    if not changes:
        return "reworded" if base.forms == other.forms else "rewritten"
    if reordered(base, other):
        return "reordered"
    if names_exchanged(base, other):
        return "exchanged"
    if base.stems and not any(i2 > i1 for i1, i2, _, _ in changes):
        return "rewritten" if _turns(base, other, [change[2:] for change in changes]) else "extended"
    if other.stems and not any(j2 > j1 for _, _, j1, j2 in changes):
        return "rewritten" if _turns(other, base, [change[:2] for change in changes]) else "shortened"
    return "rewritten"


def _is_figure_apart(base_texts: Sequence[str], other_texts: Sequence[str]) -> bool:
    """Whether little else changes than figures: without them and their units, one side has all that the other has."""
    base, other = (_without_figures(texts) for texts in (base_texts, other_texts))
    return _of_bearing_words(base, other) in ("reworded", "extended", "shortened")


def _without_figures(texts: Sequence[str]) -> Bearing:
    """The bearing words without figures, in digits or in words; a unit that is part of a figure goes with it.

    Endings do not count here: they follow the figure ("1 soldier", "2 soldiers").
    """
    found = bearing([_cut_figures(text) for text in texts])
    kept = [index for index, kind in enumerate(found.kinds) if not kind]
    return found._replace(
        stems=[found.stems[index] for index in kept],
        sentences=[found.sentences[index] for index in kept],
        kinds=[""] * len(kept),
        before=[found.before[index] for index in kept],
        named=[found.named[index] for index in kept],
        forms=[found.stems[index] for index in kept],
    )


def _cut_figures(text: str) -> str:
    parts, at = [], 0
    for figure in find_figures(text):
        parts.append(text[at : figure.start])
        at = figure.end
    return " ".join([*parts, text[at:]])


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The keys of a cell's tokens, without that of white space that opens a text."""
    if len(texts) == 1 and (keys := tokens_of(texts[0]).keys)[:1] != ("",):
        return keys
    return tuple([key for text in texts for key in tokens_of(text).keys if key])


def _trades_figures(base: Bearing, other: Bearing) -> bool:
    changes = fewest_changes(tuple(base.stems), tuple(other.stems))
    unchanged = len(base.stems) - sum(i2 - i1 for i1, i2, _, _ in changes)
    if 2 * unchanged < max(len(base.stems), len(other.stems)):
        return False
    return any(kind and kind in other.kinds[j1:j2] for i1, i2, j1, j2 in changes for kind in base.kinds[i1:i2])


def _turns(short: Bearing, long: Bearing, runs: list[tuple[int, int]]) -> bool:
    """Whether what ``long`` adds does more than extend ``short``.

    It does if a word negates or restricts, even in a sentence of its own: that may speak of the one before. So does a
    word of force or a condition in a sentence that has words of both, and so does "or" for "and".
    """
    extra = {index for start, end in runs for index in range(start, end)}
    if any(long.stems[index] in LIMITING_STEMS for index in extra):
        return True
    shared_sentences = {sentence for index, sentence in enumerate(long.sentences) if index not in extra}
    turning = [index for index in extra if long.stems[index] in TURNING_STEMS or long.forms[index] in CONDITION_WORDS]
    if any(long.sentences[index] in shared_sentences for index in turning):
        return True
    return long.ands < short.ands and any(long.stems[index] in OR_STEMS for index in extra)
