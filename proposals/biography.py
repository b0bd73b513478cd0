"""An issue through time: what each text says on it, with the words marked against the text before."""

from dataclasses import dataclass

from proposals.coverage import Coverage, coverage
from proposals.engine.vocabulary import Span
from proposals.engine.words import mark
from proposals.models import Clause, Issue, Proposal


@dataclass(frozen=True, slots=True)
class Step:
    """What one text has on the issue. ``before`` is the text its ``marked`` clauses are marked against, if any."""

    coverage: Coverage
    marked: tuple[tuple[Clause, tuple[Span, ...]], ...]
    before: Proposal | None

    @property
    def proposal(self) -> Proposal:
        return self.coverage.proposal


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
