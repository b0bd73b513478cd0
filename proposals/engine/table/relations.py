"""What a machine can honestly say about the words of two cells that answer each other.

Stronger, weaker and contrary are for people to say. If nothing narrower is certain, the answer is "rewritten".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from proposals.engine.figures.terms import Difference, differences
from proposals.engine.language.digits import Style
from proposals.engine.language.lexicon import CONDITION_WORDS
from proposals.engine.marking.changes import fewest_changes
from proposals.engine.marking.tokens import tokens_of
from proposals.engine.table.bearing import Bearing, bearing
from proposals.engine.table.rearranged import LIMITING_STEMS, OR_STEMS, TURNING_STEMS, names_exchanged, reordered
from proposals.engine.vocabulary import Figure, Relation, Replaced, ReplacedKind

Styles = tuple[Style | None, Style | None]
_NOTHING_LOST: Final = ("reworded", "extended")
_NO_FIGURES: Final = frozenset({"", "reference", "name"})


def relation_of(
    base_texts: Sequence[str],
    other_texts: Sequence[str],
    base_figures: Sequence[Figure],
    other_figures: Sequence[Figure],
    styles: Styles = (None, None),
) -> Relation | None:
    """The relation of the words of ``other`` to those of ``base``: the first of these that holds.

    - *figure_changed*: a figure recorded on both sides under one measure differs, and with the figures and their units
      set aside the words would be reworded (or the same) or extended: no bearing word of the base is lost.
    - *exchanged* or *rewritten*, as below, if any value that both sides fix for a measure differs: words, yes or no, a
      figure against words, or a figure in a sentence that differs in more.
    - *same*: the words are the same, apart from white space, typography and where passages meet.
    - *reworded*: the bearing words are the same in the same order. All words are bearing but articles, forms of "be",
      "have" and "do", pronouns, "of" and "and" (``IDLE_WORDS``); "not", "no", "may", "shall" and "must" are bearing.
      Case and variants of spelling do not count, endings do, and figures are compared by amount.
    - *reordered*: they are the same around a list that has the same members in another order.
    - *exchanged*: two names stand in each other's place; at least half of the bearing words stay.
    - *figure_changed*: a written figure gives way to another of its kind, at least half of the bearing words stay, and
      the rest would be reworded (or the same) or extended: no word of the base is lost. *reference_changed*: only the
      number of an article or the like does.
    - *extended*: all bearing words of the base are there in the same order, with more besides. None of these negates or
      restricts ("not", "only", "excluding"), none changes the force of an existing sentence ("may") or makes it hang on
      something ("if"), and no "and" has become "or".
    - *shortened*: the same the other way round.
    - *rewritten*: anything else.

    Rows, not words, show what is split, merged, moved, dropped or added. ``styles`` say how the texts write numbers.
    None if a figure has two readings all the same ("800.000"), and they do not lead to one relation.
    """
    recorded = differences(base_figures, other_figures)
    if not recorded and _keys(base_texts) == _keys(other_texts):
        return "same"
    found = {_relation(base, other, recorded) for base, other in _readings(base_texts, other_texts, styles)}
    return found.pop() if len(found) == 1 else None


def _readings(
    base_texts: Sequence[str], other_texts: Sequence[str], styles: Styles
) -> Iterator[tuple[Bearing, Bearing]]:
    """Both cells in every reading. What both write in the same way is taken to be the same."""
    base, other = bearing(base_texts, styles[0]), bearing(other_texts, styles[1])
    yield base, other
    if base.doubts or other.doubts:
        last = bearing(base_texts, styles[0], last=True), bearing(other_texts, styles[1], last=True)
        yield last
        if base.doubts != other.doubts:
            yield base, last[1]
            yield last[0], other


def _relation(base: Bearing, other: Bearing, recorded: Collection[Difference]) -> Relation:
    if "figures" in recorded and _is_figure_apart(base, other):
        return "figure_changed"
    if recorded:
        return "exchanged" if names_exchanged(base, other) else "rewritten"
    relation = _of_bearing_words(base, other)
    if relation == "rewritten" and (kinds := {each.kind for each in _replaced(base, other)} - {"name"}):
        masked = _masked(base), _masked(other)
        if _of_bearing_words(*masked) in _NOTHING_LOST:
            return "figure_changed" if "figure" in kinds else "reference_changed"
    return relation


def replaced(
    base_texts: Sequence[str], other_texts: Sequence[str], styles: Styles = (None, None)
) -> tuple[Replaced, ...]:
    """The figures, references and names that stand in each other's place, where at least half of the words stay."""
    first, *others = (_replaced(base, other) for base, other in _readings(base_texts, other_texts, styles))
    return tuple(each for each in first if all(each in found for found in others))


