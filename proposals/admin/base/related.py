"""Widgets for choosing related records by search, safe for any value in an address or in posted data.

Django's own widgets pass every value to the database, so "abc" or a number of thirty digits is a server error.
"""

from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect
from django.core.exceptions import FieldDoesNotExist

from config.lists import SteadySearch, is_key
from proposals.editing.processes import process_of
from proposals.models.process import PATHS

PROCESS = "process"
"""The parameter of a search that names the process to stay in."""
CHOSEN = "chosen"
"""The parameter with what else is chosen on a form whose process is not known yet, from ``admin.js``."""
_MOST = 20


def process_chosen(chosen: str) -> int | None:
    """The process of the first of these choices that has one: of "clause.issue.12" that of the issue with this key."""
    for choice in chosen.split(",")[:_MOST]:
        model, field, key = (*choice.split("."), "", "")[:3]
        try:
            related = apps.get_model("proposals", model)._meta.get_field(field).related_model
        except (LookupError, FieldDoesNotExist):
            continue
        if process := process_of_choice(related, key):
            return process
    return None


def process_of_choice(related: Any, key: Any) -> int | None:
    """The process that a choice among the records of a model belongs to; None if it belongs to none."""
    name = related._meta.model_name if related else ""
    if name not in (*PATHS, "process") or not is_key(key):
        return None
    found = related._default_manager.filter(pk=key).first()
    if found is None:
        return None
    return int(found.pk) if name == "process" else process_of(found)


class WithDescriptions(AutocompleteMixin):
    """A choice carries its description, which ``admin.js`` shows below the field.

    ``process`` is the key of the process that is searched; None searches all.
    """

    process: int | None = None

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?{urlencode({PROCESS: self.process})}" if self.process else url

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict:
        option: dict = super().create_option(name, value, label, *args, **kwargs)  # type: ignore[misc]  # a mixin: Select has it
        if description := getattr(label, "description", ""):
            option["attrs"]["data-description"] = description
        return option


class SearchOne(WithDescriptions, AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        return super().optgroups(name, [chosen for chosen in value if is_key(chosen)], attrs)


class SearchMany(WithDescriptions, SteadySearch):
    """The same for several records."""
