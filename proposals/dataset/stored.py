"""What must hold between a dataset and what the database has already."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from proposals.dataset.checks import CORRESPONDENCES, EVENTS, MEASURES, PARTIES, POSITIONS, SOURCES
from proposals.dataset.problems import Problem
from proposals.dataset.read import TOPICS, Dataset, clause_label, proposal_file
from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
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
    """Names that another process owns, addresses and codes that another record owns, clauses that cannot vanish."""
    return [*_owned_elsewhere(dataset), *_taken(dataset), *_tied(dataset)]


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
                place, label = (proposal_file(slug), "") if model is Proposal else (file, slug)
                yield Problem(place, label, field, f"“{slug}” belongs to process {elsewhere[slug]}; choose another")


def _elsewhere(model: type[Any], process: str) -> dict[str, str]:
    """For the slug of each record of ``model`` that belongs to another process: that process."""
    found = {}
    for slug, *owners in model.objects.order_by().values_list("slug", *PATHS_TO_PROCESS[model]):
        foreign = [owner for owner in owners if owner not in (None, process)]
        if foreign:
            found[slug] = foreign[0]
    return found


def _taken(dataset: Dataset) -> Iterator[Problem]:
    """A unique value that a record outside the folder has."""
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
    """Clauses that are gone from their file while a record outside the folder still points at them."""
    gone = _gone(dataset)
    ties = _ties(gone, dataset) if gone else {}
    for pk, (text, key) in gone.items():
        if pk in ties:
            tied = ", ".join(sorted(ties[pk]))
            message = f"is missing from the file, but {tied} refers to it; keep the clause, or change what refers to it"
            yield Problem(proposal_file(text), clause_label(key), "", message)


def _gone(dataset: Dataset) -> dict[int, tuple[str, str]]:
    """The clauses that are stored and no longer in their file: primary key → (slug of the proposal, key)."""
    kept = {(text.slug, clause.key) for text in dataset.proposals for clause in text.clauses}
    stored = Clause.objects.order_by().filter(proposal__slug__in={text.slug for text in dataset.proposals})
    names = {pk: (text, key) for pk, text, key in stored.values_list("pk", "proposal__slug", "key")}
    return {pk: name for pk, name in names.items() if name not in kept}


def _ties(gone: Collection[int], dataset: Dataset) -> dict[int, set[str]]:
    """For a clause that is gone, by its primary key: what is tied to it."""
    # What the folder holds itself is about to point elsewhere: a file cannot name a clause that is not there.
    told = {
        "position": {record.id for record in dataset.positions},
        "correspondence": {record.slug for record in dataset.correspondences},
        "omission of": {text.slug for text in dataset.proposals},
    }
    clauses = Clause.objects.order_by().filter(pk__in=gone)
    pointing = [
        ("position", Position.objects.order_by().filter(clause__in=gone).values_list("clause", "slug")),
        ("correspondence", clauses.values_list("pk", "correspondences_from__slug")),
        ("correspondence", clauses.values_list("pk", "correspondences_to__slug")),
        ("omission of", Omission.objects.order_by().filter(clause__in=gone).values_list("clause", "proposal__slug")),
    ]
    found: dict[int, set[str]] = defaultdict(set)
    for kind, rows in pointing:
        for pk, slug in rows:
            if slug and slug not in told[kind]:
                found[pk].add(f"{kind} {slug}")
    return found
