"""The log of changes as readers see it: pages that stay stable while it grows, each entry linked to its record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from proposals.models import (
    Change,
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Topic,
)
from proposals.models.change import ChangeSort
from proposals.models.following import Following
from proposals.models.moves import Earlier
from proposals.models.stance import PositionStance
from proposals.publication.corrections import CorrectedField, Names, corrected_fields, names_in

SIZE = 50
ALL = Following()


@dataclass(frozen=True, slots=True)
class ChangelogEntry:
    """``url`` is the page that shows the record, empty where readers can no longer see it.

    ``names`` are those of what the entries of a page refer to.
    """

    change: Change
    url: str
    names: Names | None = None

    @property
    def sort(self) -> str:
        """The kind of change, or ``moved`` for a changed stance."""
        return self.change.sort

    @property
    def moved_from(self) -> Earlier | None:
        return Earlier.of(self.change.before) if self.sort == ChangeSort.MOVED else None

    @property
    def corrected(self) -> list[CorrectedField]:
        """What a correction changed, where that is known."""
        return corrected_fields(self.change, self.names)

    @property
    def stance(self) -> PositionStance:
        """The new stance, where ``sort`` is ``moved``."""
        return PositionStance(self.change.stance)


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, newest first. ``newer`` and ``older`` are the cursors of the neighbouring pages, empty at the ends."""

    entries: tuple[ChangelogEntry, ...]
    newer: str
    older: str

    @property
    def by_day(self) -> list[tuple[date, list[ChangelogEntry]]]:
        days: dict[date, list[ChangelogEntry]] = defaultdict(list)
        for entry in self.entries:
            days[entry.change.at.date()].append(entry)
        return list(days.items())


def latest_entries(following: Following = ALL, size: int = SIZE) -> list[ChangelogEntry]:
    return _entries(following.among(Change.objects.public().with_moves())[:size])


def changelog_page(following: Following = ALL, side: str = "", anchor: Change | None = None, size: int = SIZE) -> Page:
    """The entries about what is followed.

    ``side`` is ``after``, ``before`` or ``from``: the page begins after ``anchor``, ends before it, or begins with it.
    Runs in a fixed number of queries: one, plus one per kind of record on the page and what its address needs.
    """
    changes = following.among(Change.objects.public().with_moves())
    if side == "before":
        newer = list(changes.filter(_newer(anchor)).order_by("at", "pk")[: size + 1])
        more, shown = len(newer) > size, newer[:size][::-1]
        return Page(tuple(_entries(shown)), _cursor("before", shown[:1]) if more else "", _cursor("after", shown[-1:]))
    if anchor:
        changes = changes.exclude(_newer(anchor) if side == "from" else ~_older(anchor))
    shown = list(changes[: size + 1])
    older = _cursor("after", shown[size - 1 : size]) if len(shown) > size else ""
    return Page(tuple(_entries(shown[:size])), _cursor("before", shown[:1]) if anchor else "", older)


def _newer(anchor: Any) -> Q:
    return Q(at__gt=anchor.at) | Q(at=anchor.at, pk__gt=anchor.pk)


def _older(anchor: Change) -> Q:
    return Q(at__lt=anchor.at) | Q(at=anchor.at, pk__lt=anchor.pk)


def _cursor(side: str, changes: list[Change]) -> str:
    return f"{side}:{changes[0].uid}" if changes else ""


def _entries(changes: Iterable[Change]) -> list[ChangelogEntry]:
    changes = list(changes)
    slugs_by_model: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        slugs_by_model[change.model].add(change.record_slug)
    addresses = {model: _addresses(model, slugs) for model, slugs in sorted(slugs_by_model.items())}
    names = names_in(changes)
    return [ChangelogEntry(change, addresses[change.model].get(change.name, ""), names) for change in changes]


def _addresses(model: str, slugs: set[str]) -> dict[str, str]:
    """Record name → address of its page, for those of these records that are public."""
    if model == "clause":
        clauses = Clause.objects.public().filter(proposal__slug__in=slugs).select_related("proposal")
        return {f"{clause.proposal.slug}/{clause.key}": clause.get_absolute_url() for clause in clauses}
    return {row.slug: row.get_absolute_url() for row in _readable(model).filter(slug__in=slugs)}


def _readable(model: str) -> QuerySet:
    """The public records of a kind, with the related rows that their addresses need."""
    return {
        "process": Process.objects.public,
        "party": Party.objects.public,
        "source": Source.objects.public,
        "topic": Topic.objects.public,
        "issue": Issue.objects.public,
        "measure": lambda: Measure.objects.public().select_related("issue"),
        "proposal": Proposal.objects.public,
        "event": lambda: Event.objects.public().select_related("process"),
        "position": lambda: Position.objects.public().select_related("party"),
        "correspondence": lambda: (
            Correspondence.objects.public()
            .select_related("silent")
            .prefetch_related("from_clauses__proposal", "to_clauses__proposal")
        ),
    }[model]()
