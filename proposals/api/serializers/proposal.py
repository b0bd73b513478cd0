"""Proposals, and the clauses of earlier texts that they omit."""

from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, SourceGrades, SourceReadings, slugs
from proposals.models import Omission, Proposal


class ClauseReference(serializers.Serializer):
    """A clause, named by its proposal's slug and its own key."""

    is_reference = True

    proposal = serializers.SlugField(source="proposal.slug")
    clause = serializers.CharField(source="key", help_text="The clause's key.")


class OmissionSerializer(serializers.ModelSerializer):
    """A clause of an earlier text that the proposal omits."""

    clause = ClauseReference(read_only=True)

    class Meta:
        model = Omission
        fields = ["clause", "how", "note"]


# Expects ProposalQuerySet.with_relatives and public_omissions: drafts are not among them.
class ProposalSerializer(serializers.ModelSerializer):
    """A text that parties negotiate about."""

    url = ApiUrl("api:proposal")
    html_url = PageUrl()
    process = Slug()
    drafted_by = slugs()
    status = serializers.ChoiceField(
        Proposal.Status.choices,
        source="shown_status",
        allow_null=True,
        read_only=True,
        help_text="null with on= if superseded or agreed: the date of that is not recorded.",
    )
    revises = Slug(source="public_base", allow_null=True, help_text="The text it revises.")
    derived_from = slugs(source="public_origins", help_text="Other texts it draws on.")
    companions = slugs(source="public_companions", help_text="Papers of the same package.")
    revised_by = slugs(source="public_revisions", help_text="Texts that revise this one.")
    omissions = OmissionSerializer(
        many=True, read_only=True, source="public_omissions", help_text="Clauses of earlier texts omitted here."
    )
    sources = slugs()
    reading = SourceReadings(source="shown_reading", read_only=True)
    grades = SourceGrades("sources")

    class Meta:
        model = Proposal
        fields = [
            "url",
            "html_url",
            "slug",
            "state",
            "process",
            "title",
            "short_title",
            "kind",
            "claimed_points",
            "drafted_by",
            "issued_on",
            "date_precision",
            "date_note",
            "status",
            "text_availability",
            "original_language",
            "text_language",
            "revises",
            "derived_from",
            "companions",
            "revised_by",
            "omissions",
            "summary",
            "authorship_note",
            "sources",
            "reading",
            "grades",
        ]
