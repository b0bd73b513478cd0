"""Lists and choices of the admin that handle any address and any posted choice without a server error.

Django limits neither the numbers of dates nor those of keys: a twenty-digit year overflows the calendar, a
twenty-digit key the database.
"""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import BadRequest, ValidationError
from django.db import DatabaseError
from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse

LONGEST_KEY = 18

# What impossible dates, numbers, ranges and keys raise, depending on lookup and database.
IMPOSSIBLE = (ArithmeticError, LookupError, TypeError, ValueError, DatabaseError)


def is_key(value: Any) -> bool:
    """Whether ``value`` can be the primary key of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class SteadyList(ModelAdmin):
    """A ModelAdmin whose list survives any request. A mixin, for any application."""

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list; an impossible query redirects to the whole list with "?e=1"."""
        try:
            return super().get_changelist_instance(request)
        except IMPOSSIBLE as error:
            # Without a query, the request is not to blame.
            if not request.GET:
                raise
            raise IncorrectLookupParameters from error

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Carry out an action on the ticked rows; a key that cannot be one is a bad request."""
        if not all(is_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A selected record is not in this list; select again.")
        return super().response_action(request, queryset)


class SteadySearch(AutocompleteSelectMultiple):
    """Several records, chosen by search. Django's own widget asks the database for whatever was sent."""

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Without the button that clears all: each choice has its own, and that one is invalid inside the list."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        return super().optgroups(name, [chosen for chosen in value if is_key(chosen)], attrs)


class SeveralRecords(ModelMultipleChoiceField):
    def clean(self, value: Any) -> QuerySet:
        for chosen in value or []:
            if not is_key(chosen):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": chosen})
        return super().clean(value)
