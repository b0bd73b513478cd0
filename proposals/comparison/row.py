"""A row of a comparison: the engine's row and cells, joined with the records that readers want beside them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from proposals.comparison.judgements import Judgement
from proposals.comparison.states import STATES, State, state_of
from proposals.engine import vocabulary
from proposals.models import Clause, Correspondence, Issue, Measure, Omission, Position, Proposal, Term, Topic
from proposals.models.stance import are_contested

By = Literal["person", "engine"]


@dataclass(frozen=True, slots=True)
class RowName:
    """A row as others refer to it: its id and its first clause."""

    id: str
    first: Clause


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that answers a row but stands in another, ``row``; ``only`` these texts, if it does not answer all."""

    clause: Clause
    row: RowName
    only: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause, its words marked against the base, the current stances on it as written, and the other rows that it
    answers too. ``against`` has the rival version of the base that it is marked against, if the base has several."""

    clause: Clause
    marked: vocabulary.Marked
    positions: tuple[Position, ...]
    also_answers: tuple[RowName, ...] = ()
    against: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one proposal has in a row.

    ``omissions`` says what is known about a silence. ``elsewhere`` are the clauses of a silent text on the row's issue
    or, if there are none, on another of ``issues``: those of the clauses that it is asked about, the row's first.
    ``on_record`` are the clauses of other rows or texts on the row's issue that a silent text is known to leave out.
    ``answered_by`` refers to its clauses that answer the row from another. ``same_as`` is the first text, starting from
    the base, with exactly the same words. ``dropped`` holds the clauses of the base of which nothing is left here.
    ``judged`` is the relation to the base that a person chose, "" if nobody did.
    """

    proposal: Proposal
    cell: vocabulary.Cell
    clauses: tuple[ComparedClause, ...]
    omissions: tuple[Omission, ...] = ()
    elsewhere: tuple[Clause, ...] = ()
    issues: tuple[Issue, ...] = ()
    on_record: tuple[Omission, ...] = ()
    answered_by: tuple[Reference, ...] = ()
    same_as: Proposal | None = None
    dropped: tuple[Clause, ...] = ()
    judged: str = ""

    @property
    def relation(self) -> str | None:
        """The relation to the base that leads: a person's, or else the engine's."""
        return self.judged or self.cell.relation

    @property
    def relation_by(self) -> By | None:
        """Who said so; None where there is no relation."""
        return "person" if self.judged else "engine" if self.cell.relation else None

    @property
    def deciding(self) -> str | None:
        """The relation that decides on a difference; *unanswered* says only that nothing here is a counterpart."""
        return self.cell.relation if self.judged == "unanswered" else self.relation

    @property
    def state(self) -> State:
        """How this text stands to the base; of the base itself, whether it has words here."""
        statuses = [compared.clause.status for compared in self.clauses]
        return state_of(
            self.deciding, self.cell.silence, statuses, self.cell.base_silence, left_open=self.cell.left_open
        )

    @property
    def is_difference(self) -> bool:
        """Whether it is known to differ from the base, or leaves the matter open."""
        return self.deciding == "dropped" or self.state in ("differs", "added", "left_open")

    @property
    def labels(self) -> list[str]:
        """The printed numbers of its clauses, or their keys where none is printed."""
        return [compared.clause.label for compared in self.clauses]

    @property
    def is_summarised(self) -> bool:
        """A clause of it was only read in a summary."""
        return any(compared.clause.is_summarised for compared in self.clauses)

    @property
    def further(self) -> list[Clause]:
        """The clauses of a silent text on the row's issue, without those that answer the row from another."""
        answers = {reference.clause.pk for reference in self.answered_by}
        return [clause for clause in self.elsewhere if clause.pk is None or clause.pk not in answers]

    @property
    def known_omissions(self) -> tuple[Omission, ...]:
        """All that the text is on record to leave out of the row and on its issue."""
        return (*self.omissions, *self.on_record)

    def other_issue_of(self, clause: Clause) -> Issue | None:
        """The issue of the row that a clause of ``further`` is on, if it is not the one that names the row."""
        if self.issues[:1] and self.issues[0] in clause.all_issues:
            return None
        return next((issue for issue in self.issues if issue in clause.all_issues), None)

    @property
    def words_changed(self) -> tuple[int, int]:
        """The number of words that are here but not in the base, and in the base but not here.

        Rival versions are each marked by themselves, so that no number holds for all of them: none is given.
        """
        counts: Counter[str] = Counter()
        rivals = len(self.clauses) > 1 and any(each.clause.status == Clause.Status.VARIANT for each in self.clauses)
        if rivals or any(each.against for each in self.clauses):
            return 0, 0
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
        """Several texts fix a value, and it is the same in all of them: none has it unsettled."""
        settled = not any(figure.unsettled for _, figure in self.values)
        return settled and len(self.texts) > 1 and len({(figure.value, figure.unit) for _, figure in self.values}) == 1

    @property
    def is_change(self) -> bool:
        """Of two texts that each fix one value, so that one stands in the place of the other."""
        return len(self.texts) == len(self.values) == 2 and not any(figure.unsettled for _, figure in self.values)

    @property
    def texts(self) -> list[Proposal]:
        """The texts that have a value, each once."""
        return list(dict.fromkeys(text for text, _ in self.values))


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the engine with its records.

    ``base`` is one of ``cells``; the row is counted over the ``others``. ``on_thesis`` holds the current stances on the
    issue's thesis, never those on a clause; ``positions`` has both. ``runner_up`` is the clause that was the next best
    match. ``judgements`` are all that people decided between the texts of the row; ``stale`` is what they decided about
    an earlier wording of these clauses, which neither pairs them nor says how they differ.
    """

    row: vocabulary.Row
    issue: Issue | None
    cells: tuple[ComparedCell, ...]
    base: ComparedCell
    figures: tuple[ComparedFigure, ...]
    on_thesis: tuple[Position, ...]
    runner_up: Clause | None = None
    judgements: tuple[Judgement, ...] = ()
    stale: tuple[Correspondence, ...] = ()

    @property
    def stale_terms(self) -> tuple[Term, ...]:
        """Values recorded for an earlier wording of these clauses, which are not compared."""
        clauses = (compared.clause for cell in self.cells for compared in cell.clauses)
        return tuple(term for clause in clauses for term in clause.terms.all() if term.is_stale)

    @property
    def topic(self) -> Topic | None:
        return self.issue.topic if self.issue else None

    @property
    def positions(self) -> tuple[Position, ...]:
        on_clauses = (each for cell in self.cells for compared in cell.clauses for each in compared.positions)
        return (*on_clauses, *self.on_thesis)

    @property
    def others(self) -> list[ComparedCell]:
        """The cells of the texts that are read against the base."""
        return [cell for cell in self.cells if cell is not self.base]

    @property
    def is_pair(self) -> bool:
        """Two texts: what is said of the other text is said of the row."""
        return len(self.cells) == 2

    @property
    def stands_alone(self) -> bool:
        return sum(bool(cell.clauses) for cell in self.cells) == 1

    @property
    def has_certainty(self) -> bool:
        """Whether there is a match to be sure of: false where the engine or a person found none."""
        return self.row.matched_by != "unmatched" and not (self.row.matched_by == "person" and self.stands_alone)

    @property
    def relation(self) -> str | None:
        """The relation to the base that all other texts share and that the same side decided, or else None."""
        return self._shared[0]

    @property
    def relation_by(self) -> By | None:
        """Who decided ``relation``."""
        return self._shared[1]

    @property
    def _shared(self) -> tuple[str | None, By | None]:
        said = {(cell.relation, cell.relation_by) for cell in self.others}
        return said.pop() if len(said) == 1 else (None, None)

    @property
    def engine_relation(self) -> vocabulary.Relation | None:
        """The relation that all other texts share by the engine, or else None."""
        said = {cell.cell.relation for cell in self.others}
        return said.pop() if len(said) == 1 else None

    @property
    def state(self) -> dict[str, int]:
        """How many of the other texts stand how to the base."""
        counts = Counter(cell.state for cell in self.others)
        return {state: counts[state] for state in STATES}

    @property
    def is_difference(self) -> bool:
        """A text is known to differ from the base, or the base or a text leaves the matter open."""
        return self.base.state == "left_open" or any(cell.is_difference for cell in self.others)

    @property
    def is_agreement(self) -> bool:
        """All other texts agree with the base."""
        return not self.is_difference and all(cell.state == "agrees" for cell in self.others)

    @property
    def is_agreement_as_read(self) -> bool:
        """All other texts agree with the base, but a clause was only read in a summary."""
        return self.is_agreement and any(cell.is_summarised for cell in self.cells)

    @property
    def is_agreement_as_known(self) -> bool:
        """A text agrees with the base, none is known to differ, and of the others nothing is known."""
        agrees = any(cell.state == "agrees" for cell in self.others)
        return agrees and not self.is_difference and not self.is_agreement

    @property
    def differs_only_in_being_open(self) -> bool:
        """It is a difference only because the base or a text leaves the matter open."""
        known = any(cell.is_difference and cell.state != "left_open" for cell in self.others)
        return self.is_difference and not known

    @property
    def is_left_open(self) -> bool:
        """A text leaves this matter in brackets, to be settled later."""
        return any(compared.state == "left_open" for compared in self.cells)

    @property
    def is_elsewhere(self) -> bool:
        """A text has clauses on this row's issue, but none that answers the row: whether it differs is not known.

        If it is on record as leaving out the point of the row, it has a clause whose main issue is the row's.
        """
        return any(compared.cell.silence == "elsewhere" or compared.cell.speaks_elsewhere for compared in self.cells)

    @property
    def barrier(self) -> vocabulary.Barrier | None:
        """Why the words of a text are not compared with those of the base: see ``Cell``."""
        return next((compared.cell.barrier for compared in self.cells if compared.cell.barrier), None)

    @property
    def is_answered_in_another_row(self) -> bool:
        """A text has a clause that answers this row but stands in another: whether it differs is said there."""
        return any(compared.answered_by for compared in self.cells)

    @property
    def is_contested(self) -> bool:
        """One party accepts, and another objects to, the same clause or thesis. A pledge is never contested."""
        by_target = defaultdict(set)
        for position in self.positions:
            if not position.is_pledge:
                by_target[position.clause_id, position.issue_id].add(position.stance)
        return any(are_contested(stances) for stances in by_target.values())
