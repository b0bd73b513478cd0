"""The two sides of a correspondence with their words marked, as a comparison of the two texts marks them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proposals.engine.language.barriers import barrier, speech_of
from proposals.engine.marking.marks import mark
from proposals.engine.vocabulary import Passage, Span, Text
from proposals.models import Clause, Correspondence, Proposal


@dataclass(frozen=True, slots=True)
class Side:
    """The clauses of one text, each with its words marked against the other side (none on the first side)."""

    text: Proposal
    clauses: tuple[tuple[Clause, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``is_comparable`` is false if the two texts have no language in common: then nothing is marked."""

    sides: tuple[Side, ...]
    is_comparable: bool = True


def side_by_side(correspondence: Correspondence) -> SideBySide:
    """Both sides of a correspondence; an empty second one for a text that is silent. Reads ``with_sides``."""
    return beside(correspondence.from_clauses.all(), correspondence.to_clauses.all(), correspondence.silent)


def beside(before: Iterable[Clause], after: Iterable[Clause], silent: Proposal | None = None) -> SideBySide:
    """The clauses of one text, and those of another that answer them, marked against the first."""
    first, second = map(_in_order, (before, after))
    compared = all((first, second)) and barrier(*(speech_of(_text(side)) for side in (first, second))) is None
    marks = mark([clause.text for clause in first], [clause.text for clause in second]) if compared else []
    marked = zip(second, marks if compared else [()] * len(second), strict=True)
    sides = [Side(first[0].proposal, tuple((clause, ()) for clause in first))] if first else []
    if second:
        sides.append(Side(second[0].proposal, tuple((clause, tuple(spans)) for clause, spans in marked)))
    elif silent:
        sides.append(Side(silent, ()))
    return SideBySide(tuple(sides), compared or not second)


def _in_order(clauses: Iterable[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda clause: (clause.order, clause.key))


def _text(clauses: Sequence[Clause]) -> Text:
    """The clauses as the engine reads what languages they are in."""
    passages = tuple(Passage(key=clause.key, text=clause.text) for clause in clauses)
    return Text(key=clauses[0].proposal.slug, passages=passages, languages=(clauses[0].proposal.text_language,))
