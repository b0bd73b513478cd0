"""An issue over time: what each text says on it, marked against the text before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from proposals.charts import StepChart, figure_chart
from proposals.comparison.compare import Records, read_records
from proposals.comparison.issue_coverage import Coverage, coverage_by_issue
from proposals.comparison.records import passage_of
from proposals.comparison.relation_wording import is_later
from proposals.comparison.silence_wording import BARRIERS
from proposals.engine.table.barriers import Barriers
from proposals.engine.vocabulary import Barrier, Span, Text
from proposals.models import Clause, Issue, Measure, Proposal, Term


@dataclass(frozen=True, slots=True)
class MarkedClause:
    """A clause and its words, marked if they can be. ``against`` has the rival version that they are marked against, if
    the text before has several; ``is_alone`` says that nothing in that text answers it."""

    clause: Clause
    spans: tuple[Span, ...] = ()
    against: tuple[Clause, ...] = ()
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What one text has on the issue. ``before`` is the text that its clauses are marked against, if any; ``barrier``
    says why they cannot be."""

    coverage: Coverage
    marked: tuple[MarkedClause, ...]
    before: Proposal | None
    barrier: Barrier | None = None

    @property
    def proposal(self) -> Proposal:
        return self.coverage.proposal

    @property
    def uncompared(self) -> str:
        """In words, why its clauses are not marked against the text ``before``, or ""."""
        return str(BARRIERS[self.barrier]) if self.barrier else ""

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
    against it: it is not the text's own wording. The marks are those of the comparison of the two texts: a clause is
    marked against what answers it, on whatever issue, and nothing is marked where the words are not compared: in
    another language, or if nobody has seen a wording on either side.
    """
    texts = list(Proposal.objects.public().with_clauses().with_lineage().filter(process=issue.topic.process))
    records = read_records(texts)
    steps: list[Step] = []
    earlier: list[Coverage] = []
    coverages = coverage_by_issue(texts, [issue])[issue]
    prefetch_related_objects([clause for coverage in coverages for clause in coverage.clauses], "variant_readings")
    for coverage in coverages:
        steps.append(_step(records, coverage, earlier))
        if _worded(coverage):
            earlier.append(coverage)
    return steps


def _step(records: Records, coverage: Coverage, earlier: Sequence[Coverage]) -> Step:
    """What a text has on the issue, marked against an earlier text: not, if nothing there answers any of it."""
    unmarked = {clause: MarkedClause(clause) for clause in coverage.clauses}
    worded = _worded(coverage)
    before, barrier = _before(records, coverage, earlier) if worded else (None, None)
    if before is None or barrier:
        return Step(coverage, tuple(unmarked.values()), before.proposal if before else None, barrier)
    answers = {each.clause: each for each in _marked(records, before.proposal, coverage.proposal, worded)}
    if not answers:
        return Step(coverage, tuple(unmarked.values()), None)
    alone = {clause: MarkedClause(clause, is_alone=True) for clause in worded}
    return Step(coverage, tuple((unmarked | alone | answers).values()), before.proposal)


def _marked(records: Records, before: Proposal, text: Proposal, worded: Sequence[Clause]) -> Iterator[MarkedClause]:
    """The clauses of a text that answer some of the text before, as the comparison of the two marks them."""
    here = {clause.key: clause for clause in worded}
    for row in records.engine_rows((before, text), before):
        base, cell = sorted(row.cells, key=lambda each: each.text != before.slug)
        answered = [records.clauses[before.slug, passage.key] for passage in base.passages]
        if not answered or cell.barrier not in (None, "figures") or not all(map(_is_own, answered)):
            continue
        for passage in cell.passages:
            if passage.key in here:
                against = tuple(each for each in answered if each.key in passage.against)
                yield MarkedClause(here[passage.key], passage.spans, against)


def _before(
    records: Records, coverage: Coverage, earlier: Sequence[Coverage]
) -> tuple[Coverage | None, Barrier | None]:
    """What a text is marked against: the text that it revises, one that it draws on, or the last of an earlier day; and
    why their words cannot be compared, if they cannot.

    Each only if it speaks of the issue in words of its own; one whose words can be compared goes first. Texts of one
    day stand in no order.
    """
    text = coverage.proposal
    by_text = {each.proposal.pk: each for each in reversed(earlier)}
    origins = [text.revises_id, *(origin.pk for origin in text.public_origins)]
    named = [by_text[pk] for pk in origins if pk in by_text]
    dated = [each for each in reversed(earlier) if is_later(text, each.proposal)]
    first: tuple[Coverage | None, Barrier | None] = (None, None)
    for before in named or dated:
        barrier = _barrier(records, before, coverage)
        if barrier is None:
            return before, None
        first = first if first[0] else (before, barrier)
    return first


def _barrier(records: Records, before: Coverage, coverage: Coverage) -> Barrier | None:
    """Why the words of two texts on the issue cannot be compared.

    A wording that nobody has seen may answer any clause of the other text with which it shares an issue.
    """
    one, two = _as_text(records, before, coverage), _as_text(records, coverage, before)
    return Barriers.of([one, two]).between(one.key, one.passages, two.key, two.passages)


def _as_text(records: Records, coverage: Coverage, beside: Coverage) -> Text:
    """What a text says on the issue in words of its own, and what nobody has seen of it that may answer the other."""
    issues = {issue for clause in _worded(beside) for issue in clause.all_issues}
    unseen = (each for each in records.clauses_of[coverage.proposal.pk] if each.is_unseen)
    hidden = [each for each in unseen if not issues.isdisjoint(each.all_issues)]
    passages = tuple(passage_of(clause) for clause in dict.fromkeys([*_worded(coverage), *hidden]))
    return Text(coverage.proposal.slug, passages, languages=(coverage.proposal.text_language,))


def _worded(coverage: Coverage) -> list[Clause]:
    """The clauses with words of the text itself."""
    return list(filter(_is_own, coverage.clauses))


def _is_own(clause: Clause) -> bool:
    """Whether it has words of the text itself: no report that it was removed, and none that a source contradicts."""
    is_disputed = clause.basis == Clause.Basis.REPORTED and bool(clause.variant_readings.all())
    return bool(clause.text) and clause.status != Clause.Status.REMOVED and not is_disputed
