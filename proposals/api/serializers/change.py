"""An entry of the log of changes."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import cached_property
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from proposals.api.serializers.links import ApiUrl, PageUrl
from proposals.models import Change, DatePrecision
from proposals.models.change import ChangeSort
from proposals.publication.corrections import Names, corrected_fields, names_in

_WORD = {"type": "string"}
_MOVE = {
    "type": ["object", "null"],
    "required": ["stance", "before", "position", "stated_on", "date_precision", "certainty"],
    "properties": {
        "stance": {**_WORD, "description": "The new stance."},
        "before": {**_WORD, "description": "The previous stance."},
        "position": {**_WORD, "description": "Slug of the statement with that stance."},
        "stated_on": {**_WORD, "format": "date", "description": "Date of that statement."},
        "date_precision": {**_WORD, "enum": DatePrecision.values, "description": "How finely it is known."},
        "certainty": {**_WORD, "description": "How that statement is known."},
    },
    "additionalProperties": False,
}


_CORRECTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["field", "before", "after", "spans"],
        "properties": {
            "field": _WORD,
            "before": {**_WORD, "description": "The value before, as text; empty for none."},
            "after": {**_WORD, "description": "The value after, as text; empty for none."},
            "spans": {
                "type": "array",
                "items": {"type": "array", "items": _WORD, "minItems": 2, "maxItems": 2},
                "description": "The new value marked against the old, as in a comparison.",
            },
        },
        "additionalProperties": False,
    },
}


# Expects the rows with_moves.
class ChangeSerializer(serializers.ModelSerializer):
    """An entry in the log of changes."""

    url = ApiUrl("api:change", uid="uid")
    html_url = PageUrl()
    id = serializers.UUIDField(source="uid")
    kind = serializers.ChoiceField(
        ChangeSort.choices,
        source="sort",
        help_text="moved: a published statement changed its party's stance.",
    )
    record = serializers.CharField(source="model", help_text="The kind of record.")
    name = serializers.CharField(help_text="Its slug, or slug/key.")
    record_url = serializers.SerializerMethodField(
        help_text="Address of the record in the API; null if it was withdrawn."
    )
    fields_changed = serializers.ListField(source="fields", child=serializers.CharField())
    moved = serializers.SerializerMethodField(help_text="For a changed stance: the new and the previous one.")
    process = serializers.SerializerMethodField(help_text="Slug of its process; null for a party or a source.")
    corrected = serializers.SerializerMethodField(
        help_text="For a correction: the fields whose value before and after is known."
    )

    class Meta:
        model = Change
        fields = [
            "url",
            "html_url",
            "id",
            "at",
            "kind",
            "record",
            "name",
            "record_url",
            "title",
            "reason",
            "fields_changed",
            "moved",
            "process",
            "corrected",
        ]

    @extend_schema_field(OpenApiTypes.URI)
    def get_record_url(self, change: Change) -> str | None:
        if change.kind == Change.Kind.WITHDRAWAL:
            return None
        names = {"proposal": change.record_slug, "key": change.key} if change.key else {"slug": change.record_slug}
        return reverse(f"api:{change.model}", kwargs=names, request=self.context["request"])

    @extend_schema_field(_MOVE)
    def get_moved(self, change: Change) -> dict[str, Any] | None:
        if change.sort != ChangeSort.MOVED:
            return None
        before = change.before
        return {
            "stance": change.stance,
            "before": before["stance"],
            "position": before["slug"],
            "stated_on": before["stated_on"],
            "date_precision": before["date_precision"],
            "certainty": before["certainty"],
        }

    def look_up(self, entries: Sequence[Change]) -> None:
        """Read the names of what these entries refer to: one query for each kind of record."""
        self._names = names_in(entries)

    @cached_property
    def _names(self) -> Names | None:
        """The names of what the entries of a page refer to; None for one entry alone."""
        many: Any = self.parent
        return names_in(many.instance) if many is not None and many.instance is not None else None

    def get_process(self, change: Change) -> str | None:
        return change.process or None

    @extend_schema_field(_CORRECTED)
    def get_corrected(self, change: Change) -> list[dict[str, Any]]:
        return [
            {
                "field": field.name,
                "before": field.before,
                "after": field.after,
                "spans": [list(span) for span in field.spans],
            }
            for field in corrected_fields(change, self._names)
        ]
