"""What a comparison is made of: the engine's rows and cells, joined with the records a reader wants to see beside them.

Made by :mod:`proposals.comparison.compare`; pages, API and exports read it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from proposals.engine import vocabulary
from proposals.models import Clause, Issue, Measure, Omission, Position, Proposal, Source, Topic
from proposals.models.position import ACCEPTS, OBJECTS

Order = Literal["base", "topic"]
View = Literal["aligned", "redline", "summary"]

RELATIONS: tuple[vocabulary.Relation, ...] = get_args(vocabulary.Relation)


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause, its words marked against the base, and the current stances on it as written."""

    clause: Clause
    marked: vocabulary.Marked
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one proposal has in a row.

    ``omissions`` and ``because`` say what is known of a silence. ``same_as`` is a text that stands before it, the base
    first, with the very same words. ``gone`` are the clauses of the base that are known to have nothing left here.
    """

    proposal: Proposal
    cell: vocabulary.Cell
    clauses: tuple[ComparedClause, ...]
    omissions: tuple[Omission, ...] = ()
    because: Clause | None = None
    same_as: Proposal | None = None
    gone: tuple[Clause, ...] = ()

    @property
    def labels(self) -> list[str]:
        """The printed numbers of its clauses, of their keys where nothing is printed."""
        return [compared.clause.label for compared in self.clauses]

    @property
    def words_changed(self) -> tuple[int, int]:
        """How many words stand here that the base does not have, and how many the base has that are not here."""
        counts: Counter[str] = Counter()
        for compared in self.clauses:
            for kind, run in compared.marked.spans:
                counts[kind] += len(run.split())
        return counts["added"], counts["removed"]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One measure across the texts of a row; ``values`` has the base first."""

    measure: Measure
    line: vocabulary.FigureLine
    values: tuple[tuple[Proposal, vocabulary.Figure], ...]

    @property
    def is_equal(self) -> bool:
        """Several texts fix it, all at the same value."""
        return len(self.values) > 1 and len({(figure.value, figure.unit) for _, figure in self.values}) == 1


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the engine with its records.

    ``base`` is one of ``cells``. ``on_thesis`` holds the current stances on the issue's thesis, which are never stances
    on a clause; ``positions`` adds those on the clauses. ``runner_up`` is the clause that came next in matching.
    """

    row: vocabulary.Row
    issue: Issue | None
    cells: tuple[ComparedCell, ...]
    base: ComparedCell
    figures: tuple[ComparedFigure, ...]
    on_thesis: tuple[Position, ...]
    runner_up: Clause | None = None

    @property
    def topic(self) -> Topic | None:
        return self.issue.topic if self.issue else None

    @property
    def positions(self) -> tuple[Position, ...]:
        on_clauses = (said for cell in self.cells for compared in cell.clauses for said in compared.positions)
        return (*on_clauses, *self.on_thesis)

    @property
    def has_certainty(self) -> bool:
        """Whether there is a match to be sure of: not where none was found, by the engine or by a person."""
        return self.row.matched_by != "unmatched" and self.row.verdict != "unanswered"

    @property
    def is_difference(self) -> bool:
        """Something changed, was dropped, added or left open. What nobody knows is no difference."""
        return self.is_left_open if self.row.relation is None else self.row.relation != "same"

    @property
    def is_left_open(self) -> bool:
        """A text leaves the matter of this row to be settled by others."""
        return any(compared.cell.silence == "bracketed" for compared in self.cells)

    @property
    def is_contested(self) -> bool:
        """One party accepts what another objects to: the same clause, or the same thesis."""
        stances = defaultdict(set)
        for position in self.positions:
            stances[position.clause_id, position.issue_id].add(position.stance)
        return any(said & ACCEPTS and said & OBJECTS for said in stances.values())


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know of a text before drawing conclusions from its empty cells: the end of a sentence."""

    proposal: Proposal
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six proposals side by side. ``rows`` are those asked for; ``total`` counts all rows there are."""

    texts: tuple[Proposal, ...]
    base: Proposal
    rows: tuple[ComparedRow, ...]
    total: int
    topics: tuple[Topic, ...]
    positions: tuple[Position, ...]
    caveats: tuple[Caveat, ...]
    order: Order = "base"

    def columns(self, view: View) -> list[Proposal]:
        """The texts that have a column of their own: in a redline the base stands within the others."""
        return self.others if view == "redline" else list(self.texts)

    @property
    def groups(self) -> list[tuple[Topic | None, list[ComparedRow]]]:
        """The rows under their topics where that is the order; else one group under none."""
        if self.order == "base":
            return [(None, list(self.rows))]
        return [(topic, list(rows)) for topic, rows in groupby(self.rows, key=lambda row: row.topic)]

    @property
    def differences(self) -> int:
        return sum(row.is_difference for row in self.rows)

    @property
    def sources(self) -> list[Source]:
        """What the clauses shown rest on, each once, by publisher and title."""
        found = {
            source
            for row in self.rows
            for cell in row.cells
            for compared in cell.clauses
            for source in compared.clause.sources.all()
        }
        return sorted(found, key=lambda source: (source.publisher or source.title, source.title, source.slug))

    @property
    def others(self) -> list[Proposal]:
        """The texts that are read against the base."""
        return [text for text in self.texts if text.pk != self.base.pk]

    @property
    def warnings(self) -> list[str]:
        """The caveats as sentences that name each text by its slug."""
        return [f"{caveat.proposal.slug} {caveat.words}" for caveat in self.caveats]

    @property
    def counted(self) -> list[tuple[str | None, int]]:
        """The relations that occur among the rows, with their counts; None for what is not known."""
        counts = self.summary
        found: list[tuple[str | None, int]] = [
            (relation, counts[relation]) for relation in RELATIONS if counts[relation]
        ]
        return [*found, (None, counts["not_known"])] if counts["not_known"] else found

    @property
    def summary(self) -> dict[str, int]:
        """How many rows are shown, how many of each relation, and how many nobody can compare yet."""
        counts = Counter(row.row.relation for row in self.rows)
        known: dict[str, int] = {relation: counts[relation] for relation in RELATIONS}
        return {"rows": len(self.rows), **known, "not_known": counts[None]}
