"""An issue over time: what each text says on it, marked against the text before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from proposals.charts import StepChart, figure_chart
from proposals.comparison.issue_coverage import Coverage, coverage_by_issue
from proposals.comparison.relation_wording import is_later
from proposals.engine.marking.marks import mark
from proposals.engine.vocabulary import Span
from proposals.models import Clause, Issue, Measure, Proposal, Term


@dataclass(frozen=True, slots=True)
class Step:
    """What one text has on the issue. ``before`` is the text that its clauses are marked against, if any."""

    coverage: Coverage
    marked: tuple[tuple[Clause, tuple[Span, ...]], ...]
    before: Proposal | None

    @property
    def proposal(self) -> Proposal:
        return self.coverage.proposal

    @property
    def revises_before(self) -> bool:
        """Whether the records say that it revises the text it is marked against, and not only that it is later."""
        return self.before is not None and self.proposal.revises_id == self.before.pk

    @property
    def draws_on_before(self) -> bool:
        return self.before in self.proposal.public_origins


@dataclass(frozen=True, slots=True)
class Figure:
    """The value that a clause of a text fixes for a measure."""

    proposal: Proposal
    clause: Clause
    term: Term

    @property
    def date_precision(self) -> str:
        """How finely the day of its text is known."""
        return self.proposal.date_precision


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of the issue over time: its figures in the order of the texts."""

    measure: Measure
    figures: tuple[Figure, ...]

    @property
    def chart(self) -> StepChart | None:
        """The figures drawn to scale; None if fewer than two texts give a number. Values in words are left out."""
        numeric = self.measure.kind in Measure.NUMERIC
        values = [
            (each.proposal.issued_on, each.term.number, each) for each in self.figures if each.term.number is not None
        ]
        if not numeric or len({each.proposal.pk for _, _, each in values}) < 2:
            return None
        return figure_chart(values, lambda number: f"{number.normalize():,f}")


def figure_series(steps: Sequence[Step], issue: Issue) -> list[Series]:
    """The values that the clauses of ``steps`` fix for the measures of ``issue``, without stale ones."""
    by_measure: dict[Measure, list[Figure]] = defaultdict(list)
    for step in steps:
        for clause in step.coverage.clauses:
            for term in clause.terms.all():
                if term.measure.issue_id == issue.pk and not term.is_stale:
                    by_measure[term.measure].append(Figure(step.proposal, clause, term))
    return [Series(measure, tuple(figures)) for measure, figures in by_measure.items()]


def issue_history(issue: Issue) -> list[Step]:
    """The public texts of the issue's process with recorded clauses, in order of date, silent ones included.

    A report that a clause was taken out, or one on which accounts differ, is shown unmarked, and nothing is marked
    against it: it is not the text's own wording.
    """
    texts = list(Proposal.objects.public().with_clauses().with_lineage().filter(process=issue.topic.process))
    steps: list[Step] = []
    earlier: list[Coverage] = []
    coverages = coverage_by_issue(texts, [issue])[issue]
    prefetch_related_objects([clause for coverage in coverages for clause in coverage.clauses], "variant_readings")
    for coverage in coverages:
        worded = _worded(coverage)
        before = _before(coverage.proposal, earlier) if worded else None
        marked: dict[Clause, tuple[Span, ...]] = dict.fromkeys(coverage.clauses, ())
        if before:
            old, new = ([clause.text for clause in clauses] for clauses in (_worded(before), worded))
            marked |= zip(worded, mark(old, new), strict=True)
        steps.append(Step(coverage, tuple(marked.items()), before.proposal if before else None))
        if worded:
            earlier.append(coverage)
    return steps


def _before(text: Proposal, earlier: Sequence[Coverage]) -> Coverage | None:
    """What a text is marked against: the text that it revises, one that it draws on, or the last of an earlier day.

    Each only if it speaks of the issue in words of its own. Texts of one day stand in no order.
    """
    by_text = {coverage.proposal.pk: coverage for coverage in reversed(earlier)}
    origins = [text.revises_id, *(origin.pk for origin in text.public_origins)]
    named = [by_text[pk] for pk in origins if pk in by_text]
    dated = [coverage for coverage in reversed(earlier) if is_later(text, coverage.proposal)]
    return next(iter([*named, *dated]), None)


def _worded(coverage: Coverage) -> list[Clause]:
    """The clauses with words of the text itself."""
    return [
        clause
        for clause in coverage.clauses
        if clause.text and clause.status != Clause.Status.REMOVED and not _is_disputed(clause)
    ]


def _is_disputed(clause: Clause) -> bool:
    """Whether it only tells what was reported, and a source is on record as saying otherwise."""
    return clause.basis == Clause.Basis.REPORTED and bool(clause.variant_readings.all())
