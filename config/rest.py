"""House rules of the API that know no model: what a form or a filter refuses is said by name, requests are counted.

Pages of lists are in :mod:`config.paging`, the shape of errors is in :mod:`config.problems`, the OpenAPI document in
:mod:`config.openapi`, caching and compression in :mod:`config.answers`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from config.problems import InvalidParameters

if TYPE_CHECKING:
    from rest_framework.views import APIView
else:
    APIView = object  # rest_framework.views needs this module's Throttle before it has its APIView

# Parameters


def form_errors(form: forms.Form) -> Iterator[dict]:
    """What a form refused, as the ``errors`` of a problem; ``allowed`` where the choice is a short, fixed one."""
    for name, messages in form.errors.items():
        field: Any = form.fields.get(name)
        fixed = isinstance(field, forms.ChoiceField) and not isinstance(
            field, forms.ModelChoiceField | forms.MultipleChoiceField
        )
        allowed = {"allowed": [str(value) for value, _ in field.choices if value]} if fixed else {}
        for message in messages:
            yield {"field": name, "message": message, **allowed}


class StrictFilters(DjangoFilterBackend):
    """The view's FilterSet; a value it refuses is a problem."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        filterset: Any = self.get_filterset(request, queryset, view)
        if not filterset.is_valid():
            raise InvalidParameters(form_errors(filterset.form))
        return filterset.qs


# Rate


class Throttle(SimpleRateThrottle):
    """So many requests per address, whoever asks; every answer says how many are left."""

    scope = "anon"
    duration: int
    num_requests: int

    def get_cache_key(self, request: Request, view: Any) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}

    def headers(self) -> dict[str, int]:
        """The limit, what is left of it, and the seconds until all of it is back."""
        history = getattr(self, "history", None)
        if history is None:
            return {}
        reset = int(history[-1] + self.duration - self.now) + 1 if history else 0
        # The history of a refused request does not hold that request; of an accepted one it does.
        left = max(self.num_requests - len(history), 0)
        return {"RateLimit-Limit": self.num_requests, "RateLimit-Remaining": left, "RateLimit-Reset": reset}


class CountedRequests(APIView):
    """A view whose answers carry the headers of its throttle, also when they are errors."""

    def get_throttles(self) -> list[Any]:
        self.counted = super().get_throttles()
        return self.counted

    def perform_authentication(self, request: Request) -> None:
        """Count first: a wrong token uses up its address's share too."""
        super().check_throttles(request)
        super().perform_authentication(request)

    def check_throttles(self, request: Request) -> None:
        """Done before the token was looked at."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        for throttle in getattr(self, "counted", ()):
            for name, value in throttle.headers().items():
                response[name] = value
        return response
