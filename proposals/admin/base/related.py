"""Choosing related records by search, whatever the address or the posted data claims was chosen.

Django's own widgets ask the database for any chosen value; "abc" or a number of thirty digits is then a server error.
"""

from typing import Any

from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField

from config.lists import is_key


class WithDescriptions(AutocompleteMixin):
    """What is chosen says what it is about; the script of the desk shows it under the box."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict:
        option: dict = super().create_option(name, value, label, *args, **kwargs)  # type: ignore[misc]  # a mixin: Select has it
        if description := getattr(label, "description", ""):
            option["attrs"]["data-description"] = description
        return option


class SearchOne(WithDescriptions, AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        return super().optgroups(name, [chosen for chosen in value if is_key(chosen)], attrs)


class SearchMany(WithDescriptions, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Without the cross that clears everything: each choice has one, and that one breaks the list it stands in."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        return super().optgroups(name, [chosen for chosen in value if is_key(chosen)], attrs)


class SeveralRecords(ModelMultipleChoiceField):
    def clean(self, value: Any) -> QuerySet:
        for chosen in value or []:
            if not is_key(chosen):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": chosen})
        return super().clean(value)
