"""House rules of the API: nothing in a query string is ignored, pages are bounded, requests are counted.

The shape of errors is in :mod:`config.problems`, the OpenAPI document in :mod:`config.openapi`, caching and compression
in :mod:`config.answers`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import NotFound
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.utils.urls import remove_query_param, replace_query_param

from config.problems import InvalidParameters

LICENCE = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"
MOMENT = ("on", "release")


# Parameters


class StrictParameters:
    """A view that refuses a parameter it does not know, one without a value, and a single one given twice.

    ``on`` and ``release`` are known everywhere; a middleware reads them before the view and leaves on the request
    which ``moment`` they name and ``moment_errors``, what is wrong with them.
    """

    repeatable: tuple[str, ...] = ()

    def parameters(self) -> list[str]:
        """The names this request may use."""
        return []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            self.check_parameters(request.query_params)

    def check_parameters(self, given: Mapping[str, Any]) -> None:
        errors = list(self._refused(given))
        if errors:
            raise InvalidParameters(errors)

    def _refused(self, given: Mapping[str, Any]) -> Iterator[dict]:
        known = [*self.parameters(), *MOMENT]
        for name in given:
            values = given.getlist(name)
            if name not in known:
                yield {"field": name, "message": "There is no such parameter here.", "allowed": known}
            elif len(values) > 1 and name not in self.repeatable:
                yield {"field": name, "message": "Give this parameter once."}
            elif not all(value.strip() for value in values):
                yield {"field": name, "message": "Give a value, or leave the parameter out."}
            elif name in self.request.moment_errors:
                yield {"field": name, "message": self.request.moment_errors[name]}


def form_errors(form: forms.Form) -> Iterator[dict]:
    """What a form refused, as the ``errors`` of a problem; ``allowed`` where the choice is a short, fixed one."""
    for name, messages in form.errors.items():
        field = form.fields.get(name)
        fixed = isinstance(field, forms.ChoiceField) and not isinstance(
            field, forms.ModelChoiceField | forms.MultipleChoiceField
        )
        allowed = {"allowed": [str(value) for value, _ in field.choices if value]} if fixed else {}
        for message in messages:
            yield {"field": name, "message": message, **allowed}


class StrictFilters(DjangoFilterBackend):
    """The view's FilterSet; a value it refuses is a problem."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        filterset = self.get_filterset(request, queryset, view)
        if not filterset.is_valid():
            raise InvalidParameters(form_errors(filterset.form))
        return filterset.qs


# Lists


class BoundedPages(BasePagination):
    """Pages by number, at most 200 rows each, in the envelope every list shares."""

    default_size = 50
    largest_size = 200
    names = ("page", "page_size")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        self.request = request
        size = self._number("page_size", self.default_size)
        if size > self.largest_size:
            raise InvalidParameters([{"field": "page_size", "message": f"At most {self.largest_size} rows a page."}])
        number = self._number("page", 1)
        self.paginator = Paginator(queryset, size)
        if number > self.paginator.num_pages:
            raise NotFound(f"There is no page {number}: the last one is {self.paginator.num_pages}.")
        self.page = self.paginator.page(number)
        return list(self.page)

    def _number(self, name: str, default: int) -> int:
        given = self.request.query_params.get(name)
        if given is None:
            return default
        # Twenty digits are more than any page; thousands would be slow to convert.
        if not re.fullmatch(r"[0-9]{1,20}", given) or int(given) == 0:
            raise InvalidParameters([{"field": name, "message": "Give a whole number from 1."}])
        return int(given)

    def _address(self, number: int) -> str:
        here = self.request.build_absolute_uri()
        return remove_query_param(here, "page") if number == 1 else replace_query_param(here, "page", number)

    def get_paginated_response(self, data: list) -> Response:
        page = self.page
        return Response(
            {
                "count": self.paginator.count,
                "next": self._address(page.next_page_number()) if page.has_next() else None,
                "previous": self._address(page.previous_page_number()) if page.has_previous() else None,
                "results": data,
                "release": self.request.moment.release,
                "licence": LICENCE,
                "warnings": [],
            }
        )

    def get_paginated_response_schema(self, schema: dict) -> dict:
        address = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "count": {"type": "integer", "description": "Rows on all pages together."},
            "next": {**address, "description": "The next page, null on the last."},
            "previous": {**address, "description": "The page before, null on the first."},
            "results": schema,
            "release": {"type": ["integer", "null"], "description": "The release asked for; null: the data as of now."},
            "licence": {"type": "string", "example": LICENCE},
            "warnings": {
                "type": "array",
                "items": {"type": "string"},
                "description": "What to know before drawing conclusions.",
            },
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        def parameter(name: str, description: str, **schema: int) -> dict:
            return {
                "name": name,
                "in": "query",
                "required": False,
                "description": description,
                "schema": {"type": "integer", "minimum": 1, **schema},
            }

        return [
            parameter("page", "The page, from 1. One beyond the last is a 404.", default=1),
            parameter("page_size", "Rows a page.", maximum=self.largest_size, default=self.default_size),
        ]


# Rate


class Throttle(AnonRateThrottle):
    """So many requests per address; every answer says how many are left."""

    def headers(self) -> dict[str, str]:
        """The limit, what is left of it, and the seconds until all of it is back."""
        history = getattr(self, "history", None)
        if history is None:
            return {}
        reset = int(history[-1] + self.duration - self.now) + 1 if history else 0
        # The history of a refused request does not hold that request; of an accepted one it does.
        left = max(self.num_requests - len(history), 0)
        return {"RateLimit-Limit": self.num_requests, "RateLimit-Remaining": left, "RateLimit-Reset": reset}


class CountedRequests:
    """A view whose answers carry the headers of its throttle, also when they are errors."""

    def get_throttles(self) -> list[Throttle]:
        self.counted = super().get_throttles()
        return self.counted

    def finalize_response(self, request: Request, response: HttpResponse, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        for throttle in getattr(self, "counted", ()):
            for name, value in throttle.headers().items():
                response[name] = value
        return response
