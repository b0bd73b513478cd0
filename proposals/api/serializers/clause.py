"""Clauses with their terms and variant readings."""

from typing import Any

from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, SourceGrades, SourceReadings, slugs
from proposals.api.serializers.position import IndependentSources, WellSourced
from proposals.models import Clause, State, Term, VariantReading


class TermSerializer(serializers.ModelSerializer):
    """A value that a clause fixes for a measure."""

    measure = Slug()
    number = serializers.CharField(
        read_only=True, allow_null=True, help_text="The value as a decimal number; null if it is words."
    )
    stale = serializers.BooleanField(
        source="is_stale",
        read_only=True,
        help_text="Whether the words it was recorded for have changed and may no longer set it; it is not compared "
        "until a person confirms it.",
    )

    class Meta:
        model = Term
        fields = ["measure", "value", "unit", "number", "note", "stale"]


class VariantReadingSerializer(serializers.ModelSerializer):
    """What another source published in place of the clause's words."""

    source: Any = Slug()

    class Meta:
        model = VariantReading
        fields = ["source", "reading"]


class ClauseSerializer(serializers.ModelSerializer):
    """A provision of a proposal, with its terms and variant readings."""

    url = ApiUrl("api:clause", proposal="proposal.slug", key="key")
    html_url = PageUrl()
    proposal = Slug()
    state = serializers.ChoiceField(
        State.choices, source="proposal.state", read_only=True, help_text="State of its proposal."
    )
    parent: Any = serializers.CharField(
        source="parent.key", read_only=True, allow_null=True, help_text="Key of its parent clause."
    )
    advanced_by = Slug(allow_null=True, help_text="For a rival variant: the party that advances it.")
    issue = Slug(allow_null=True, help_text="The main issue.")
    further_issues = slugs()
    sources = slugs()
    reading = SourceReadings(source="shown_reading", read_only=True)
    grades = SourceGrades("sources")
    terms = TermSerializer(many=True, read_only=True)
    variant_readings = VariantReadingSerializer(many=True, read_only=True)
    well_sourced = WellSourced(source="sourcing.well_sourced")
    independent_sources = IndependentSources(source="sourcing.independent")

    class Meta:
        model = Clause
        fields = [
            "url",
            "html_url",
            "proposal",
            "state",
            "key",
            "number",
            "order",
            "parent",
            "heading",
            "text",
            "status",
            "advanced_by",
            "basis",
            "issue",
            "further_issues",
            "terms",
            "variant_readings",
            "sources",
            "locator",
            "confidence",
            "verification",
            "note",
            "well_sourced",
            "independent_sources",
            "reading",
            "grades",
        ]
