"""The admin as the analysts' desk: searching says what is found, not only how it is called."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator

LONGEST = 300  # letters of a description


def described(record: models.Model, by: str) -> str:
    """What a record is about, as far as it fits beside a box; ``by`` is the ``described_by`` of its admin."""
    return Truncator(str(getattr(record, by) or "")).chars(LONGEST) if by else ""


class Found(AutocompleteJsonView):
    """Search results with a description each."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        by = getattr(self.model_admin, "described_by", "")
        found: dict[str, str] = super().serialize_result(obj, to_field_name)  # type: ignore[misc]  # not in the stubs
        return found | {"description": described(obj, by)}


class DeskSite(admin.AdminSite):
    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Found.as_view(admin_site=self)(request)


class Described(str):
    """The name of a choice that knows what the record is about."""

    description: str

    @classmethod
    def choice(cls, record: models.Model, by: str) -> Any:
        name = cls(record)
        name.description = described(record, by)
        return name
