"""The records of the exchange format, their fields in the order in which they are written.

A field without a default must be in the file, null where nothing is known. A field's type is said here; lengths,
choices and shapes are the model's own. docs/data-format.md explains the meaning of each.
"""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from proposals.dataset.record import Day, Maybe, MaybeDay, Names, Record, StateName, Value, Words
from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    State,
    Term,
    Topic,
    VariantReading,
)
from proposals.models.proposal import MOST_POINTS


class ProcessRecord(Record):
    model = Process

    slug: Words
    name: Words
    summary: Maybe
    started_on: MaybeDay
    ended_on: MaybeDay
    note: Maybe


class PartyRecord(Record):
    model = Party

    slug: Words
    name: Words
    short_name: Words
    kind: Words
    iso: Maybe
    members: Names = []
    members_complete: bool = True


class SourceRecord(Record):
    model = Source

    slug: Words
    title: Words
    publisher: Maybe
    url: Maybe
    published_on: MaybeDay
    kind: Words
    language: Words
    note: Maybe


class TopicRecord(Record):
    """A heading of topics.yaml: an entry without a parent."""

    model = Topic

    slug: Words
    name: Words
    description: Maybe
    thesis: None = None
    parent: None
    pax_code: None = None
    pam_code: None = None


class IssueRecord(Record):
    """A leaf of topics.yaml: an entry with a parent."""

    model = Issue

    slug: Words
    name: Words
    description: Words
    thesis: Words
    parent: Words
    pax_code: Maybe = None
    pam_code: Maybe = None


class MeasureRecord(Record):
    model = Measure

    slug: Words
    name: Words
    kind: Words
    unit: Maybe
    description: Maybe
    topic: Words


class TermRecord(Record):
    model = Term

    key: Words
    value: Value
    unit: Maybe = None
    note: Maybe = None

    @property
    def text(self) -> str:
        """The value as it is stored: 600000, 0.5, true, or the words themselves."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return format(self.value, "f") if isinstance(self.value, Decimal) else str(self.value)

    def stored(self) -> dict[str, Any]:
        return super().stored() | {"value": self.text}


class ReadingRecord(Record):
    model = VariantReading

    source: Words
    reading: Words


class OmissionRecord(Record):
    model = Omission

    proposal: Maybe = None
    key: Words
    how: Words
    note: Maybe = None


class ClauseRecord(Record):
    model = Clause

    key: Words
    number: Maybe
    parent: Maybe
    heading: Maybe
    text: Maybe
    status: Words
    advanced_by: Maybe = None
    basis: Maybe
    topics: Names
    terms: list[TermRecord]
    sources: Names
    locator: Maybe
    confidence: Maybe
    verification: Words
    note: Maybe
    variant_readings: list[ReadingRecord]


class ProposalRecord(Record):
    model = Proposal

    slug: Words
    title: Words
    short_title: Words
    kind: Words
    claimed_points: Annotated[int, Field(ge=1, le=MOST_POINTS)] | None
    drafted_by: Names
    issued_on: Day
    date_precision: Words
    date_note: Maybe
    status: Words
    revises: Maybe
    derived_from: Names
    companions: Names
    text_availability: Words
    original_language: Words
    text_language: Words = "en"
    summary: Maybe
    authorship_note: Maybe
    state: StateName = State.PUBLISHED.value
    sources: Names
    omitted_from_base: list[OmissionRecord]
    clauses: list[ClauseRecord]


class TargetRecord(Record):
    model = Position

    topic: Maybe = None
    proposal: Maybe = None
    clause: Maybe = None


class PositionRecord(Record):
    model = Position
    renamed = {"id": "slug"}

    id: Words
    party: Words
    target: TargetRecord
    stance: Words
    statement: Words
    conditions: Maybe
    stated_on: Day
    date_precision: Words
    stated_by: Words
    certainty: Words = Position.Certainty.ON_RECORD.value
    source: Words
    also_in: Names
    confidence: Words
    note: Maybe
    state: StateName = State.PUBLISHED.value


class EventRecord(Record):
    model = Event
    renamed = {"start": "starts_on", "end": "ends_on"}

    slug: Words
    name: Words
    start: Day
    end: Day
    date_precision: Words = "day"
    place: Maybe
    participants: Names
    persons: Names
    summary: Maybe
    proposals: Names
    sources: Names
    note: Maybe
    state: StateName = State.PUBLISHED.value


class CorrespondenceRecord(Record):
    model = Correspondence

    slug: Words
    from_: Names = Field(alias="from")
    to: Names
    silent: Maybe = None
    relation: Words
    summary: Maybe
    note: Maybe
    state: StateName = State.PUBLISHED.value
