"""The kinds of record that are searched, and how a search of each is narrowed down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.models import Clause, Issue, Party, Position, Process, Proposal, Source, Topic
from proposals.models.of_process import cited_in, of_process


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is narrowed to; None means anything. Both days are inclusive."""

    process: Process | None = None
    proposal: Proposal | None = None
    topic: Topic | None = None
    party: Party | None = None
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """``dated``: the column with its day, or empty; ``order``: columns that put rows of one day in a fixed order."""

    name: str
    label: str | Promise
    rows: Callable[[Scope], QuerySet]
    dated: str
    order: tuple[str, ...]
    related: tuple[str, ...] = ()


def _narrowed(rows: QuerySet, scope: Scope, dated: str, **conditions: Callable[..., Q]) -> QuerySet:
    """``rows`` within ``scope``: each record it names is passed to the condition of that name.

    A kind without that condition has no such relation, so nothing of it is found: a source has no topic.
    """
    if scope.process is not None:
        rows = of_process(rows, scope.process)
    for name in ("proposal", "topic", "party"):
        record = getattr(scope, name)
        if record is not None:
            rows = rows.filter(conditions[name](record)) if name in conditions else rows.none()
    days = {"gte": scope.after, "lte": scope.before}
    if any(days.values()) and not dated:
        return rows.none()
    return rows.filter(**{f"{dated}__{lookup}": day for lookup, day in days.items() if day})


def _proposals(scope: Scope) -> QuerySet:
    return _narrowed(
        Proposal.objects.public(),
        scope,
        "issued_on",
        proposal=lambda text: Q(pk=text.pk),
        party=lambda party: Q(pk__in=_drafted_by(party)),
    )


def _clauses(scope: Scope) -> QuerySet:
    return _narrowed(
        Clause.objects.public(),
        scope,
        "proposal__issued_on",
        proposal=lambda text: Q(proposal=text),
        topic=lambda topic: Q(pk__in=Clause.objects.on_issues(topic.issues.all()).values("pk")),
        # A rival variant belongs to the party that advances it, whoever drafted the rest.
        party=lambda party: Q(advanced_by=party) | Q(advanced_by=None, proposal__in=_drafted_by(party)),
    )


def _issues(scope: Scope) -> QuerySet:
    def addressed_by(text: Proposal) -> Q:
        clauses = Clause.objects.public().filter(proposal=text)
        return Q(pk__in=clauses.values("issue")) | Q(pk__in=clauses.values("further_issues"))

    return _narrowed(
        Issue.objects.public(),
        scope,
        "",
        proposal=addressed_by,
        topic=lambda topic: Q(topic=topic),
    )


def _positions(scope: Scope) -> QuerySet:
    return _narrowed(
        Position.objects.public(),
        scope,
        "stated_on",
        proposal=_on_text,
        topic=lambda topic: Q(pk__in=Position.objects.on_issues(topic.issues.all()).values("pk")),
        party=lambda party: Q(party=party),
    )


def _sources(scope: Scope) -> QuerySet:
    def of_text(text: Proposal) -> Q:
        return cited_in(
            Proposal.objects.public().filter(pk=text.pk),
            Position.objects.public().filter(_on_text(text)),
            Clause.objects.public(),
        )

    def of_party(party: Party) -> Q:
        positions = Position.objects.public().filter(party=party)
        return Q(pk__in=positions.values("source")) | Q(pk__in=positions.values("also_in"))

    return _narrowed(Source.objects.public(), scope, "published_on", proposal=of_text, party=of_party)


def _drafted_by(party: Party) -> QuerySet:
    return Proposal.objects.filter(drafted_by=party).values("pk")


def _on_text(text: Proposal) -> Q:
    return Q(proposal=text) | Q(clause__proposal=text)


# Equally good hits come in this order.
KINDS = (
    Kind("proposal", _("proposals"), _proposals, "issued_on", ("slug",)),
    Kind("clause", _("clauses"), _clauses, "proposal__issued_on", ("proposal__slug", "order", "key"), ("proposal",)),
    Kind("issue", _("issues"), _issues, "", ("slug",), ("topic",)),
    Kind(
        "position",
        _("statements"),
        _positions,
        "stated_on",
        ("slug",),
        ("party", "issue", "proposal", "clause__proposal"),
    ),
    Kind("source", _("sources"), _sources, "published_on", ("slug",)),
)
