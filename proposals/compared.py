"""What a comparison is made of: the engine's rows and cells, joined with the records a reader wants to see beside them.

Made by :mod:`proposals.comparison`; pages, API and exports read it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from proposals.engine import vocabulary as words
from proposals.models import Clause, Issue, Measure, Omission, Position, Proposal, Topic
from proposals.models.position import ACCEPTS, OBJECTS

RELATIONS: tuple[str, ...] = words.Relation.__args__


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause, its words marked against the base, and the current stances on it as written."""

    clause: Clause
    marked: words.Marked
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one proposal has in a row. ``omissions`` and ``because`` say what is known of a silence."""

    proposal: Proposal
    cell: words.Cell
    clauses: tuple[ComparedClause, ...]
    omissions: tuple[Omission, ...] = ()
    because: Clause | None = None


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One measure across the texts of a row; ``values`` has the base first."""

    measure: Measure
    line: words.FigureLine
    values: tuple[tuple[Proposal, words.Figure], ...]

    @property
    def is_equal(self) -> bool:
        """Several texts fix it, all at the same value."""
        return len(self.values) > 1 and len({(figure.value, figure.unit) for _, figure in self.values}) == 1


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the engine with its records. ``on_thesis`` holds the current stances on the issue's thesis, which are
    never stances on a clause; ``positions`` adds those on the clauses."""

    row: words.Row
    issue: Issue | None
    cells: tuple[ComparedCell, ...]
    figures: tuple[ComparedFigure, ...]
    on_thesis: tuple[Position, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        on_clauses = (said for cell in self.cells for compared in cell.clauses for said in compared.positions)
        return (*on_clauses, *self.on_thesis)

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
        found = [(relation, counts[relation]) for relation in RELATIONS if counts[relation]]
        return [*found, (None, counts["not_known"])] if counts["not_known"] else found

    @property
    def summary(self) -> dict[str, int]:
        """How many rows are shown, how many of each relation, and how many nobody can compare yet."""
        counts = Counter(row.row.relation for row in self.rows)
        known = {relation: counts[relation] for relation in RELATIONS}
        return {"rows": len(self.rows), **known, "not_known": counts[None]}


def issues_of(clause: Clause) -> list[Issue]:
    """The clause's issues, the main one first."""
    return [issue for issue in (clause.issue, *clause.further_issues.all()) if issue is not None]
