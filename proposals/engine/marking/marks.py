"""How the words of two texts differ, marked as a careful reader would mark them.

:func:`mark` takes the texts of two cells and returns spans for the second; :func:`marks` also says whether it had to be
coarse. :func:`proposals.engine.table.relations.relation_of` names the relation between the words of a pair.

The texts are split into :mod:`~proposals.engine.marking.tokens`; the fewest :mod:`~proposals.engine.marking.changes`
between them are found, with names that have changed places (:mod:`~proposals.engine.marking.exchange`), made readable
(:mod:`~proposals.engine.marking.readable`, :mod:`~proposals.engine.marking.whole`) and written out as
:mod:`~proposals.engine.marking.spans`, removed before added, exact in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from proposals.engine.marking.changes import word_changes
from proposals.engine.marking.exchange import exchanges
from proposals.engine.marking.readable import make_readable
from proposals.engine.marking.spans import Change, Spans, write_spans
from proposals.engine.marking.tokens import Tokens, joined_tokens
from proposals.engine.marking.whole import show_whole


class Marks(NamedTuple):
    """The spans of each passage, and whether the texts were too long to be compared word by word throughout."""

    passages: tuple[Spans, ...]
    coarsened: bool


def mark(base: Sequence[str], other: Sequence[str]) -> tuple[Spans, ...]:
    """The spans of each text of ``other``, marked against ``base``. Both hold the texts of a cell's passages, in order.

    Joining same and added over a passage gives its text; joining same and removed over all passages gives the texts of
    ``base``, joined without separators. A removed span never crosses from one passage of the base into the next. An
    empty text has no spans, unless nothing else can carry what was removed. Without ``other`` there are no spans.

    >>> mark(["At most 600,000 men."], ["At most 800,000 men at peace."])[0]  # doctest: +NORMALIZE_WHITESPACE
    (('same', 'At most '), ('removed', '600,000'), ('added', '800,000'), ('same', ' men'), ('added', ' at peace'),
     ('same', '.'))
    """
    return _mark(base, other)[0]


def marks(base: Sequence[str], other: Sequence[str]) -> Marks:
    """What :func:`mark` returns, and whether it is coarse."""
    return Marks(*_mark(base, other))


def _mark(base: Sequence[str], other: Sequence[str]) -> tuple[tuple[Spans, ...], bool]:
    if not other:
        return (), False
    old, new = joined_tokens(base), joined_tokens(other)
    if old.text == new.text:
        return tuple([(("same", text),) if text else () for text in other]), False
    changes, coarsened = differences(old, new)
    return write_spans(changes, old, new, other), coarsened


def differences(old: Tokens, new: Tokens) -> tuple[list[Change], bool]:
    """The changes shown to readers, in tokens, and whether they are coarse."""
    changes, coarsened = word_changes(old, new)
    if exchanged := exchanges(changes, old, new):
        return exchanged, coarsened
    return show_whole(make_readable(changes, old, new), old, new), coarsened
