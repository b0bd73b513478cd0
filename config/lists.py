"""Lists of the admin that handle any address and any posted choice without a server error.

Django limits neither the numbers of dates nor those of keys: a twenty-digit year overflows the calendar, a
twenty-digit key the database.
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
