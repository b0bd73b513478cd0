"""What must hold between a dataset and what the database has already."""

from collections.abc import Iterator

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


def check_stored(dataset: Dataset) -> list[Problem]:
    """Names that another process owns, addresses and codes that another record owns, clauses that cannot vanish."""
    return [*_owned_elsewhere(dataset), *_taken(dataset), *_tied(dataset)]


def _owned_elsewhere(dataset: Dataset) -> Iterator[Problem]:
    one = "{}__process__slug".format
    kinds = [
        (Topic, ["process__slug"], [(record.slug, TOPICS, record.slug) for record in dataset.topics]),
        (Issue, [one("topic")], [(record.slug, TOPICS, record.slug) for record in dataset.issues]),
        (Measure, [one("issue__topic")], [(record.slug, MEASURES, record.slug) for record in dataset.measures]),
        (Proposal, ["process__slug"], [(text.slug, proposal_file(text.slug), "") for text in dataset.proposals]),
        (
            Position,
            [one("issue__topic"), one("proposal"), one("clause__proposal")],
            [(record.id, POSITIONS, record.id) for record in dataset.positions],
        ),
        (Event, ["process__slug"], [(record.slug, EVENTS, record.slug) for record in dataset.events]),
        (
            Correspondence,
            [one("from_clauses__proposal"), one("to_clauses__proposal"), one("silent")],
            [(record.slug, CORRESPONDENCES, record.slug) for record in dataset.correspondences],
        ),
    ]
    for model, paths, records in kinds:
        elsewhere: dict[str, str] = {}
        for slug, *owners in model.objects.order_by().values_list("slug", *paths):
            foreign = [owner for owner in owners if owner not in (None, dataset.process.slug)]
            if foreign:
                elsewhere[slug] = foreign[0]
        field = "id" if model is Position else "slug"
        for slug, file, label in records:
            if slug in elsewhere:
                yield Problem(file, label, field, f"“{slug}” belongs to process {elsewhere[slug]}; choose another")


def _taken(dataset: Dataset) -> Iterator[Problem]:
    """A unique value that a record outside the folder has."""
    for model, field, file, records in [
        (Source, "url", SOURCES, dataset.sources),
        (Party, "iso", PARTIES, dataset.parties),
    ]:
        slugs = {record.slug for record in records}
        rows = model.objects.order_by().values_list(field, "slug")
        owners = {value: slug for value, slug in rows if value and slug not in slugs}
        for record in records:
            value = getattr(record, field)
            if value in owners:
                yield Problem(file, record.slug, field, f"{owners[value]} has “{value}” already; use that record")


def _tied(dataset: Dataset) -> Iterator[Problem]:
    """Clauses that are gone from their file while a record outside the folder still points at them."""
    kept = {(text.slug, clause.key) for text in dataset.proposals for clause in text.clauses}
    slugs = {text.slug for text in dataset.proposals}
    stored = Clause.objects.order_by().filter(proposal__slug__in=slugs)
    gone = {pk: (text, key) for pk, text, key in stored.values_list("pk", "proposal__slug", "key")}
    gone = {pk: name for pk, name in gone.items() if name not in kept}
    if not gone:
        return
    # What the folder holds itself is about to point elsewhere: a file cannot name a clause that is not there.
    told = {
        "position": {record.id for record in dataset.positions},
        "correspondence": {record.slug for record in dataset.correspondences},
        "omission of": slugs,
    }
    pointing = [
        ("position", Position.objects.order_by().filter(clause__in=gone).values_list("clause", "slug")),
        *(
            ("correspondence", Clause.objects.order_by().filter(pk__in=gone).values_list("pk", f"{side}__slug"))
            for side in ("correspondences_from", "correspondences_to")
        ),
        ("omission of", Omission.objects.order_by().filter(clause__in=gone).values_list("clause", "proposal__slug")),
    ]
    ties = [(kind, pk, slug) for kind, rows in pointing for pk, slug in rows if slug and slug not in told[kind]]
    for pk, (text, key) in gone.items():
        tied = sorted({f"{kind} {slug}" for kind, clause, slug in ties if clause == pk})
        if tied:
            message = (
                f"is gone from the file, but {', '.join(tied)} is tied to it; keep the clause or move what is tied"
            )
            yield Problem(proposal_file(text), clause_label(key), "", message)
