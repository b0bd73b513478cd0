"""A comparison: the engine's rows and cells, joined with the records that readers want beside them.

Built by :mod:`proposals.comparison.compare`; pages, API and exports read it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from proposals.engine import vocabulary
from proposals.models import Clause, Issue, Measure, Omission, Position, Proposal, Source, Topic
from proposals.models.stance import ACCEPTS, OBJECTS

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

    ``omissions`` says what is known about a silence, and ``elsewhere`` which clauses of a silent text are on the row's
    issue. ``same_as`` is the first text, starting from the base, with exactly the same words. ``dropped`` holds the
    clauses of the base of which nothing is left here.
    """

    proposal: Proposal
    cell: vocabulary.Cell
    clauses: tuple[ComparedClause, ...]
    omissions: tuple[Omission, ...] = ()
    elsewhere: tuple[Clause, ...] = ()
    same_as: Proposal | None = None
    dropped: tuple[Clause, ...] = ()

    @property
    def labels(self) -> list[str]:
        """The printed numbers of its clauses, or their keys where none is printed."""
        return [compared.clause.label for compared in self.clauses]

    @property
    def words_changed(self) -> tuple[int, int]:
        """The number of words that are here but not in the base, and in the base but not here."""
        counts: Counter[str] = Counter()
        for compared in self.clauses:
            for kind, text in compared.marked.spans:
                counts[kind] += len(text.split())
        return counts["added"], counts["removed"]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One measure across the texts of a row; ``values`` has the base first."""

    measure: Measure
    line: vocabulary.FigureComparison
    values: tuple[tuple[Proposal, vocabulary.Figure], ...]

    @property
    def is_equal(self) -> bool:
        """Several texts fix a value, and it is the same in all of them."""
        return len(self.values) > 1 and len({(figure.value, figure.unit) for _, figure in self.values}) == 1


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the engine with its records.

    ``base`` is one of ``cells``. ``on_thesis`` holds the current stances on the issue's thesis, never those on a
    clause; ``positions`` has both. ``runner_up`` is the clause that was the next best match.
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
        on_clauses = (each for cell in self.cells for compared in cell.clauses for each in compared.positions)
        return (*on_clauses, *self.on_thesis)

    @property
    def has_certainty(self) -> bool:
        """Whether there is a match to be sure of: false where the engine or a person found none."""
        return self.row.matched_by != "unmatched" and self.judged_relation != "unanswered"

    @property
    def judged_relation(self) -> str:
        """The relation that a person chose, "" if nobody has judged this row."""
        return self.row.correspondence.relation if self.row.correspondence else ""

    @property
    def summary(self) -> str:
        """What changed, in the words of whoever judged this row."""
        return self.row.correspondence.summary if self.row.correspondence else ""

    @property
    def is_difference(self) -> bool:
        """Something was changed, dropped, added or left open. What is not known is no difference."""
        return self.is_left_open if self.row.relation is None else self.row.relation != "same"

    @property
    def is_left_open(self) -> bool:
        """A text leaves this matter in brackets, to be settled later."""
        return any(compared.cell.silence == "bracketed" for compared in self.cells)

    @property
    def is_elsewhere(self) -> bool:
        """A text has clauses on this row's issue, but none that answers the row: whether it differs is not known."""
        return any(compared.cell.silence == "elsewhere" for compared in self.cells)

    @property
    def is_contested(self) -> bool:
        """One party accepts, and another objects to, the same clause or thesis."""
        by_target = defaultdict(set)
        for position in self.positions:
            by_target[position.clause_id, position.issue_id].add(position.stance)
        return any(stances & ACCEPTS and stances & OBJECTS for stances in by_target.values())


@dataclass(frozen=True, slots=True)
class Caveat:
    """What to know about a text before drawing conclusions from its empty cells.

    ``predicate`` is a sentence without its subject, which is the text.
    """

    proposal: Proposal
    predicate: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six proposals side by side. ``rows`` holds those asked for; ``total`` counts all of them."""

    texts: tuple[Proposal, ...]
    base: Proposal
    rows: tuple[ComparedRow, ...]
    total: int
    topics: tuple[Topic, ...]
    positions: tuple[Position, ...]
    caveats: tuple[Caveat, ...]
    order: Order = "base"

    def columns(self, view: View) -> list[Proposal]:
        """The texts that have a column: in a redline the base is shown within the others."""
        return self.others if view == "redline" else list(self.texts)

    @property
    def groups(self) -> list[tuple[Topic | None, list[ComparedRow]]]:
        """The rows by topic if that is the order; otherwise one group without a topic."""
        if self.order == "base":
            return [(None, list(self.rows))]
        return [(topic, list(rows)) for topic, rows in groupby(self.rows, key=lambda row: row.topic)]

    @property
    def differences(self) -> int:
        return sum(row.is_difference for row in self.rows)

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

    @property
    def counted(self) -> list[tuple[str | None, int]]:
        """The relations among the rows with their counts; None stands for rows whose relation is not known."""
        counts = self.summary
        counted: list[tuple[str | None, int]] = [
            (relation, counts[relation]) for relation in RELATIONS if counts[relation]
        ]
        return [*counted, (None, counts["not_known"])] if counts["not_known"] else counted

    @property
    def summary(self) -> dict[str, int]:
        """How many rows are shown, how many have each relation, and for how many it is not known."""
        counts = Counter(row.row.relation for row in self.rows)
        known: dict[str, int] = {relation: counts[relation] for relation in RELATIONS}
        return {"rows": len(self.rows), **known, "not_known": counts[None]}
