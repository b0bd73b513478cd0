"""The board for scripts: the form and the function of the page, answered as JSON."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.problems import InvalidParameters
from config.rest import CountedRequests, StrictParameters, form_errors
from proposals.api.serializers.board import BoardSerializer
from proposals.board import board
from proposals.forms import BoardForm
from proposals.moment import address

PARAMETERS = [
    OpenApiParameter("process", str, description="Slug of a process; the one that began last by default."),
    OpenApiParameter("topic", str, description="Slug of a topic: the issues under it alone, and no texts."),
    OpenApiParameter(
        "party",
        {"type": "array", "items": {"type": "string"}},
        description="Slug of a party, once or several times: party=a&party=b. Only these are counted.",
    ),
]


class BoardOfStances(StrictParameters, CountedRequests, APIView):
    """Who stands where on what."""

    repeatable = ("party",)

    def parameters(self) -> list[str]:
        return list(BoardForm.base_fields)

    @extend_schema(
        operation_id="board",
        summary="Count the stances",
        description=(
            "What each party now says of every issue's thesis and of every whole text, and how many accept, object, "
            "are open or silent. Stances on clauses stand beside and are not counted."
        ),
        parameters=PARAMETERS,
        responses=BoardSerializer,
    )
    def get(self, request: Request) -> Response:
        form = BoardForm(request.query_params)
        if not form.is_valid():
            raise InvalidParameters(form_errors(form))
        query = form.canonical_query()
        addresses = {
            name: request.build_absolute_uri(address(view, query=query))
            for name, view in (("url", "api:board"), ("html_url", "board"))
        }
        drawn = board(**form.board_options())
        return Response(BoardSerializer(drawn, context={"request": request, **addresses}).data)
