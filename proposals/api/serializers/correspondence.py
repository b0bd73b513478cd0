"""Correspondences: which clauses answer each other, as judged by people."""

from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug
from proposals.api.serializers.proposal import ClauseReference
from proposals.models import Correspondence


class CorrespondenceSerializer(serializers.ModelSerializer):
    """Which clauses of two texts correspond, and how, as judged by a person."""

    url = ApiUrl("api:correspondence")
    html_url = PageUrl()
    from_clauses = ClauseReference(many=True, read_only=True)
    to_clauses = ClauseReference(many=True, read_only=True)
    silent = Slug(
        allow_null=True,
        help_text="The text that has no counterpart to the first side; null unless the relation is unanswered.",
    )
    stale = serializers.BooleanField(
        source="is_stale",
        read_only=True,
        help_text="Whether it was decided about an earlier wording, number or place of a clause; then no comparison "
        "rests on it until a person confirms it.",
    )

    class Meta:
        model = Correspondence
        fields = [
            "url",
            "html_url",
            "slug",
            "state",
            "from_clauses",
            "to_clauses",
            "silent",
            "relation",
            "summary",
            "note",
            "stale",
        ]
