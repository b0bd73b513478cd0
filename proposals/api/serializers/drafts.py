"""What a script sends to create or change a record: the names of the answers, and the reason for a correction.

Serializers only read; the rules are those of the models and of :mod:`proposals.editing.save`.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.clause import ClauseSerializer, TermSerializer, VariantReadingSerializer
from proposals.api.serializers.correspondence import CorrespondenceSerializer
from proposals.api.serializers.event import EventSerializer
from proposals.api.serializers.links import SourceReadings
from proposals.api.serializers.position import TARGET, PositionSerializer
from proposals.api.serializers.proposal import OmissionSerializer, ProposalSerializer
from proposals.api.serializers.writing import (
    MOST_LINKS,
    ClauseName,
    DraftSerializer,
    RecordBySlug,
    StrictSerializer,
    draft_fields,
    optional_record,
    record_list,
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
    Term,
    VariantReading,
)
from proposals.models.constraints import LONGEST_KEY, LONGEST_REASON, LONGEST_UNIT
from proposals.models.editorial import seen_by

# Computed.
SOURCING = ("well_sourced", "independent_sources", "grades")

MOST_PARTS = 200
_PARTS: dict[str, Any] = {"many": True, "required": False, "max_length": MOST_PARTS}


# Uniqueness is checked by the model when the draft is saved.
_ANY: dict[str, Any] = {"validators": []}


class OmissionDraft(StrictSerializer, serializers.ModelSerializer):
    """A clause of an earlier text that the proposal omits, to be recorded."""

    clause = ClauseName()

    class Meta:
        model = Omission
        fields = draft_fields(OmissionSerializer)
        validators: list[Any] = []


class ProposalDraftSerializer(DraftSerializer):
    """A proposal to create or change."""

    parts = {"omissions": "clause"}

    process = RecordBySlug(Process)
    drafted_by = record_list(Party)
    revises = optional_record(Proposal)
    derived_from = record_list(Proposal)
    companions = record_list(Proposal)
    sources = record_list(Source)
    reading = SourceReadings(required=False)
    omissions = OmissionDraft(**_PARTS)

    class Meta:
        model = Proposal
        fields = [*draft_fields(ProposalSerializer, without=["revised_by", "grades"]), "reason"]
        extra_kwargs = {"slug": _ANY}
        validators: list[Any] = []


class TermDraft(StrictSerializer, serializers.ModelSerializer):
    """A value that the clause fixes for a measure, to be recorded."""

    measure = RecordBySlug(Measure)
    unit = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_UNIT, help_text="The measure's unit by default."
    )

    class Meta:
        model = Term
        fields = draft_fields(TermSerializer, without=["number", "stale"])
        validators: list[Any] = []

    def validate(self, attrs: dict) -> dict:
        term = Term(value=attrs["value"], unit=attrs.get("unit", ""))
        try:
            term.read_as(attrs["measure"])
        except ValidationError as question:
            raise serializers.ValidationError(question.message_dict) from question
        unit = term.unit if attrs.get("unit") else term.unit_under(attrs["measure"])
        return {"note": "", **attrs, "value": term.value, "unit": unit}


class VariantReadingDraft(StrictSerializer, serializers.ModelSerializer):
    """What another source published in place of the clause's words, to be recorded."""

    source: Any = RecordBySlug(Source)

    class Meta:
        model = VariantReading
        fields = draft_fields(VariantReadingSerializer)
        validators: list[Any] = []


class ClauseDraftSerializer(DraftSerializer):
    """A clause to create or change."""

    parts = {"terms": "measure", "variant_readings": "source"}

    proposal = RecordBySlug(Proposal)
    parent: Any = serializers.CharField(
        required=False, allow_null=True, max_length=LONGEST_KEY, help_text="Key of its parent clause."
    )
    advanced_by = optional_record(Party)
    issue = optional_record(Issue)
    further_issues = record_list(Issue)
    terms = TermDraft(**_PARTS)
    variant_readings = VariantReadingDraft(**_PARTS)
    sources = record_list(Source)
    reading = SourceReadings(required=False)

    class Meta:
        model = Clause
        fields = [*draft_fields(ClauseSerializer, without=SOURCING), "reason"]
        validators: list[Any] = []

    def validate(self, attrs: dict) -> dict:
        instance: Any = self.instance
        proposal = attrs.get("proposal") or instance.proposal
        if attrs.get("parent") is not None:
            parent = proposal.clauses.filter(key=attrs["parent"]).first()
            if parent is None:
                raise serializers.ValidationError({"parent": f"{proposal.slug} has no clause {attrs['parent']}."})
            attrs["parent"] = parent
        if foreign := proposal.foreign_issues(attrs.get("further_issues", [])):
            raise serializers.ValidationError({"further_issues": foreign})
        if self.instance is None and "order" not in attrs:
            last = proposal.clauses.order_by("order").last()
            attrs["order"] = 0 if last is None else last.order + 1
        return attrs


