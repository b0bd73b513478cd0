"""The parts of every serializer that writes: unknown fields are refused, and records are named as in the answers."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import get_text_list
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.editing.save import Edit
from proposals.models import Clause
from proposals.models.clause import KEY
from proposals.models.constraints import LONGEST_KEY, LONGEST_REASON
from proposals.models.editorial import seen_by

MOST_LINKS = 200
NOT_SENT = {"url", "html_url", "state"}


def draft_fields(shown: type[serializers.ModelSerializer], *, without: Collection[str] = ()) -> list[str]:
    """What can be written of a record: all but addresses, the state and what is computed (``without``)."""
    return [name for name in shown.Meta.fields if name not in NOT_SENT and name not in without]


class StrictSerializer(serializers.Serializer):
    """A serializer that refuses a field it does not know.

    A PATCH may send part of a record, but what the record contains (a row, a name of two fields) must be complete.
    Django REST framework would require nothing inside a PATCH.
    """

    def to_internal_value(self, data: Any) -> dict:
        if isinstance(data, Mapping):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                message = f"There is no such field; use {get_text_list(list(self.fields))}."
                raise serializers.ValidationError({name: [message] for name in unknown})
            missing = {
                name: [field.error_messages["required"]]
                for name, field in self.fields.items()
                if self.parent is not None and field.required and name not in data
            }
            if missing:
                raise serializers.ValidationError(missing)
        return super().to_internal_value(data)


@extend_schema_field(OpenApiTypes.STR)
class RecordBySlug(serializers.SlugRelatedField):
    """A record by its slug."""

    default_error_messages = {"does_not_exist": "There is no {name} {value}.", "invalid": "Give a slug as a string."}

    def __init__(self, model: type[Any], **options: Any):
        self.model = model
        super().__init__(slug_field="slug", queryset=model.objects.none(), **options)

    def get_queryset(self) -> QuerySet:
        return seen_by(self.context["request"].user, self.model)

    def to_internal_value(self, data: Any) -> Model:
        if not isinstance(data, str):
            self.fail("invalid")
        record = self.get_queryset().filter(slug=data).first()
        if record is None:
            self.fail("does_not_exist", name=self.model._meta.verbose_name, value=data)
        return record


def record_list(model: type[Model], **options: Any) -> serializers.Field:
    """Records by their slugs."""
    return serializers.ListField(child=RecordBySlug(model), max_length=MOST_LINKS, **{"required": False} | options)


def optional_record(model: type[Model], **options: Any) -> RecordBySlug:
    return RecordBySlug(model, required=False, allow_null=True, **options)


# Read as the clause.
class ClauseName(StrictSerializer, serializers.Serializer):
    """A clause, named as in the answers."""

    proposal = serializers.SlugField()
    clause = serializers.RegexField(KEY.replace(r"\Z", "$"), max_length=LONGEST_KEY, help_text="The clause's key.")

    def to_internal_value(self, data: Any) -> Any:
        given = super().to_internal_value(data)
        clauses = seen_by(self.context["request"].user, Clause).select_related("proposal")
        clause = clauses.filter(proposal__slug=given["proposal"], key=given["clause"]).first()
        if clause is None:
            raise serializers.ValidationError(f"There is no clause {given['proposal']}/{given['clause']}.")
        return clause


class DraftSerializer(StrictSerializer, serializers.ModelSerializer):
    """A record to create or change. ``links``: many-to-many fields; ``parts``: a field of rows → the key of a row."""

    parts: Mapping[str, str] = {}
    Meta: Any

    reason = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=LONGEST_REASON,
        help_text="Reason for the change; required for published records and kept in the history.",
    )

    @property
    def links(self) -> list[str]:
        return [field.name for field in self.Meta.model._meta.many_to_many]

    def draft(self) -> Edit:
        """The validated data as what shall be written."""
        given = dict(self.validated_data)
        given.pop("reason", None)
        return Edit(
            record=self.instance or self.Meta.model(),
            links={name: given.pop(name) for name in self.links if name in given},
            parts={name: given.pop(name) for name in self.parts if name in given},
            keys=self.parts,
            values=given,
        )
