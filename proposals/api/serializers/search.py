"""A hit of the search: the record, and the words in context."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.links import PageUrl
from proposals.models import DatePrecision
from proposals.moment import address
from proposals.search.find import Hit
from proposals.search.kinds import KINDS


@extend_schema_field(
    {
        "type": "array",
        "items": {
            "type": "array",
            "prefixItems": [{"type": "string", "enum": ["text", "hit"]}, {"type": "string"}],
            "minItems": 2,
            "maxItems": 2,
        },
    }
)
class SpansField(serializers.Field):
    """Runs of words, each ``["text" or "hit", words]``. In CSV the words are joined to plain text."""

    is_spans = True

    def __init__(self, **options: Any):
        super().__init__(read_only=True, **options)

    def to_representation(self, spans: Any) -> list[list[str]]:
        return [list(span) for span in spans]


class HitSerializer(serializers.Serializer):
    """A record that contains all the words."""

    kind = serializers.ChoiceField(source="kind.name", choices=[kind.name for kind in KINDS])
    url = serializers.SerializerMethodField(help_text="Address of the record in the API.")
    html_url = PageUrl("record")
    name = SpansField(help_text="Name of the record; empty for a position.")
    field = serializers.CharField(help_text="The field the excerpt is from; empty if there is no excerpt.")
    excerpt = SpansField(help_text="“…” marks what is left out.")
    language = serializers.CharField(help_text="Language of the name and the excerpt.")
    on = serializers.DateField(allow_null=True, help_text="Date it was issued, stated or published.")
    date_precision = serializers.ChoiceField(
        DatePrecision.choices,
        allow_null=True,
        help_text="Of that date; that of a clause is its text's. null for an issue or a source, which record none.",
    )

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, hit: Hit) -> str:
        record = hit.record
        named = [record.proposal.slug, record.key] if hit.kind.name == "clause" else [record.slug]
        return self.context["request"].build_absolute_uri(address(f"api:{hit.kind.name}", *named))
