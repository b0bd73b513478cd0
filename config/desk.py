"""The admin site of the analysts' desk: search results come with a description, not only a name."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator

LONGEST = 300  # characters of a description


def description_of(record: models.Model, by: str) -> str:
    """The text of the field ``by`` (``described_by`` in the record's admin), cut to fit beside a select box."""
    return Truncator(str(getattr(record, by) or "")).chars(LONGEST) if by else ""


class DescribedAutocompleteView(AutocompleteJsonView):
    """Search results, each with a description; first the process, where the search is not within one."""

    def process_request(self, request: HttpRequest) -> Any:
        """Read the parameters; a NUL among the words searched for, which PostgreSQL refuses, is a space."""
        term, *others = super().process_request(request)  # type: ignore[misc]  # not in the stubs
        return term.replace("\0", " "), *others

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        by = getattr(self.model_admin, "described_by", "")
        result: dict[str, str] = super().serialize_result(obj, to_field_name)  # type: ignore[misc]  # not in the stubs
        described = (getattr(obj, "process_named", ""), description_of(obj, by))
        return result | {"description": " · ".join(part for part in described if part)}


class DeskSite(admin.AdminSite):
    def autocomplete_view(self, request: HttpRequest) -> Any:
        return DescribedAutocompleteView.as_view(admin_site=self)(request)


class DescribedChoice(str):
    """The name of a choice, with the description of its record."""

    description: str

    @classmethod
    def choice(cls, record: models.Model, by: str) -> Any:
        name = cls(record)
        name.description = description_of(record, by)
        return name
