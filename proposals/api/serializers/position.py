"""Positions, and what they are about."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, SourceGrades, SourceReadings, slugs
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


class WellSourced(serializers.BooleanField):
    """Of a clause, a statement or an event, by :class:`proposals.models.sourcing.Sourcing`."""

    def __init__(self, **options: Any):
        help_text = (
            "Whether one of its sources that was read for it is graded official, record or edited, or is media of the "
            "speaker's own state for what it says on record; null if no source is shown."
        )
        super().__init__(read_only=True, allow_null=True, help_text=help_text, **options)


class IndependentSources(serializers.IntegerField):
    """Of a clause, a statement or an event, by :class:`proposals.models.sourcing.Sourcing`."""

    def __init__(self, **options: Any):
        help_text = (
            "How many such sources are independent: copies of one agency, and articles of one publisher, count once."
        )
        super().__init__(read_only=True, help_text=help_text, **options)


class StanceSerializer(serializers.ModelSerializer):
    """A position in brief, as listed beside what it is about."""

    url = ApiUrl("api:position")
    html_url = PageUrl()
    party = Slug()
    target = Target()
    well_sourced = WellSourced(source="sourcing.well_sourced")

    class Meta:
        model = Position
        fields = [
            "url",
            "html_url",
            "party",
            "target",
            "stance",
            "conditions",
            "stated_on",
            "date_precision",
            "certainty",
            "well_sourced",
        ]


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
    reading = SourceReadings(source="shown_reading", read_only=True)
    grades = SourceGrades("sourcing.sources")
    current = serializers.BooleanField(
        source="is_current", read_only=True, help_text="Whether this is the party's latest statement on this target."
    )
    well_sourced = WellSourced(source="sourcing.well_sourced")
    independent_sources = IndependentSources(source="sourcing.independent")

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
            "well_sourced",
            "independent_sources",
            "reading",
            "grades",
        ]
