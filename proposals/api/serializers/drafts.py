"""What a script sends to make or change a record: the same names as in the answers, and a reason for a correction.

They read and translate; the rules are the models' own and those of :mod:`proposals.editing.save`.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as Invalid
from django.db.models import Model
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.clause import ClauseSerializer, TermSerializer, VariantReadingSerializer
from proposals.api.serializers.correspondence import CorrespondenceSerializer
from proposals.api.serializers.event import EventSerializer
from proposals.api.serializers.position import TARGET, PositionSerializer
from proposals.api.serializers.proposal import OmissionSerializer, ProposalSerializer
from proposals.api.serializers.writing import MOST_LINKS, ClauseName, Named, Strict, Writing, maybe, named, sent
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
from proposals.models.constraints import LONGEST_KEY, LONGEST_REASON
from proposals.models.editorial import seen_by

MOST_PARTS = 200
_PARTS: dict[str, Any] = {"many": True, "required": False, "max_length": MOST_PARTS}


# Validators that ask the database are the models' own, and run when the draft is checked.
_ANY: dict[str, Any] = {"validators": []}


class OmissionDraft(Strict, serializers.ModelSerializer):
    """A clause of an earlier text that this one leaves out, and how."""

    clause = ClauseName()

    class Meta:
        model = Omission
        fields = sent(OmissionSerializer)
        validators: list[Any] = []


class ProposalDraftSerializer(Writing):
    parts = {"omissions": "clause"}

    process = Named(Process)
    drafted_by = named(Party)
    revises = maybe(Proposal)
    derived_from = named(Proposal)
    companions = named(Proposal)
    sources = named(Source)
    omissions = OmissionDraft(**_PARTS)

    class Meta:
        model = Proposal
        fields = [*sent(ProposalSerializer, without=["revised_by"]), "reason"]
        extra_kwargs = {"slug": _ANY}
        validators: list[Any] = []


class TermDraft(Strict, serializers.ModelSerializer):
    """A value that the clause sets, under a measure."""

    measure = Named(Measure)
    unit = serializers.CharField(
        required=False, allow_blank=True, max_length=40, help_text="The measure's unit by default."
    )

    class Meta:
        model = Term
        fields = sent(TermSerializer, without=["number"])
        validators: list[Any] = []

    def validate(self, given: dict) -> dict:
        return {"unit": Term(value=given["value"]).unit_under(given["measure"]), "note": "", **given}


class VariantReadingDraft(Strict, serializers.ModelSerializer):
    """What another source published in place of the clause's words."""

    source: Any = Named(Source)

    class Meta:
        model = VariantReading
        fields = sent(VariantReadingSerializer)
        validators: list[Any] = []


class ClauseDraftSerializer(Writing):
    parts = {"terms": "measure", "variant_readings": "source"}

    proposal = Named(Proposal)
    parent: Any = serializers.CharField(
        required=False, allow_null=True, max_length=LONGEST_KEY, help_text="Key of its parent clause."
    )
    advanced_by = maybe(Party)
    issue = maybe(Issue)
    further_issues = named(Issue)
    terms = TermDraft(**_PARTS)
    variant_readings = VariantReadingDraft(**_PARTS)
    sources = named(Source)

    class Meta:
        model = Clause
        fields = [*sent(ClauseSerializer), "reason"]
        validators: list[Any] = []

    def validate(self, given: dict) -> dict:
        instance: Any = self.instance
        proposal = given.get("proposal") or instance.proposal
        if given.get("parent") is not None:
            parent = proposal.clauses.filter(key=given["parent"]).first()
            if parent is None:
                raise serializers.ValidationError({"parent": f"{proposal.slug} has no clause {given['parent']}."})
            given["parent"] = parent
        if foreign := proposal.foreign_issues(given.get("further_issues", [])):
            raise serializers.ValidationError({"further_issues": foreign})
        if self.instance is None and "order" not in given:
            last = proposal.clauses.order_by("order").last()
            given["order"] = 0 if last is None else last.order + 1
        return given


@extend_schema_field(TARGET)
class TargetDraft(serializers.Field):
    """A clause, a proposal or an issue, each named as in the answers."""

    def to_internal_value(self, data: Any) -> dict[str, Model | None]:
        user = self.context["request"].user
        names = set(data) if isinstance(data, Mapping) else set()
        empty = dict.fromkeys(("clause", "proposal", "issue"))
        if names == {"proposal", "clause"}:
            field = ClauseName(context=self.context)
            return empty | {"clause": field.to_internal_value(data)}
        for model, name in ((Proposal, "proposal"), (Issue, "issue")):
            # The thesis of an answer may be sent back with it; it is the issue's, and not changed here.
            if names - {"thesis"} == {name} and isinstance(data[name], str):
                found = seen_by(user, model).filter(slug=data[name]).first()
                if found is None:
                    raise serializers.ValidationError(f"There is no {name} {data[name]}.")
                return empty | {name: found}
        raise serializers.ValidationError('Give {"proposal", "clause"}, {"proposal"} or {"issue"}.')


class PositionDraftSerializer(Writing):
    party = Named(Party)
    target = TargetDraft()
    source: Any = Named(Source)
    also_in = named(Source)

    class Meta:
        model = Position
        fields = [*sent(PositionSerializer, without=["current"]), "reason"]
        extra_kwargs = {"slug": {**_ANY, "required": False, "help_text": "The next number by default."}}
        validators: list[Any] = []

    def validate(self, given: dict) -> dict:
        return given | given.pop("target", {})


class CorrespondenceDraftSerializer(Writing):
    from_clauses = serializers.ListField(child=ClauseName(), max_length=MOST_LINKS)
    to_clauses = serializers.ListField(child=ClauseName(), max_length=MOST_LINKS)
    silent = maybe(Proposal)

    class Meta:
        model = Correspondence
        fields = [*sent(CorrespondenceSerializer), "reason"]
        extra_kwargs = {"slug": {**_ANY, "required": False, "help_text": "The next number by default."}}
        validators: list[Any] = []

    def validate(self, given: dict) -> dict:
        one, other = (
            given[name] if name in given else list(getattr(self.instance, name).all())
            for name in ("from_clauses", "to_clauses")
        )
        silent = given["silent"] if "silent" in given else getattr(self.instance, "silent", None)
        try:
            Correspondence.check_sides(one, other, silent and silent.pk)
        except Invalid as refusal:
            raise serializers.ValidationError(refusal.message_dict) from refusal
        return given


class EventDraftSerializer(Writing):
    process = Named(Process)
    participants = named(Party)
    persons = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=MOST_LINKS, help_text="Names."
    )
    proposals = named(Proposal)
    sources = named(Source)

    class Meta:
        model = Event
        fields = [*sent(EventSerializer), "reason"]
        extra_kwargs = {"slug": _ANY}
        validators: list[Any] = []


class DecisionSerializer(Strict, serializers.Serializer):
    """A change of state."""

    reason = serializers.CharField(
        max_length=LONGEST_REASON,
        required=False,
        help_text="Required to send back and to withdraw; kept in the history.",
    )
