"""The records of the exchange format, with their fields in the order they are written in.

A field without a default must be in the file, as null if nothing is known. Types are declared here; lengths, choices
and patterns are those of the model. docs/data-format.md explains what each field means.
"""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from proposals.dataset.record import (
    Day,
    OptionalDay,
    OptionalDigest,
    OptionalText,
    Record,
    StateName,
    Text,
    TextList,
    TextMap,
    Value,
)
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

    slug: Text
    name: Text
    summary: OptionalText
    started_on: OptionalDay
    ended_on: OptionalDay
    note: OptionalText
    is_default: bool = False


class PartyRecord(Record):
    model = Party

    slug: Text
    name: Text
    short_name: Text
    kind: Text
    iso: OptionalText
    members: TextList = []
    members_complete: bool = True


class SourceRecord(Record):
    model = Source

    slug: Text
    title: Text
    publisher: OptionalText
    url: OptionalText
    published_on: OptionalDay
    kind: Text
    language: Text
    reliability: OptionalText = None
    reliability_reason: OptionalText = None
    copy_of: OptionalText = None
    outlet_of: OptionalText = None
    missing: OptionalText = None
    note: OptionalText


class TopicRecord(Record):
    """A heading of topics.yaml: a record without a parent."""

    model = Topic

    slug: Text
    name: Text
    description: OptionalText
    thesis: None = None
    parent: None
    pax_code: None = None
    pam_code: None = None


class IssueRecord(Record):
    """A leaf of topics.yaml: a record with a parent."""

    model = Issue

    slug: Text
    name: Text
    description: Text
    thesis: Text
    kind: Text = Issue.Kind.DISPUTE.value
    parent: Text
    pax_code: OptionalText = None
    pam_code: OptionalText = None


class MeasureRecord(Record):
    model = Measure

    slug: Text
    name: Text
    kind: Text
    unit: OptionalText
    description: OptionalText
    topic: Text


class TermRecord(Record):
    model = Term

    key: Text
    value: Value
    unit: OptionalText = None
    note: OptionalText = None
    decided_about: OptionalDigest = None

    @property
    def text(self) -> str:
        """The value as it is stored: 600000, 0.5, true, or words."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return format(self.value, "f") if isinstance(self.value, Decimal) else str(self.value)

    def stored(self) -> dict[str, Any]:
        return super().stored() | {"value": self.text}


class ReadingRecord(Record):
    model = VariantReading

    source: Text
    reading: Text


class OmissionRecord(Record):
    model = Omission

    proposal: OptionalText = None
    key: Text
    how: Text
    note: OptionalText = None


class ClauseRecord(Record):
    model = Clause

    key: Text
    number: OptionalText
    parent: OptionalText
    heading: OptionalText
    text: OptionalText
    status: Text
    advanced_by: OptionalText = None
    basis: OptionalText
    topics: TextList
    terms: list[TermRecord]
    sources: TextList
    reading: TextMap = {}
    locator: OptionalText
    confidence: OptionalText
    verification: Text
    note: OptionalText
    variant_readings: list[ReadingRecord]


class ProposalRecord(Record):
    model = Proposal

    slug: Text
    title: Text
    short_title: Text
    kind: Text
    claimed_points: Annotated[int, Field(ge=1, le=MOST_POINTS)] | None
    drafted_by: TextList
    issued_on: Day
    date_precision: Text
    date_note: OptionalText
    status: Text
    revises: OptionalText
    derived_from: TextList
    companions: TextList
    text_availability: Text
    original_language: Text
    text_language: Text = "en"
    summary: OptionalText
    authorship_note: OptionalText
    state: StateName = State.PUBLISHED.value
    sources: TextList
    reading: TextMap = {}
    omitted_from_base: list[OmissionRecord]
    clauses: list[ClauseRecord]


class TargetRecord(Record):
    model = Position

    topic: OptionalText = None
    proposal: OptionalText = None
    clause: OptionalText = None


class PositionRecord(Record):
    model = Position
    renamed = {"id": "slug"}

    id: Text
    party: Text
    target: TargetRecord
    stance: Text
    target_basis: OptionalText = None
    emphasis: OptionalText = None
    statement: Text
    conditions: OptionalText
    compatible_with: TextList = []
    compatible_reason: OptionalText = None
    stated_on: Day
    date_precision: Text
    stated_by: Text
    certainty: Text = Position.Certainty.ON_RECORD.value
    source: Text
    also_in: TextList
    reading: TextMap = {}
    confidence: Text
    note: OptionalText
    state: StateName = State.PUBLISHED.value


class EventRecord(Record):
    model = Event
    renamed = {"start": "starts_on", "end": "ends_on"}

    slug: Text
    name: Text
    start: Day
    end: Day
    date_precision: Text = "day"
    place: OptionalText
    participants: TextList
    persons: TextList
    summary: OptionalText
    proposals: TextList
    sources: TextList
    reading: TextMap = {}
    note: OptionalText
    state: StateName = State.PUBLISHED.value


class CorrespondenceRecord(Record):
    model = Correspondence

    slug: Text
    from_: TextList = Field(alias="from")
    to: TextList
    silent: OptionalText = None
    relation: Text
    summary: OptionalText
    note: OptionalText
    state: StateName = State.PUBLISHED.value
    decided_about: OptionalDigest = None
