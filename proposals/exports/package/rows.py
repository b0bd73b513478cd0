"""The rows of the data package's tables: what readers see, in a fixed order."""

from collections.abc import Callable, Iterable, Iterator

from proposals.exports.package.tables import Public, Row
from proposals.models import Clause, Correspondence, Event, Omission, Position, Proposal, VariantReading


def simple(model: type, *paths: str) -> Callable[[Public], Iterable[Row]]:
    """The public rows by slug, each as the values at ``paths``."""
    return lambda public: model.objects.public().order_by("slug").values_list(*paths).iterator()


def proposals(public: Public) -> Iterator[Row]:
    for each in Proposal.objects.public().select_related("process", "revises").order_by("slug"):
        yield (
            each.slug,
            each.process.slug,
            each.title,
            each.short_title,
            each.kind,
            each.claimed_points,
            each.issued_on,
            each.date_precision,
            each.date_note,
            each.shown_status,
            each.text_availability,
            each.original_language,
            each.text_language,
            each.public_base and each.public_base.slug,
            each.summary,
            each.authorship_note,
        )


def clauses(public: Public) -> Iterator[Row]:
    paths = ("proposal__slug", "key", "number", "order", "parent__key", "heading", "text", "status")
    paths += ("advanced_by__slug", "basis", "issue__slug", "locator", "confidence", "verification", "note")
    yield from Clause.objects.public().order_by("proposal__slug", "order", "key").values_list(*paths).iterator()


def of_clauses(model: type, *paths: str) -> Callable[[Public], Iterable[Row]]:
    return lambda public: (
        model.objects.public()
        .order_by("clause__proposal__slug", "clause__order", "clause__key", "pk")
        .values_list("clause__proposal__slug", "clause__key", *paths)
        .iterator()
    )


def readings(public: Public) -> Iterator[Row]:
    rows = of_clauses(VariantReading, "source__slug", "reading")(public)
    return (row for row in rows if row[2] in public.sources)


def clause_links(field: str, among: str) -> Callable[[Public], Iterable[Row]]:
    return lambda public: public.pairs(
        Clause.objects.public(), ("proposal__slug", "key"), field, getattr(public, among)
    )


def omissions(public: Public) -> Iterator[Row]:
    return (
        Omission.objects.public()
        .order_by("proposal__slug", "clause__proposal__slug", "clause__key")
        .values_list("proposal__slug", "clause__proposal__slug", "clause__key", "how", "note")
        .iterator()
    )


def positions(public: Public) -> Iterator[Row]:
    current = set(Position.objects.public().current().values_list("slug", flat=True))
    paths = ("slug", "party__slug", "clause__proposal__slug", "clause__key", "proposal__slug", "issue__slug", "stance")
    paths += ("statement", "conditions", "stated_by", "stated_on", "date_precision", "certainty", "confidence")
    for row in Position.objects.public().order_by("slug").values_list(*paths, "source__slug", "note").iterator():
        source = row[14] if row[14] in public.sources else None
        yield (*row[:14], source, row[15], row[0] in current)


def verdicts(public: Public) -> Iterator[Row]:
    rows = Correspondence.objects.public().order_by("slug")
    for each in rows.prefetch_related("from_clauses__proposal", "to_clauses__proposal"):
        for side, clauses in (("from", each.from_clauses.all()), ("to", each.to_clauses.all())):
            for proposal, key in sorted((clause.proposal.slug, clause.key) for clause in clauses):
                yield each.slug, side, proposal, key


def events(public: Public) -> Iterator[Row]:
    paths = ("slug", "process__slug", "name", "starts_on", "ends_on", "date_precision", "place", "persons", "summary")
    for row in Event.objects.public().order_by("slug").values_list(*paths, "note").iterator():
        yield (*row[:7], "; ".join(row[7]), *row[8:])
