"""Nothing in a query string is ignored, and an answer that the client has already is not made again."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.views import APIView

from config.answers import stop_if_known
from config.licence import LICENCE
from config.parameters import MOMENT
from config.problems import InvalidParameters
from proposals.models.data_stamp import data_version
from proposals.moment import current


class StrictParameters(APIView):
    """A view that refuses a parameter it does not know, one without a value, and a single one given twice.

    ``on`` and ``release`` are known everywhere; a middleware reads them before the view and leaves on the request
    which ``moment`` they name and ``moment_errors``, what is wrong with them.

    A public answer that the client has already is a 304, decided in one query: the one for the version of the data.
    """

    request: Any  # with what the middleware left on it
    repeatable: tuple[str, ...] = ()

    def parameters(self) -> list[str]:
        """The names this request may use."""
        return []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.check_parameters(request.query_params)
        if request.method in ("GET", "HEAD") and "Authorization" not in request.headers:
            stop_if_known(request._request, data_version())

    def check_parameters(self, given: QueryDict) -> None:
        errors = list(self._refused(given))
        if errors:
            raise InvalidParameters(errors)

    def envelope(self) -> dict[str, Any]:
        """What every list and comparison states beside its rows."""
        return {"release": current().release, "licence": LICENCE, "warnings": []}

    def _refused(self, given: QueryDict) -> Iterator[dict]:
        # What is written is written now.
        known = [*self.parameters(), *(MOMENT if self.request.method in ("GET", "HEAD", "OPTIONS") else ())]
        for name in given:
            values = given.getlist(name)
            if name not in known:
                yield {"field": name, "message": "There is no such parameter.", "allowed": known}
            elif len(values) > 1 and name not in self.repeatable:
                yield {"field": name, "message": "Use this parameter only once."}
            elif not all(value.strip() for value in values):
                yield {"field": name, "message": "Give a value, or omit the parameter."}
            elif name in self.request.moment_errors:
                yield {"field": name, "message": self.request.moment_errors[name]}
