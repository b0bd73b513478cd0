"""Lists that answer any address and any posted choice in the admin's own way, and never with a server error.

Django bounds neither the numbers of a date nor those of a key: a year of twenty digits overflows the calendar, a key of
twenty digits the database.
"""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

LONGEST_KEY = 18

# What asking for an impossible date, number, range or key ends in, by lookup and by database.
IMPOSSIBLE = (ArithmeticError, LookupError, TypeError, ValueError, DatabaseError)


def is_key(value: Any) -> bool:
    """Whether ``value`` can be the primary key of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class SteadyList(ModelAdmin):
    """For a ModelAdmin, of whichever application."""

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list; what its address cannot mean sends the browser to the whole list with "?e=1"."""
        try:
            return super().get_changelist_instance(request)
        except IMPOSSIBLE as error:
            # Without a query it is no matter of what was asked.
            if not request.GET:
                raise
            raise IncorrectLookupParameters from error

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Carry out an action on what was ticked; what no box of the list says is a bad request."""
        if not all(is_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A selected record is not in this list; select again.")
        return super().response_action(request, queryset)
