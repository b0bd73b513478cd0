"""Processes, parties, sources, topics, issues, measures."""

from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, slugs
from proposals.models import Issue, Measure, Party, Process, Source, Topic


class ProcessSerializer(serializers.ModelSerializer):
    """A peace process."""

    url = ApiUrl("api:process")
    html_url = PageUrl()
    ended_on = serializers.DateField(
        source="shown_end",
        allow_null=True,
        read_only=True,
        help_text="null while it is under way, as of on= if given.",
    )

    class Meta:
        model = Process
        fields = ["url", "html_url", "slug", "name", "summary", "started_on", "ended_on", "note", "is_default"]
        extra_kwargs = {
            "is_default": {"help_text": "Whether the board and pages show it when no process is asked for."}
        }


class PartySerializer(serializers.ModelSerializer):
    """A state, an organisation or a coalition."""

    url = ApiUrl("api:party")
    html_url = PageUrl()
    members = slugs()

    class Meta:
        model = Party
        fields = ["url", "html_url", "slug", "name", "short_name", "kind", "iso", "members", "members_complete"]
        extra_kwargs = {"members_complete": {"help_text": "false if it has more members than are listed."}}


class SourceSerializer(serializers.ModelSerializer):
    """A publication that records cite."""

    url = ApiUrl("api:source")
    html_url = PageUrl()
    address = serializers.CharField(source="url", help_text="Address of the source itself.")

    class Meta:
        model = Source
        fields = [
            "url",
            "html_url",
            "slug",
            "title",
            "publisher",
            "address",
            "published_on",
            "kind",
            "language",
            "note",
            "reliability",
            "reliability_reason",
            "copy_of",
            "outlet_of",
            "missing",
        ]


class TopicSerializer(serializers.ModelSerializer):
    """A heading that groups issues."""

    url = ApiUrl("api:topic")
    html_url = PageUrl()
    process = Slug()

    class Meta:
        model = Topic
        fields = ["url", "html_url", "slug", "process", "name", "description", "order"]


class IssueSerializer(serializers.ModelSerializer):
    """A single matter, with a thesis that parties accept or reject."""

    url = ApiUrl("api:issue")
    html_url = PageUrl()
    topic = Slug()

    class Meta:
        model = Issue
        fields = [
            "url",
            "html_url",
            "slug",
            "topic",
            "name",
            "description",
            "thesis",
            "order",
            "pax_code",
            "pam_code",
            "kind",
        ]
        extra_kwargs = {"thesis": {"help_text": "One neutral sentence that a party can accept or reject."}}


class MeasureSerializer(serializers.ModelSerializer):
    """A quantity fixed by clauses and compared across proposals."""

    url = ApiUrl("api:measure")
    html_url = PageUrl()
    issue = Slug()

    class Meta:
        model = Measure
        fields = ["url", "html_url", "slug", "issue", "name", "kind", "unit", "description"]
