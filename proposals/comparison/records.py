"""The public records that a comparison is made of, read in a fixed number of queries, and as the engine reads them."""

from collections.abc import Iterable, Sequence
from typing import cast

from django.db.models import Q

from proposals.engine import vocabulary
from proposals.models import Clause, Correspondence, Position, Proposal


def read_clauses(proposals: Sequence[Proposal]) -> list[Clause]:
    """The public clauses of the proposals, in order, with everything a cell shows."""
    by_pk = {proposal.pk: proposal for proposal in proposals}
    clauses = list(
        Clause.objects.public()
        .filter(proposal__in=proposals)
        .select_related("issue__topic", "parent", "advanced_by")
        .prefetch_related("further_issues__topic", "sources", "terms__measure", "variant_readings__source")
        .order_by("proposal", "order", "key")
    )
    for clause in clauses:
        clause.proposal = by_pk[clause.proposal_id]
    return clauses


def read_correspondences(proposals: Sequence[Proposal]) -> list[Correspondence]:
    """The public correspondences between these texts, stale ones included, in a fixed order."""
    return list(Correspondence.objects.public().between(proposals).with_sides())


def correspondence_of(correspondence: Correspondence) -> vocabulary.Correspondence:
    return vocabulary.Correspondence(
        left=_places(correspondence.from_clauses.all()),
        right=_places(correspondence.to_clauses.all()),
        relation=correspondence.relation,
        summary=correspondence.summary,
        silent=correspondence.silent.slug if correspondence.silent else "",
    )


def _places(clauses: Iterable[Clause]) -> tuple[vocabulary.Place, ...]:
    return tuple((clause.proposal.slug, clause.key) for clause in clauses)


def read_positions(proposals: Sequence[Proposal], clauses: list[Clause]) -> list[Position]:
    """The current stances on these texts, their clauses, and the theses of their clauses' issues."""
    issues = {issue.pk for clause in clauses for issue in clause.all_issues}
    about = Q(proposal__in=proposals) | Q(clause__proposal__in=proposals) | Q(issue__in=issues)
    return list(Position.objects.public().current().filter(about).with_target().order_by("party__name", "-stated_on"))


def availability_of(text: Proposal, clauses: Iterable[Clause]) -> vocabulary.Availability:
    """How much of a text is known: of a public one of which no clause was read in a copy, what was reported of it."""
    read = {clause.verification for clause in clauses if not clause.is_unrecorded}
    if read and Clause.Verification.DIRECT not in read and text.text_availability == Proposal.Availability.FULL:
        return "reported"
    return cast(vocabulary.Availability, text.text_availability)


def _unsettled(clause: Clause) -> vocabulary.Unsettled:
    if clause.status == Clause.Status.VARIANT:
        return "variant"
    return "bracketed" if clause.status == Clause.Status.BRACKETED else ""


def passage_of(clause: Clause) -> vocabulary.Passage:
    """A clause as the engine reads it, without stale terms. Reads its issues, parent, and terms with their measures."""
    return vocabulary.Passage(
        key=clause.key,
        text=clause.text,
        number=clause.number,
        heading=clause.heading,
        issues=tuple(issue.slug for issue in clause.all_issues),
        status=cast(vocabulary.Status, clause.status),
        parent=clause.parent.key if clause.parent else None,
        figures=tuple(
            vocabulary.Figure(
                measure=term.measure.slug,
                kind=cast(vocabulary.FigureKind, term.measure.kind),
                value=term.value,
                unit=term.unit,
                number=term.number,
                unsettled=_unsettled(clause),
            )
            for term in clause.terms.all()
            if not term.is_stale
        ),
        unseen=clause.verification == Clause.Verification.UNSEEN,
    )
