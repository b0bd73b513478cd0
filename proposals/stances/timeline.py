"""Events, texts and changes of stance on one time axis."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from proposals.charts import LaneChart, lane_chart
from proposals.models import DatePrecision, Event, Party, Position, Process, Proposal, RecordedDay

KINDS = ("event", "text", "move")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """``kind`` says what ``record`` is: an event, a text, or a statement that changed a stance."""

    on: date
    kind: str
    record: Any

    @property
    def label(self) -> str:
        """What the record is called in a drawing; for a move, who moved on what."""
        if self.kind == "move":
            target = self.record.target
            about = target.proposal.short_title if self.record.clause else str(target)
            return f"{self.record.party.short_name}: {about}"
        return str(self.record)


@dataclass(frozen=True, slots=True)
class Timeline:
    process: Process | None
    entries: tuple[TimelineEntry, ...]

    @property
    def months(self) -> list[tuple[RecordedDay, list[TimelineEntry]]]:
        """The entries under the first day of their month; those known only to the year come before its months."""
        months: dict[RecordedDay, list[TimelineEntry]] = defaultdict(list)
        for entry in self.entries:
            is_year = entry.record.date_precision == DatePrecision.YEAR
            heading = DatePrecision.YEAR if is_year else DatePrecision.MONTH
            first = entry.on.replace(month=1, day=1) if is_year else entry.on.replace(day=1)
            months[RecordedDay(first, heading)].append(entry)
        return sorted(months.items(), key=lambda month: (month[0].on, month[0].precision != "year"))

    def chart(self, labels: dict[str, str]) -> LaneChart | None:
        """One lane for each kind that has entries, named as in ``labels``; None without entries."""
        lanes = [
            (labels[kind], [(entry.on, entry.label, entry) for entry in self.entries if entry.kind == kind])
            for kind in KINDS
        ]
        lanes = [(label, entries) for label, entries in lanes if entries]
        return lane_chart(lanes) if lanes else None


def build_timeline(process: Process | None, kinds: Collection[str] = KINDS, parties: Sequence[Party] = ()) -> Timeline:
    """What happened in a public process, oldest first; on one day events come before texts and texts before moves.

    ``parties`` limits it to the events they took part in, the texts they drafted and the stances they changed. Without
    a process it is empty. Runs in a fixed number of queries.
    """
    if process is None:
        return Timeline(None, ())

    def of_parties(field: str) -> Q:
        return Q(**{f"{field}__in": parties}) if parties else Q()

    events = Event.objects.public().filter(of_parties("participants"), process=process).with_relatives()
    texts = Proposal.objects.public().filter(of_parties("drafted_by"), process=process).with_relatives()
    moves = Position.objects.public().of_process(process).filter(of_parties("party")).moved().with_target()
    rows = {
        "event": (events.distinct(), "starts_on"),
        "text": (texts.distinct(), "issued_on"),
        "move": (moves.reverse(), "stated_on"),
    }
    entries = [
        TimelineEntry(getattr(record, day), kind, record)
        for kind, (records, day) in rows.items()
        if kind in kinds
        for record in records
    ]
    return Timeline(process, tuple(sorted(entries, key=lambda entry: (entry.on, KINDS.index(entry.kind)))))
