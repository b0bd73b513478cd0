"""No parameter is ignored, and an answer that the client already has is not computed again."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.views import APIView

from config.answers import raise_if_not_modified
from config.licence import LICENCE
from config.parameters import MOMENT
from config.problems import InvalidParameters
from proposals.api.serializers.until import until_of
from proposals.models import Process, RecordedDay, data_until
from proposals.models.data_stamp import data_version
from proposals.moment import current


class StrictParameters(APIView):
    """A view that refuses unknown parameters, empty ones, and single ones given twice.

    ``on`` and ``release`` are accepted everywhere. A middleware reads them before the view and sets ``moment`` on the
    request, and ``moment_errors`` if they are wrong.

    A public answer that the client already has is a 304, decided with one query: that for the version of the data.
    """

    request: Any  # with the attributes that the middleware sets
    repeatable: tuple[str, ...] = ()

    def parameters(self) -> list[str]:
        """The names of the parameters that this request accepts."""
        return []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.check_parameters(request.query_params)
        if request.method in ("GET", "HEAD") and "Authorization" not in request.headers:
            raise_if_not_modified(request._request, data_version())

    def check_parameters(self, given: QueryDict) -> None:
        errors = list(self._refused(given))
        if errors:
            raise InvalidParameters(errors)

    def envelope(self) -> dict[str, Any]:
        """What every list states beside its rows."""
        return {"release": current().release, "licence": LICENCE, "warnings": [], **until_of(self.until())}

    def until(self) -> RecordedDay | None:
        """How far the records run, those of the process asked for or all."""
        asked = Process.objects.public().filter(slug=self.request.query_params.get("process", ""))
        return data_until().of(*asked.values_list("pk", flat=True) if "process" in self.request.query_params else ())

    def _refused(self, given: QueryDict) -> Iterator[dict]:
        # A write is always about the present.
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
