"""The log of changes as readers get it: pages that stay put while it grows, each entry with the page of its record."""

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
from proposals.models.position import Earlier, PositionStance

SIZE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """``url`` is the page that shows the record, empty where readers can see it no more."""

    change: Change
    url: str

    @property
    def sort(self) -> str:
        """The kind of the change, or ``moved``."""
        return self.change.sort

    @property
    def moved_from(self) -> Earlier | None:
        return Earlier.of(self.change.before) if self.sort == ChangeSort.MOVED else None

    @property
    def stance(self) -> PositionStance:
        """Of a move: the stance now."""
        return PositionStance(self.change.stance)


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first. ``newer`` and ``older`` are the cursors of the pages beside it, empty at the ends."""

    entries: tuple[Entry, ...]
    newer: str
    older: str

    @property
    def by_day(self) -> list[tuple[date, list[Entry]]]:
        days: dict[date, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            days[entry.change.at.date()].append(entry)
        return list(days.items())


def latest(size: int = SIZE) -> list[Entry]:
    return _entries(Change.objects.public().with_moves()[:size])


def page(sort: str = "", record: str = "", side: str = "", place: Change | None = None, size: int = SIZE) -> Page:
    """Entries of one ``sort`` and about one kind of ``record``, or all of them.

    ``side`` is ``after``, ``before`` or ``from``: the page begins after the entry ``place``, ends before it, or begins
    with it. Runs in a fixed number of queries: one, one for each kind of record on the page and what its address needs.
    """
    every = Change.objects.public().with_moves()
    if sort:
        every = every.filter(sort=sort)
    if record:
        every = every.filter(model=record)
    if side == "before":
        newer = list(every.filter(_newer(place)).order_by("at", "pk")[: size + 1])
        more, rows = len(newer) > size, newer[:size][::-1]
        return Page(tuple(_entries(rows)), _cursor("before", rows[:1]) if more else "", _cursor("after", rows[-1:]))
    rows = list((every.exclude(_newer(place) if side == "from" else ~_older(place)) if place else every)[: size + 1])
    older = _cursor("after", rows[size - 1 : size]) if len(rows) > size else ""
    return Page(tuple(_entries(rows[:size])), _cursor("before", rows[:1]) if place else "", older)


def _newer(place: Any) -> Q:
    return Q(at__gt=place.at) | Q(at=place.at, pk__gt=place.pk)


def _older(place: Change) -> Q:
    return Q(at__lt=place.at) | Q(at=place.at, pk__lt=place.pk)


def _cursor(side: str, rows: list[Change]) -> str:
    return f"{side}:{rows[0].uid}" if rows else ""


def _entries(changes: Iterable[Change]) -> list[Entry]:
    changes = list(changes)
    names: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        names[change.model].add(change.record_slug)
    pages = {model: _addresses(model, slugs) for model, slugs in sorted(names.items())}
    return [Entry(change, pages[change.model].get(change.name, "")) for change in changes]


def _addresses(model: str, slugs: set[str]) -> dict[str, str]:
    """The pages of those of these records that are public, by their names."""
    if model == "clause":
        clauses = Clause.objects.public().filter(proposal__slug__in=slugs).select_related("proposal")
        return {f"{clause.proposal.slug}/{clause.key}": clause.get_absolute_url() for clause in clauses}
    return {row.slug: row.get_absolute_url() for row in _readable(model).filter(slug__in=slugs)}


def _readable(model: str) -> QuerySet:
    """The public records of a kind with what their addresses are made of."""
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
