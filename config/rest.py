"""Rules of the API that know no model: errors of forms and filters are named, requests are counted.

Pages of lists are in :mod:`config.paging`, errors in :mod:`config.problems`, the OpenAPI document in
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
    """The errors of a form as the ``errors`` of a problem, with ``allowed`` for a fixed choice."""
    for name, messages in form.errors.items():
        field: Any = form.fields.get(name)
        fixed = isinstance(field, forms.ChoiceField) and not isinstance(
            field, forms.ModelChoiceField | forms.MultipleChoiceField
        )
        allowed = {"allowed": [str(value) for value, _ in field.choices if value]} if fixed else {}
        for message in messages:
            yield {"field": name, "message": message, **allowed}


class StrictFilters(DjangoFilterBackend):
    """The view's FilterSet; an invalid value is a problem."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        filterset: Any = self.get_filterset(request, queryset, view)
        if not filterset.is_valid():
            raise InvalidParameters(form_errors(filterset.form))
        return filterset.qs


# Rate


class Throttle(SimpleRateThrottle):
    """A limit of requests per address, whoever asks; every answer says how many are left."""

    scope = "anon"
    duration: int
    num_requests: int

    def get_cache_key(self, request: Request, view: Any) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}

    def headers(self) -> dict[str, int]:
        """The limit, how many requests are left, and the seconds until all of them are available again."""
        history = getattr(self, "history", None)
        if history is None:
            return {}
        reset = int(history[-1] + self.duration - self.now) + 1 if history else 0
        # The history includes the request itself if it was accepted, but not if it was refused.
        left = max(self.num_requests - len(history), 0)
        return {"RateLimit-Limit": self.num_requests, "RateLimit-Remaining": left, "RateLimit-Reset": reset}


class CountedRequests(APIView):
    """A view whose answers, errors included, carry the headers of its throttle."""

    def get_throttles(self) -> list[Any]:
        self.counted = super().get_throttles()
        return self.counted

    def perform_authentication(self, request: Request) -> None:
        """Count first, so that a wrong token also uses up the limit of its address."""
        super().check_throttles(request)
        super().perform_authentication(request)

    def check_throttles(self, request: Request) -> None:
        """Already done, before authentication."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        for throttle in getattr(self, "counted", ()):
            for name, value in throttle.headers().items():
                response[name] = value
        return response
