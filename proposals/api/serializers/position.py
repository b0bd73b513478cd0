"""Positions, and what they are about."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, slugs
from proposals.models import Position

_WORD = {"type": "string"}


def _shape(*names: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(names),
        "properties": dict.fromkeys(names, _WORD),
        "additionalProperties": False,
    }


TARGET = {"oneOf": [_shape("proposal", "clause"), _shape("proposal"), _shape("issue", "thesis")]}


@extend_schema_field(TARGET)
class Target(serializers.Field):
    """What a stance is about: a clause, a proposal, or an issue with its thesis."""

    parts = ("proposal", "clause", "issue", "thesis")

    def __init__(self, source: str = "*"):
        super().__init__(source=source, read_only=True)

    def to_representation(self, position: Any) -> dict[str, str]:
        if position.clause is not None:
            return {"proposal": position.clause.proposal.slug, "clause": position.clause.key}
        if position.proposal is not None:
            return {"proposal": position.proposal.slug}
        return {"issue": position.issue.slug, "thesis": position.issue.thesis}


class StanceSerializer(serializers.ModelSerializer):
    """A position in brief, as listed beside what it is about."""

    url = ApiUrl("api:position")
    html_url = PageUrl()
    party = Slug()
    target = Target()

    class Meta:
        model = Position
        fields = ["url", "html_url", "party", "target", "stance", "conditions", "stated_on", "certainty"]


# Expects is_current beside the columns.
class PositionSerializer(serializers.ModelSerializer):
    """A party's stance on a clause, a proposal or an issue's thesis, dated and sourced."""

    url = ApiUrl("api:position")
    html_url = PageUrl()
    party = Slug()
    target = Target()
    source: Any = Slug(
        source="shown_source", allow_null=True, help_text="null with on= if it was published after that date."
    )
    compatible_with = slugs(
        source="public_compatible", help_text="Acceptances by others whose conditions do not exclude these."
    )
    also_in = slugs(help_text="Further sources for the same statement.")
    current = serializers.BooleanField(
        source="is_current", read_only=True, help_text="Whether this is the party's latest statement on this target."
    )

    class Meta:
        model = Position
        fields = [
            "url",
            "html_url",
            "slug",
            "state",
            "party",
            "target",
            "stance",
            "statement",
            "conditions",
            "stated_by",
            "stated_on",
            "date_precision",
            "certainty",
            "confidence",
            "source",
            "also_in",
            "note",
            "current",
            "target_basis",
            "emphasis",
            "compatible_with",
            "compatible_reason",
        ]
