"""Meetings, leaks and publications."""

from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, SourceGrades, SourceReadings, slugs
from proposals.api.serializers.position import IndependentSources, WellSourced
from proposals.models import Event


# Expects EventQuerySet.with_relatives: drafts are not among the proposals.
class EventSerializer(serializers.ModelSerializer):
    """A meeting, a leak or a publication."""

    url = ApiUrl("api:event")
    html_url = PageUrl()
    process = Slug()
    ends_on = serializers.DateField(
        source="shown_end",
        allow_null=True,
        read_only=True,
        help_text="null with on= if the event was still under way that day.",
    )
    participants = slugs()
    persons = serializers.ListField(child=serializers.CharField(), read_only=True)
    proposals = slugs(source="public_proposals")
    sources = slugs()
    well_sourced = WellSourced(source="sourcing.well_sourced")
    independent_sources = IndependentSources(source="sourcing.independent")
    reading = SourceReadings(source="shown_reading", read_only=True)
    grades = SourceGrades("sources")

    class Meta:
        model = Event
        fields = [
            "url",
            "html_url",
            "slug",
            "state",
            "process",
            "name",
            "starts_on",
            "ends_on",
            "date_precision",
            "place",
            "participants",
            "persons",
            "summary",
            "proposals",
            "sources",
            "note",
            "reading",
            "grades",
            "well_sourced",
            "independent_sources",
        ]
