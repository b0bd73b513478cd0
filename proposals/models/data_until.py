"""How far the records run: the day of the newest recorded event or statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Max, QuerySet, When
from django.db.models.functions import Coalesce

from proposals.models.event import Event
from proposals.models.position import Position
from proposals.models.proposal import DatePrecision, Proposal
from proposals.moment import first_day, happened, known_part

FINEST_FIRST = [DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR]


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """A day as a record gives it."""

    on: date
    precision: str

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it, no finer than it is known: 2025-12-08, 2025-12, 2025."""
        written = known_part(self.on, self.precision)
        return f"the week of {written}" if self.precision == DatePrecision.WEEK else written

    @property
    def rank(self) -> tuple[date, int]:
        """Later days first. A date known to the month counts from its first day: the records may not run further."""
        return first_day(self.on, self.precision), -FINEST_FIRST.index(DatePrecision(self.precision))


@dataclass(frozen=True, slots=True)
class DataUntil:
    """The newest recorded day of each process, by its primary key."""

    by_process: dict[int, RecordedDay]

    def of(self, *processes: int) -> RecordedDay | None:
        """The newest recorded day of these processes, or of all if none is given; None if nothing is recorded."""
        asked = processes or self.by_process
        days = (self.by_process[process] for process in asked if process in self.by_process)
        return max(days, key=lambda day: day.rank, default=None)

    def of_texts(self, texts: Iterable[Proposal]) -> RecordedDay | None:
        """The newest recorded day of the processes of ``texts``."""
        return self.of(*{text.process_id for text in texts})


def data_until() -> DataUntil:
    """How far the public records run at the reader's moment, in one query. An event counts to its last day shown."""
    events = Event.objects.public().order_by().annotate(of=F("process_id"), day=_shown_end())
    of = Coalesce("issue__topic__process_id", "proposal__process_id", "clause__proposal__process_id")
    statements = Position.objects.public().order_by().annotate(of=of, day=F("stated_on"))
    newest = [rows.values_list("of", "date_precision").annotate(Max("day")) for rows in (events, statements)]
    by_process: dict[int, RecordedDay] = {}
    for process, precision, on in newest[0].union(newest[1], all=True):
        day = RecordedDay(on, precision)
        before = by_process.get(process)
        by_process[process] = day if before is None else max(before, day, key=lambda each: each.rank)
    return DataUntil(by_process)


def latest_by_party(statements: QuerySet) -> dict[int, RecordedDay]:
    """The newest day on which each party made one of the ``statements``, by its primary key, in one query."""
    newest = statements.order_by().values_list("party", "date_precision").annotate(Max("stated_on"))
    latest: dict[int, RecordedDay] = {}
    for party, precision, on in newest:
        day = RecordedDay(on, precision)
        latest[party] = max(latest.get(party, day), day, key=lambda each: each.rank)
    return latest


def _shown_end() -> Case | F:
    """The last day of an event, or the first while the reader looks at a day before the last."""
    has_ended = happened("ends_on", "date_precision")
    return Case(When(has_ended, then=F("ends_on")), default=F("starts_on")) if has_ended else F("ends_on")
