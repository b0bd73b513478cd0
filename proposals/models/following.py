"""Which entries of the log of changes are about a process, a party, an issue or a text: for page, feed and API."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from proposals.models.cached_rule import public_keys
from proposals.models.change import Change
from proposals.models.clause import Clause
from proposals.models.concerns import mark
from proposals.models.correspondence import Correspondence
from proposals.models.editorial import State
from proposals.models.event import Event
from proposals.models.issue import Issue
from proposals.models.measure import Measure
from proposals.models.of_process import of_process
from proposals.models.party import Party
from proposals.models.position import Position
from proposals.models.process import Process
from proposals.models.proposal import Proposal
from proposals.moment import happened


@dataclass(frozen=True, slots=True)
class Following:
    """What to follow; None means anything. ``kind`` is a kind of change, ``record`` a kind of record."""

    kind: str | None = None
    record: str | None = None
    process: Process | None = None
    party: Party | None = None
    issue: Issue | None = None
    proposal: Proposal | None = None

    def among(self, entries: Any) -> Any:
        """Those of the ``entries``, read with their moves, that are about all of this."""
        if self.kind:
            entries = entries.filter(sort=self.kind)
        if self.record:
            entries = entries.filter(model=self.record)
        if self.process:
            entries = of_process(entries, self.process)
        if self.party:
            entries = entries.filter(about_party(self.party))
        if self.issue:
            entries = entries.filter(about_issue(self.issue))
        if self.proposal:
            entries = entries.filter(about_proposal(self.proposal))
        return entries


def told_of(model: Any) -> Any:
    """What readers see of a reviewed model, and what the log told them was withdrawn."""
    told = Change.objects.filter(happened("dated"), model=model._meta.model_name, kind=Change.Kind.WITHDRAWAL)
    withdrawn = Q(state=State.WITHDRAWN, slug__in=told.order_by().values("record_slug"))
    return model.objects.filter(Q(pk__in=public_keys(model)) | withdrawn)


def about_party(party: Party) -> Q:
    """On the party itself, what it drafted, said or advanced, and events it took part in, or did until corrected."""
    texts = told_of(Proposal).filter(drafted_by=party)
    clauses = Clause.objects.public().filter(Q(proposal__in=texts, advanced_by=None) | Q(advanced_by=party))
    events = told_of(Event).filter(participants=party)
    named = _named("party", party.slug) | _in(texts) | _in(told_of(Position).filter(party=party)) | _in(events)
    return named | _of_clauses(clauses) | _concerning(party)


def about_issue(issue: Issue) -> Q:
    """On the issue itself, its measures, the clauses about it, what was said of it and them, and what has left it."""
    clauses = Clause.objects.public().on_issues([issue])
    positions = told_of(Position).on_issues([issue])
    measures = Measure.objects.public().filter(issue=issue)
    named = _named("issue", issue.slug) | _in(measures) | _in(positions) | _in(_between(clauses))
    return named | _of_clauses(clauses) | _concerning(issue)


def about_proposal(proposal: Proposal) -> Q:
    """On the text itself, its clauses, withdrawn or not, what was said and judged of them, and their omissions."""
    own = Q(model__in=["proposal", "clause"], record_slug=proposal.slug)
    clauses = Clause.objects.public().filter(proposal=proposal)
    positions = told_of(Position).filter(Q(proposal=proposal) | Q(clause__proposal=proposal))
    correspondences = _between(clauses) | told_of(Correspondence).filter(silent=proposal)
    events = told_of(Event).filter(proposals=proposal)
    return own | _in(positions) | _in(correspondences) | _in(events) | _concerning(proposal)


def _concerning(followed: Any) -> Q:
    """On what a correction gave to it or took from it."""
    return Q(concerns__contains=mark(followed._meta.model_name, followed.pk))


def _named(model: str, slug: str) -> Q:
    return Q(model=model, record_slug=slug)


def _in(rows: Any) -> Q:
    return Q(model=rows.model._meta.model_name, record_slug__in=rows.order_by().values("slug"))


def _between(clauses: Any) -> Any:
    sides = Q(from_clauses__in=clauses) | Q(to_clauses__in=clauses)
    return told_of(Correspondence).filter(sides)


def _of_clauses(clauses: Any) -> Q:
    """On one of these clauses: an entry names the text and the key."""
    rows = clauses.order_by().filter(proposal__slug=OuterRef("record_slug"), key=OuterRef("key"))
    return Q(Exists(rows), model="clause")
