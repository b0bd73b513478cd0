"""The processes side by side: how much is recorded of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Value

from proposals.models import Party, Process, Proposal
from proposals.models.of_process import of_process


@dataclass(frozen=True, slots=True)
class ProcessFacts:
    """How many public texts and parties a process has."""

    process: Process
    texts: int
    parties: int


def process_facts(processes: Sequence[Process]) -> list[ProcessFacts]:
    """The facts of each process, in two queries."""
    texts = _counted(Proposal.objects.public(), processes)
    parties = _counted(Party.objects.public(), processes)
    return [ProcessFacts(each, texts.get(each.pk, 0), parties.get(each.pk, 0)) for each in processes]


def _counted(rows: Any, processes: Sequence[Process]) -> dict[int, int]:
    """Primary key of a process → how many of the ``rows`` it has."""
    counts = [
        of_process(rows, each)
        .order_by()
        .annotate(of=Value(each.pk))
        .values("of")
        .annotate(n=Count("pk"))
        .values_list("of", "n")
        for each in processes
    ]
    return dict(counts[0].union(*counts[1:], all=True)) if counts else {}
