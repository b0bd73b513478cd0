"""Records in words, for lists and confirmations: what they are about and what they say, rather than their slugs."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.text import Truncator

from proposals.comparison.wording import machine_day
from proposals.models import Clause, Correspondence, Issue, Omission, Position, Proposal, Term, VariantReading

SHORT = 160  # characters of a text that one line quotes


def shortened(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(SHORT)


def place(clause: Clause) -> str:
    """ "Later plan, point 4"."""
    return f"{clause.proposal.short_title}, point {clause.label}"


def in_words(clause: Clause) -> str:
    """A clause with its place and its words, or why there are none."""
    said = f"“{shortened(clause.text)}”" if clause.text else clause.get_status_display().lower()
    return f"{place(clause)}: {said}"


def side(clauses: Iterable[Clause]) -> str:
    return "; ".join(map(in_words, clauses))


def answer(correspondence: Correspondence) -> str:
    """The second side in words, or the text that is silent."""
    if correspondence.silent:
        return f"nothing in {correspondence.silent.short_title}"
    return side(correspondence.to_clauses.all())


def target(record: Clause | Issue | Proposal) -> str:
    """What a statement is about, in words."""
    if isinstance(record, Clause):
        return in_words(record)
    if isinstance(record, Issue):
        return f"thesis of {record.name}: “{record.thesis}”" if record.thesis else record.name
    return f"the whole text: {record.title}"


def named(record: Any) -> str:
    """One line that tells a record from all others of its kind: its name, what it is about, and its words."""
    naming = NAMING.get(type(record))
    return naming(record) if naming else str(record)


def _position(position: Position) -> str:
    day = machine_day(position.stated_on, position.date_precision)
    said = f"{position.party.name}, {day}: {position.get_stance_display().lower()}"
    return f"{position.slug}. {said}, on {target(position.target)}; in our words: {shortened(position.statement)}"


def _correspondence(correspondence: Correspondence) -> str:
    relation = correspondence.get_relation_display().lower()
    return f"{correspondence.slug}. {side(correspondence.from_clauses.all())} → {relation} → {answer(correspondence)}"


NAMING: dict[type[models.Model], Any] = {
    Clause: in_words,
    Position: _position,
    Correspondence: _correspondence,
    Term: lambda term: f"{term}. {in_words(term.clause)}",
    Omission: lambda omission: (
        f"{omission.proposal.short_title}: {omission.get_how_display().lower()}, {in_words(omission.clause)}"
    ),
    VariantReading: lambda reading: f"{in_words(reading.clause)}; {reading.source}: “{shortened(reading.reading)}”",
}
