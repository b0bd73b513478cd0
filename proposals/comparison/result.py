"""A comparison: the engine's rows and cells, joined with the records that readers want beside them.

Built by :mod:`proposals.comparison.compare`; pages, API and exports read it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from proposals.comparison.row import ComparedRow
from proposals.comparison.states import EVERY_RELATION
from proposals.models import Position, Proposal, Source, Topic

Order = Literal["base", "topic"]
View = Literal["aligned", "redline", "summary"]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What to know about a text before drawing conclusions from its empty cells.

    ``predicate`` is a sentence without its subject, which is the text.
    """

    proposal: Proposal
    predicate: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A comparison in numbers, over all its rows, whatever is shown.

    Every row differs, agrees in all texts, agrees as far as known, or cannot be compared. Of those that differ,
    ``left_open`` do so only in that the matter is left open; of those that agree, ``agree_as_read`` rest on a clause
    that was only read in a summary. ``relations`` counts the texts other than the
    base, row by row, by the relation that leads.
    """

    rows: int
    differ: int
    agree: int
    agree_as_read: int
    agree_as_known: int
    left_open: int
    relations: dict[str, int]

    @classmethod
    def of(cls, rows: Sequence[ComparedRow]) -> "Counts":
        relations = Counter(cell.relation for row in rows for cell in row.others)
        return cls(
            rows=len(rows),
            differ=sum(row.is_difference for row in rows),
            agree=sum(row.is_agreement for row in rows),
            agree_as_read=sum(row.is_agreement_as_read for row in rows),
            agree_as_known=sum(row.is_agreement_as_known for row in rows),
            left_open=sum(row.differs_only_in_being_open for row in rows),
            relations={relation: relations[relation] for relation in EVERY_RELATION},
        )

    @property
    def undecided(self) -> int:
        return self.rows - self.differ - self.agree - self.agree_as_known


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six proposals side by side. ``rows`` holds those asked for, ``every_row`` all; the counts are of all."""

    texts: tuple[Proposal, ...]
    base: Proposal
    rows: tuple[ComparedRow, ...]
    every_row: tuple[ComparedRow, ...]
    counts: Counts
    topics: tuple[Topic, ...]
    positions: tuple[Position, ...]
    caveats: tuple[Caveat, ...]
    order: Order = "base"

    def columns(self, view: View) -> list[Proposal]:
        """The texts that have a column: in a redline the base is shown within the others."""
        return self.others if view == "redline" else list(self.texts)

    @property
    def row_ids(self) -> set[str]:
        """The ids of the rows shown."""
        return {row.row.id for row in self.rows}

    @property
    def groups(self) -> list[tuple[Topic | None, list[ComparedRow]]]:
        """The rows by topic if that is the order; otherwise one group without a topic."""
        if self.order == "base":
            return [(None, list(self.rows))]
        return [(topic, list(rows)) for topic, rows in groupby(self.rows, key=lambda row: row.topic)]

    @property
    def shown_differences(self) -> int:
        """How many of the rows asked for differ: those that the keys lead through."""
        return sum(row.is_difference for row in self.rows)

    @property
    def is_filtered(self) -> bool:
        return len(self.rows) != len(self.every_row)

    @property
    def sources(self) -> list[Source]:
        """The sources of the clauses shown, each once, by publisher and title."""
        sources = {
            source
            for row in self.rows
            for cell in row.cells
            for compared in cell.clauses
            for source in compared.clause.sources.all()
        }
        return sorted(sources, key=lambda source: (source.publisher or source.title, source.title, source.slug))

    @property
    def others(self) -> list[Proposal]:
        """The texts other than the base."""
        return [text for text in self.texts if text.pk != self.base.pk]

    @property
    def warnings(self) -> list[str]:
        """The caveats as sentences that name each text by its slug."""
        return [f"{caveat.proposal.slug} {caveat.predicate}" for caveat in self.caveats]
