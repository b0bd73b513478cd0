"""The releases: states of the data that can be cited, and where to download them."""

import re

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from proposals.api.descriptions import described
from proposals.api.rows import PublicRows
from proposals.api.serializers.links import ApiUrl, PageUrl
from proposals.forms import filters
from proposals.models import Release


class ReleaseSerializer(serializers.ModelSerializer):
    """A numbered state of the data, kept unchanged."""

    url = ApiUrl("api:release", number="number")
    html_url = PageUrl()
    snapshot = ApiUrl("release-snapshot", number="number")

    class Meta:
        model = Release
        fields = ["url", "html_url", "number", "made_at", "notes", "checksum", "snapshot"]
        extra_kwargs = {"checksum": {"help_text": "SHA-256 of the snapshot, as hexadecimal digits."}}


@described(
    "releases",
    "a release",
    "Numbered states of everything public, kept unchanged; add release= to any address to read one.",
    path=[OpenApiParameter("number", int, OpenApiParameter.PATH, description="Number of the release.")],
)
class Releases(PublicRows):
    serializer_class = ReleaseSerializer
    filterset_class = filters.ReleaseFilter
    lookups = {"number": "number"}

    def get_queryset(self) -> QuerySet:
        return Release.objects.shown().without_snapshot()

    def named(self, name: str) -> QuerySet:
        """At most nine digits: more releases than there will ever be, and within the range of an integer column."""
        return self.get_queryset().filter(number=name) if re.fullmatch(r"[0-9]{1,9}", name) else Release.objects.none()
