"""Everything in the dump of a process, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from proposals.dataset.problems import DatasetError, Problem
from proposals.dataset.read import proposal_file
from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of a process, each list in the order it is written in."""

    process: Process
    parties: list[Party]
    sources: list[Source]
    topics: list[Topic]
    measures: list[Measure]
    proposals: list[Proposal]
    positions: list[Position]
    events: list[Event]
    correspondences: list[Correspondence]


def gather(process: Process) -> Gathered:
    """The records of ``process``, including drafts and withdrawn ones, with the parties and sources they need.

    Parties and sources belong to no process: those used only by other processes are left out, unused ones included.
    Raises DatasetError for a record that the format cannot express.
    """
    issues = Prefetch("issues", Issue.objects.order_by("order", "slug"))
    clauses = (
        Clause.objects.order_by("order", "key")
        .select_related("parent", "advanced_by", "issue")
        .prefetch_related("further_issues", "sources", "terms__measure", "variant_readings__source")
    )
    proposals = (
        Proposal.objects.filter(process=process)
        .order_by("slug")
        .select_related("revises")
        .prefetch_related("drafted_by", "derived_from", "companions", "sources", Prefetch("clauses", clauses))
        .prefetch_related(Prefetch("omissions", Omission.objects.select_related("clause__proposal")))
    )
    positions = Position.objects.of_process(process).select_related(
        "party", "source", "issue", "proposal", "clause__proposal"
    )
    events = Event.objects.filter(process=process).prefetch_related("participants", "proposals", "sources")
    correspondences = Correspondence.objects.filter(_touches(process)).distinct().with_sides()
    gathered = Gathered(
        process,
        list(_needed(Party, process).prefetch_related("members").order_by("slug")),
        list(_needed(Source, process).order_by("slug")),
        list(Topic.objects.filter(process=process).order_by("order", "slug").prefetch_related(issues)),
        list(Measure.objects.filter(issue__topic__process=process).select_related("issue").order_by("slug")),
        list(proposals),
        list(positions.prefetch_related("also_in", "compatible_with").order_by("slug")),
        list(events.order_by("starts_on", "slug")),
        list(correspondences.order_by("slug")),
    )
    problems = _incomplete(gathered)
    if problems:
        raise DatasetError(problems)
    return gathered


def _touches(process: Process) -> Q:
    return (
        Q(from_clauses__proposal__process=process)
        | Q(to_clauses__proposal__process=process)
        | Q(silent__process=process)
    )


# The uses of parties and sources, as paths to the process that uses them.
_USES: dict[type, list[str]] = {
    Party: [
        "drafted__process",
        "variants__proposal__process",
        "positions__issue__topic__process",
        "positions__proposal__process",
        "positions__clause__proposal__process",
        "events__process",
    ],
    Source: [
        "proposals__process",
        "clauses__proposal__process",
        "variant_readings__clause__proposal__process",
        *(
            f"{name}__{target}__process"
            for name in ("positions", "positions_also")
            for target in ("issue__topic", "proposal", "clause__proposal")
        ),
        "events__process",
    ],
}


def _needed(model: Any, process: Process) -> QuerySet:
    """Rows that this process or no process uses, and the members of such parties."""
    here: set[int] = set()
    elsewhere: set[int] = set()
    for path in _USES[model]:
        pairs = model.objects.order_by().filter(**{f"{path}__isnull": False}).values_list("pk", path).distinct()
        for pk, owner in pairs:
            (here if owner == process.pk else elsewhere).add(pk)
    if model is Party:
        members = list(Party.members.through.objects.values_list("from_party_id", "to_party_id"))
        elsewhere -= here
        while added := {member for coalition, member in members if coalition not in elsewhere} - here:
            here |= added
            elsewhere -= added
    return model.objects.exclude(pk__in=elsewhere - here)


def _incomplete(gathered: Gathered) -> list[Problem]:
    """The records that the format cannot express."""
    problems = []
    for proposal in gathered.proposals:
        for clause in proposal.clauses.all():
            if clause.issue is None and clause.further_issues.all():
                message = "has further issues but no main issue; choose the main issue"
                problems.append(Problem(proposal_file(proposal.slug), f"clause {clause.key}", "topics", message))
    return problems
