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


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


class ProcessRecord(Record):
    model = Process
    plain = _same("slug", "name", "summary", "started_on", "ended_on", "note")

    slug: Words
    name: Words
    summary: Maybe
    started_on: MaybeDay
    ended_on: MaybeDay
    note: Maybe


class PartyRecord(Record):
    model = Party
    plain = _same("slug", "name", "short_name", "kind", "iso", "members_complete")
    spare = frozenset({"members", "members_complete"})

    slug: Words
    name: Words
    short_name: Words
    kind: Words
    iso: Maybe
    members: Names = []
    members_complete: bool = True


class SourceRecord(Record):
    model = Source
    plain = _same("slug", "title", "publisher", "url", "published_on", "kind", "language", "note")

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
    plain = _same("slug", "name", "description")
    spare = frozenset({"thesis", "pax_code", "pam_code"})

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
    plain = _same("slug", "name", "description", "thesis", "pax_code", "pam_code")
    spare = frozenset({"pax_code", "pam_code"})

    slug: Words
    name: Words
    description: Words
    thesis: Words
    parent: Words
    pax_code: Maybe = None
    pam_code: Maybe = None


class MeasureRecord(Record):
    model = Measure
    plain = _same("slug", "name", "kind", "unit", "description")

    slug: Words
    name: Words
    kind: Words
    unit: Maybe
    description: Maybe
    topic: Words


class TermRecord(Record):
    model = Term
    plain = _same("value", "unit", "note")
    spare = frozenset({"unit", "note"})

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
    plain = _same("reading")

    source: Words
    reading: Words


class OmissionRecord(Record):
    model = Omission
    plain = _same("how", "note")
    spare = frozenset({"proposal", "note"})

    proposal: Maybe = None
    key: Words
    how: Words
    note: Maybe = None


class ClauseRecord(Record):
    model = Clause
    plain = _same(
        "key", "number", "heading", "text", "status", "basis", "locator", "confidence", "verification", "note"
    )
    spare = frozenset({"advanced_by"})

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
    plain = _same(
        *("slug", "title", "short_title", "kind", "claimed_points", "issued_on", "date_precision", "date_note"),
        *("status", "text_availability", "original_language", "text_language", "summary", "authorship_note", "state"),
    )
    spare = frozenset({"text_language", "state"})

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
    spare = frozenset({"topic", "proposal", "clause"})

    topic: Maybe = None
    proposal: Maybe = None
    clause: Maybe = None


class PositionRecord(Record):
    model = Position
    plain = _same(
        *("stance", "statement", "conditions", "stated_on", "date_precision", "stated_by"),
        *("certainty", "confidence", "note", "state"),
    ) | {"id": "slug"}
    spare = frozenset({"certainty", "state"})

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
    plain = _same("slug", "name", "date_precision", "place", "persons", "summary", "note", "state") | {
        "start": "starts_on",
        "end": "ends_on",
    }
    spare = frozenset({"date_precision", "state"})

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
    plain = _same("slug", "relation", "summary", "note", "state")
    spare = frozenset({"silent", "state"})

    slug: Words
    from_: Names = Field(alias="from")
    to: Names
    silent: Maybe = None
    relation: Words
    summary: Maybe
    note: Maybe
    state: StateName = State.PUBLISHED.value
