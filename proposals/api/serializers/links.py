"""What every record has: its address in the API, that of its page, and slugs instead of primary keys."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.fields import get_attribute
from rest_framework.request import Request

from proposals.models import Source
from proposals.models.source import SourceReading
from proposals.moment import address


@extend_schema_field(OpenApiTypes.URI)
class ApiUrl(serializers.Field):
    """The absolute address of a record in the API. ``lookups`` are attributes in the order of the address; dots follow
    relations."""

    def __init__(self, view_name: str, **lookups: str):
        super().__init__(source="*", read_only=True, help_text="Address of this record in the API.")
        self.view_name = view_name
        self.lookups = [path.split(".") for path in (lookups or {"slug": "slug"}).values()]

    def to_representation(self, record: Any) -> str:
        parts = [get_attribute(record, path) for path in self.lookups]
        return self.context["request"].build_absolute_uri(address(self.view_name, *parts))


@extend_schema_field(OpenApiTypes.URI)
class PageUrl(serializers.Field):
    """The absolute address of the page that shows a record."""

    def __init__(self, source: str = "*"):
        super().__init__(source=source, read_only=True, help_text="Address of the page for readers.")

    def to_representation(self, record: Any) -> str:
        return self.context["request"].build_absolute_uri(record.get_absolute_url())


def query_addresses(request: Request, page: str, query: str | dict) -> dict[str, str]:
    """The addresses that give an answer: in the API, and on the site the ``page`` with the same query."""
    views = {"url": f"api:{page}", "html_url": page}
    return {name: request.build_absolute_uri(address(view, query=query)) for name, view in views.items()}


class SourceReadings(serializers.DictField):
    """How far each source of a record was read, by its slug."""

    def __init__(self, **options: Any):
        words = "How far each source was read, by its slug; a source that is missing here: not recorded."
        super().__init__(child=serializers.ChoiceField(SourceReading.choices), help_text=words, **options)


class SourceGrades(serializers.DictField):
    """The grade of each source of a record, by its slug. ``path`` leads to the sources that the reader sees."""

    def __init__(self, path: str):
        self.path = path.split(".")
        words = "Grade of each source, by its slug; a source that is missing here: not graded."
        super().__init__(
            child=serializers.ChoiceField(Source.Reliability.choices), help_text=words, source="*", read_only=True
        )

    def to_representation(self, record: Any) -> dict[str, str]:
        found = get_attribute(record, self.path)
        sources = found.all() if hasattr(found, "all") else found
        return {source.slug: source.reliability for source in sources if source.reliability}


@extend_schema_field(OpenApiTypes.STR)
class Slug(serializers.SlugRelatedField):
    """A related record by its slug; null if there is none."""

    def __init__(self, **options: Any):
        super().__init__(slug_field="slug", read_only=True, **options)


def slugs(**options: Any) -> serializers.Field:
    """Related records by their slugs."""
    return Slug(many=True, **options)
