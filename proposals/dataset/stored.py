"""Rules between a dataset and the records that the database already has."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from proposals.dataset.checks import CORRESPONDENCES, EVENTS, MEASURES, PARTIES, POSITIONS, SOURCES
from proposals.dataset.problems import Problem
from proposals.dataset.read import PROCESS, TOPICS, Dataset, clause_label, proposal_file
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

PATHS_TO_PROCESS = {
    Topic: ["process__slug"],
    Issue: ["topic__process__slug"],
    Measure: ["issue__topic__process__slug"],
    Proposal: ["process__slug"],
    Position: ["issue__topic__process__slug", "proposal__process__slug", "clause__proposal__process__slug"],
    Event: ["process__slug"],
    Correspondence: [
        "from_clauses__proposal__process__slug",
        "to_clauses__proposal__process__slug",
        "silent__process__slug",
    ],
}


def check_stored(dataset: Dataset) -> list[Problem]:
    """Slugs of another process, a second default, addresses and codes of another record, clauses that have to stay."""
    return [*_owned_elsewhere(dataset), *_second_default(dataset), *_taken(dataset), *_tied(dataset)]


def _second_default(dataset: Dataset) -> Iterator[Problem]:
    """A default process beside another one."""
    others = Process.objects.filter(is_default=True).exclude(slug=dataset.process.slug)
    if dataset.process.is_default and (other := others.first()):
        message = f"{other.slug} is the default process already; write false here, or change that process first"
        yield Problem(PROCESS, dataset.process.slug, "is_default", message)


def _owned_elsewhere(dataset: Dataset) -> Iterator[Problem]:
    kinds: list[tuple[type[Any], str, Sequence[Any]]] = [
        (Topic, TOPICS, dataset.topics),
        (Issue, TOPICS, dataset.issues),
        (Measure, MEASURES, dataset.measures),
        (Proposal, "", dataset.proposals),
        (Position, POSITIONS, dataset.positions),
        (Event, EVENTS, dataset.events),
        (Correspondence, CORRESPONDENCES, dataset.correspondences),
    ]
    for model, file, records in kinds:
        elsewhere = _elsewhere(model, dataset.process.slug)
        field = "id" if model is Position else "slug"
        for record in records:
            slug = getattr(record, field)
            if slug in elsewhere:
                source, label = (proposal_file(slug), "") if model is Proposal else (file, slug)
                yield Problem(source, label, field, f"“{slug}” belongs to process {elsewhere[slug]}; choose another")


def _elsewhere(model: type[Any], process: str) -> dict[str, str]:
    """Slug → process, for each record of ``model`` that belongs to another process."""
    processes = {}
    for slug, *owners in model.objects.order_by().values_list("slug", *PATHS_TO_PROCESS[model]):
        foreign = [owner for owner in owners if owner not in (None, process)]
        if foreign:
            processes[slug] = foreign[0]
    return processes


def _taken(dataset: Dataset) -> Iterator[Problem]:
    """Unique values that a record outside the folder has."""
    kinds: list[tuple[type[Any], str, str, Sequence[Any]]] = [
        (Source, "url", SOURCES, dataset.sources),
        (Party, "iso", PARTIES, dataset.parties),
    ]
    for model, field, file, records in kinds:
        slugs = {record.slug for record in records}
        rows = model.objects.order_by().values_list(field, "slug")
        owners = {value: slug for value, slug in rows if value and slug not in slugs}
        for record in records:
            value = getattr(record, field)
            if value in owners:
                yield Problem(file, record.slug, field, f"{owners[value]} already has “{value}”; use that record")


def _tied(dataset: Dataset) -> Iterator[Problem]:
    """Clauses that are missing from their file, but that a record outside the folder refers to."""
    missing = _missing_clauses(dataset)
    ties = _ties(missing, dataset) if missing else {}
    for pk, (proposal, key) in missing.items():
        if pk in ties:
            tied = ", ".join(sorted(ties[pk]))
            message = f"is missing from the file, but {tied} refers to it; keep the clause, or change what refers to it"
            yield Problem(proposal_file(proposal), clause_label(key), "", message)


def _missing_clauses(dataset: Dataset) -> dict[int, tuple[str, str]]:
    """The stored clauses that are not in their file: primary key → (slug of the proposal, key)."""
    in_files = {(proposal.slug, clause.key) for proposal in dataset.proposals for clause in proposal.clauses}
    stored = Clause.objects.order_by().filter(proposal__slug__in={proposal.slug for proposal in dataset.proposals})
    names = {pk: (proposal, key) for pk, proposal, key in stored.values_list("pk", "proposal__slug", "key")}
    return {pk: name for pk, name in names.items() if name not in in_files}


def _ties(missing: Collection[int], dataset: Dataset) -> dict[int, set[str]]:
    """The primary key of a missing clause → the records outside the folder that refer to it."""
    # Records in the folder are about to refer to other clauses, as a file cannot name one that is missing.
    in_files = {
        "position": {record.id for record in dataset.positions},
        "correspondence": {record.slug for record in dataset.correspondences},
        "omission of": {proposal.slug for proposal in dataset.proposals},
    }
    clauses = Clause.objects.order_by().filter(pk__in=missing)
    references = [
        ("position", Position.objects.order_by().filter(clause__in=missing).values_list("clause", "slug")),
        ("correspondence", clauses.values_list("pk", "correspondences_from__slug")),
        ("correspondence", clauses.values_list("pk", "correspondences_to__slug")),
        ("omission of", Omission.objects.order_by().filter(clause__in=missing).values_list("clause", "proposal__slug")),
    ]
    ties: dict[int, set[str]] = defaultdict(set)
    for kind, rows in references:
        for pk, slug in rows:
            if slug and slug not in in_files[kind]:
                ties[pk].add(f"{kind} {slug}")
    return ties