def _replaced(base: Bearing, other: Bearing) -> list[Replaced]:
    if not any(base.kinds) or not any(other.kinds):
        return []
    one, two = (tuple(_masked(side, names=True).stems) for side in (base, other))
    changes = fewest_changes(one, two)
    staying = len(one) - sum(i2 - i1 for i1, i2, _, _ in changes)
    if 2 * staying < max(len(one), len(two)):
        return []
    found, i, j = [], 0, 0
    for i1, i2, j1, j2 in (*changes, (len(one), len(one), len(two), len(two))):
        run = list(zip(range(i, i1), range(j, j1), strict=True))
        for here, there in run:
            # Among other words all around, two figures have nothing to do with each other.
            if base.kinds[here] and base.stems[here] != other.stems[there] and (len(run) > 1 or len(one) == 1):
                found.append(Replaced(_sort(base.kinds[here]), base.written[here], other.written[there]))
        i, j = i2, j2
    return found


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


def _sort(kind: str) -> ReplacedKind:
    if kind == "reference":
        return "reference"
    return "name" if kind == "name" else "figure"


def _is_figure_apart(base: Bearing, other: Bearing) -> bool:
    """Whether the other words stay: without figures and their units, ``other`` has all that the base has."""
    return _of_bearing_words(_without_figures(base), _without_figures(other)) in _NOTHING_LOST


def _without_figures(found: Bearing) -> Bearing:
    """The bearing words without figures, in digits or in words; a unit that is part of a figure goes with it.

    Endings follow the figure ("1 soldier", "2 soldiers"), so only those of names count: they say who acts.
    """
    kept = [index for index, kind in enumerate(found.kinds) if kind in _NO_FIGURES]
    return found._replace(
        stems=[found.stems[index] for index in kept],
        sentences=[found.sentences[index] for index in kept],
        kinds=[""] * len(kept),
        before=[found.before[index] for index in kept],
        named=[found.named[index] for index in kept],
        forms=[_role(found, index) for index in kept],
    )


def _masked(found: Bearing, *, names: bool = False) -> Bearing:
    """The bearing words with all figures of a kind alike, all references and, if asked, all names.

    Only endings of names count.
    """
    # No word has a line feed.
    stems = [
        f"\n{kind}" if kind and (names or kind != "name") else root
        for root, kind in zip(found.stems, found.kinds, strict=True)
    ]
    forms = [
        each if kind else _role(found, index) for index, (each, kind) in enumerate(zip(stems, found.kinds, strict=True))
    ]
    return found._replace(stems=stems, forms=forms)


def _role(found: Bearing, index: int) -> str:
    """A word without its ending, but a name with it: "Росія передає Україні" is not "Росії передає Україна"."""
    return found.stems[index] if found.named[index] is False else found.forms[index]


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The keys of a cell's tokens, without that of white space that opens a text."""
    if len(texts) == 1 and (keys := tokens_of(texts[0]).keys)[:1] != ("",):
        return keys
    return tuple([key for text in texts for key in tokens_of(text).keys if key])


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
