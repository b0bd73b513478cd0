"""What every record carries: its address in the API, the page that shows it, and slugs in place of keys."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.fields import get_attribute
from rest_framework.reverse import reverse


@extend_schema_field(OpenApiTypes.URI)
class ApiUrl(serializers.Field):
    """The absolute address of a record in the API. ``lookups`` are attributes, with dots through relations."""

    def __init__(self, view_name: str, **lookups: str):
        super().__init__(source="*", read_only=True, help_text="This record in the API.")
        self.view_name = view_name
        self.lookups = {name: path.split(".") for name, path in (lookups or {"slug": "slug"}).items()}

    def to_representation(self, record: Any) -> str:
        kwargs = {name: get_attribute(record, path) for name, path in self.lookups.items()}
        return reverse(self.view_name, kwargs=kwargs, request=self.context["request"])


@extend_schema_field(OpenApiTypes.URI)
class PageUrl(serializers.Field):
    """The absolute address of the page that shows a record."""

    def __init__(self, source: str = "*"):
        super().__init__(source=source, read_only=True, help_text="The page for readers.")

    def to_representation(self, record: Any) -> str:
        return self.context["request"].build_absolute_uri(record.get_absolute_url())


@extend_schema_field(OpenApiTypes.STR)
class Slug(serializers.SlugRelatedField):
    """A related record by its slug, null where there is none."""

    def __init__(self, **options: Any):
        super().__init__(slug_field="slug", read_only=True, **options)


def slugs(**options: Any) -> serializers.Field:
    """Related records by their slugs."""
    return Slug(many=True, **options)
