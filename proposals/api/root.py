"""Where to begin: the list of endpoints, the OpenAPI document, and a page that renders it."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config import openapi  # noqa: F401  registers the description of tokens
from config.licence import LICENCE
from config.paging import UNTIL
from config.rest import CountedRequests
from proposals.api.parameters import StrictParameters
from proposals.api.serializers.until import until_of
from proposals.models import Release, data_until
from proposals.moment import address

LISTS = (
    "processes",
    "parties",
    "sources",
    "topics",
    "issues",
    "measures",
    "events",
    "proposals",
    "clauses",
    "positions",
    "correspondences",
    "changes",
)
OTHERS = ("compare", "board", "search", "releases", "dataset", "schema")
_ADDRESSES = {name: {"type": "string", "format": "uri"} for name in (*LISTS, *OTHERS, "docs")}
_SHAPE = {
    "type": "object",
    "properties": {
        **_ADDRESSES,
        "latest_release": {"type": ["integer", "null"], "description": "The number to use as release= in a citation."},
        "licence": {"type": "string"},
        **UNTIL,
    },
    "required": [*_ADDRESSES, "latest_release", "licence", *UNTIL],
}


class Root(StrictParameters, CountedRequests, APIView):
    """The endpoints of the API."""

    @extend_schema(
        operation_id="root",
        summary="List the endpoints",
        description="The addresses of every endpoint, of this document and of the page that renders it.",
        responses={(200, "application/json"): _SHAPE},
    )
    def get(self, request: Request) -> Response:
        names = {name: f"api:{name}" for name in (*LISTS, *OTHERS)} | {"docs": "api-docs"}
        addresses = {name: request.build_absolute_uri(address(view)) for name, view in names.items()}
        latest = Release.objects.shown().values_list("number", flat=True).first()
        until = until_of(data_until().of())
        return Response(addresses | {"latest_release": latest, "licence": LICENCE} | until)


class Document(SchemaGenerator):
    """Generated once: it is the same for everybody and takes longer than any list."""

    def get_schema(self, request: Request | None = None, public: bool = False) -> dict[str, Any]:
        return _document()


@cache
def _document() -> dict[str, Any]:
    return SchemaGenerator().get_schema(public=True)


class Schema(StrictParameters, CountedRequests, SpectacularAPIView):
    """The OpenAPI document, as JSON unless YAML is asked for."""

    generator_class = Document
    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer, OpenApiYamlRenderer, OpenApiYamlRenderer2]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return super().get(request)


class Docs(StrictParameters, CountedRequests, SpectacularSwaggerSplitView):
    """A page to read the OpenAPI document and try it out. ``?script=`` serves the page's own script."""

    url_name = "api:schema"
    template_name = "api/docs.html"

    def parameters(self) -> list[str]:
        return ["script"]

    def check_parameters(self, given) -> None:
        # The page requests its script with an empty value.
        super().check_parameters({} if list(given) == ["script"] else given)