@extend_schema_field(TARGET)
class TargetDraft(serializers.Field):
    """A clause, a proposal or an issue, named as in the answers."""

    def to_internal_value(self, data: Any) -> dict[str, Model | None]:
        user = self.context["request"].user
        names = set(data) if isinstance(data, Mapping) else set()
        empty = dict.fromkeys(("clause", "proposal", "issue"))
        if names == {"proposal", "clause"}:
            field = ClauseName(context=self.context)
            return empty | {"clause": field.to_internal_value(data)}
        for model, name in ((Proposal, "proposal"), (Issue, "issue")):
            # An answer also holds the thesis, which may be sent back; it belongs to the issue and is not changed here.
            if names - {"thesis"} == {name} and isinstance(data[name], str):
                record = seen_by(user, model).filter(slug=data[name]).first()
                if record is None:
                    raise serializers.ValidationError(f"There is no {name} {data[name]}.")
                return empty | {name: record}
        raise serializers.ValidationError('Give {"proposal", "clause"}, {"proposal"} or {"issue"}.')


class PositionDraftSerializer(DraftSerializer):
    """A position to create or change."""

    party = RecordBySlug(Party)
    target = TargetDraft()
    source: Any = RecordBySlug(Source)
    compatible_with = record_list(Position)
    also_in = record_list(Source)
    reading = SourceReadings(required=False)

    class Meta:
        model = Position
        fields = [*draft_fields(PositionSerializer, without=["current", *SOURCING]), "reason"]
        extra_kwargs = {"slug": {**_ANY, "required": False, "help_text": "The next number by default."}}
        validators: list[Any] = []

    def validate(self, attrs: dict) -> dict:
        return attrs | attrs.pop("target", {})


class CorrespondenceDraftSerializer(DraftSerializer):
    """A correspondence to create or change."""

    from_clauses = serializers.ListField(child=ClauseName(), max_length=MOST_LINKS)
    to_clauses = serializers.ListField(child=ClauseName(), max_length=MOST_LINKS)
    silent = optional_record(Proposal)

    class Meta:
        model = Correspondence
        fields = [*draft_fields(CorrespondenceSerializer, without=["stale"]), "reason"]
        extra_kwargs = {"slug": {**_ANY, "required": False, "help_text": "The next number by default."}}
        validators: list[Any] = []

    def validate(self, attrs: dict) -> dict:
        one, other = (
            attrs[name] if name in attrs else list(getattr(self.instance, name).all())
            for name in ("from_clauses", "to_clauses")
        )
        silent = attrs["silent"] if "silent" in attrs else getattr(self.instance, "silent", None)
        try:
            Correspondence.check_sides(one, other, silent and silent.pk)
        except ValidationError as refusal:
            raise serializers.ValidationError(refusal.message_dict) from refusal
        return attrs


class EventDraftSerializer(DraftSerializer):
    """An event to create or change."""

    process = RecordBySlug(Process)
    participants = record_list(Party)
    persons = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=MOST_LINKS, help_text="Names."
    )
    proposals = record_list(Proposal)
    sources = record_list(Source)
    reading = SourceReadings(required=False)

    class Meta:
        model = Event
        fields = [*draft_fields(EventSerializer, without=SOURCING), "reason"]
        extra_kwargs = {"slug": _ANY}
        validators: list[Any] = []


class DecisionSerializer(StrictSerializer, serializers.Serializer):
    """The reason for a change of state."""

    reason = serializers.CharField(
        max_length=LONGEST_REASON,
        required=False,
        help_text="Required to send back and to withdraw; kept in the history.",
    )
