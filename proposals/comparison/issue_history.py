"""An issue through time: what each text says on it, with the words marked against the text before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.charts import StepChart, figure_chart
from proposals.comparison.issue_coverage import Coverage, coverage
from proposals.engine.marking.marks import mark
from proposals.engine.vocabulary import Span
from proposals.models import Clause, Issue, Measure, Proposal, Term


@dataclass(frozen=True, slots=True)
class Step:
    """What one text has on the issue. ``before`` is the text its ``marked`` clauses are marked against, if any."""

    coverage: Coverage
    marked: tuple[tuple[Clause, tuple[Span, ...]], ...]
    before: Proposal | None

    @property
    def proposal(self) -> Proposal:
        return self.coverage.proposal


@dataclass(frozen=True, slots=True)
class Figure:
    """The value a clause fixes for a measure, and the text it stands in."""

    proposal: Proposal
    clause: Clause
    term: Term


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of the issue through the texts, in order of date."""

    measure: Measure
    figures: tuple[Figure, ...]

    @property
    def chart(self) -> StepChart | None:
        """The figures drawn to scale; None where fewer than two texts name a number. Words are in the table alone."""
        numeric = self.measure.kind in Measure.NUMERIC
        values = [
            (each.proposal.issued_on, each.term.number, each) for each in self.figures if each.term.number is not None
        ]
        if not numeric or len({each.proposal.pk for _, _, each in values}) < 2:
            return None
        return figure_chart(values, lambda number: f"{number.normalize():,f}")


def figures(steps: Sequence[Step], issue: Issue) -> list[Series]:
    """The values that the clauses of ``steps`` fix for the measures of ``issue``."""
    found: dict[Measure, list[Figure]] = defaultdict(list)
    for step in steps:
        for clause in step.coverage.clauses:
            for term in clause.terms.all():
                if term.measure.issue_id == issue.pk:
                    found[term.measure].append(Figure(step.proposal, clause, term))
    return [Series(measure, tuple(values)) for measure, values in found.items()]


def biography(issue: Issue) -> list[Step]:
    """The public texts of the issue's process in order of date: those with clauses recorded, silent ones included.

    A report that a clause was taken out is shown as it is and never marked against: it is no wording of the text.
    """
    texts = list(Proposal.objects.public().with_clauses().filter(process=issue.topic.process))
    steps: list[Step] = []
    before: Coverage | None = None
    for found in coverage(texts, [issue])[issue]:
        spoken = _spoken(found)
        marked: dict[Clause, tuple[Span, ...]] = dict.fromkeys(found.clauses, ())
        if before:
            old, new = ([clause.text for clause in clauses] for clauses in (_spoken(before), spoken))
            marked |= zip(spoken, mark(old, new), strict=True)
        steps.append(Step(found, tuple(marked.items()), before.proposal if before and spoken else None))
        if spoken:
            before = found
    return steps


def _spoken(found: Coverage) -> list[Clause]:
    return [clause for clause in found.clauses if clause.text and clause.status != Clause.Status.REMOVED]
