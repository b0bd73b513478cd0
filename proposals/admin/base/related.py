"""Widgets for choosing related records by search, safe for any value in an address or in posted data.

Django's own widgets pass every value to the database, so "abc" or a number of thirty digits is a server error.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect

from config.lists import SteadySearch, is_key

PROCESS = "process"
"""The parameter of a search that names the process to stay in."""


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
