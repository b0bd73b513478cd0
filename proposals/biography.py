"""An issue through time: what each text says on it, with the words marked against the text before."""

from dataclasses import dataclass

from django.db.models import Q

from proposals.engine.vocabulary import Span
from proposals.engine.words import mark
from proposals.models import Clause, Issue, Proposal


@dataclass(frozen=True, slots=True)
class Step:
    """One text's clauses on the issue. ``before`` is the text they are marked against, None for the first."""

    proposal: Proposal
    clauses: tuple[tuple[Clause, tuple[Span, ...]], ...]
    before: Proposal | None


def biography(issue: Issue) -> list[Step]:
    """The public texts of the issue's process in order of date: those with clauses recorded, silent ones included."""
    texts = Proposal.objects.public().filter(process=issue.topic.process, clauses__isnull=False).distinct()
    clauses = (
        Clause.objects.public()
        .filter(Q(issue=issue) | Q(further_issues=issue))
        .distinct()
        .select_related("issue", "advanced_by", "proposal")
        .prefetch_related("sources", "terms__measure")
        .order_by("proposal", "order", "key")
    )
    by_text: dict[int, list[Clause]] = {}
    for clause in clauses:
        by_text.setdefault(clause.proposal_id, []).append(clause)
    steps, before = [], None
    for text in texts:
        here = by_text.get(text.pk, [])
        old = [clause.text for clause in by_text[before.pk]] if before else []
        new = [clause.text for clause in here]
        spans = mark(old, new) if before else [(Span("same", words),) if words else () for words in new]
        steps.append(Step(text, tuple(zip(here, spans, strict=True)), before))
        if any(new):
            before = text
    return steps
