"""The comparison for scripts: the page's form and the page's function, answered as JSON."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.problems import InvalidParameters
from config.rest import CountedRequests, form_errors
from proposals.api.examples import COMPARISON_EXAMPLE
from proposals.api.parameters import StrictParameters
from proposals.api.serializers.comparison import ComparisonSerializer
from proposals.api.serializers.links import query_addresses
from proposals.comparison.compare import compare
from proposals.forms.fields import FEWEST, MOST, CompareForm
from proposals.models import data_until

PARAMETERS = [
    OpenApiParameter(
        "t",
        {"type": "array", "items": {"type": "string"}, "minItems": FEWEST, "maxItems": MOST},
        required=True,
        description=f"Slug of a text; give {FEWEST} to {MOST}: t=a&t=b. The columns are in this order.",
    ),
    OpenApiParameter("base", str, description="Slug of the text the others are read against; by default the first."),
    OpenApiParameter("topic", str, description="Slug of a topic: only rows with a clause under it."),
    OpenApiParameter("issue", str, description="Slug of an issue: only rows with a clause on it."),
    OpenApiParameter(
        "rows",
        str,
        enum=[value for value, _ in CompareForm.ROWS],
        default="all",
        description="All rows, only those that differ, or only those that one party accepts and another objects to.",
    ),
    OpenApiParameter(
        "match",
        str,
        enum=[value for value, _ in CompareForm.MATCH],
        default="all",
        description="How clauses are paired: by correspondences, issues and wording, or by wording alone.",
    ),
    OpenApiParameter(
        "order",
        str,
        enum=[value for value, _ in CompareForm.ORDER],
        default="base",
        description="Sort the rows in the order of the base's clauses, or by topic and issue.",
    ),
]


class Compare(StrictParameters, CountedRequests, APIView):
    """Two to six texts side by side, clause by clause."""

    repeatable = ("t",)

    def parameters(self) -> list[str]:
        return list(CompareForm.base_fields)

    @extend_schema(
        operation_id="compare",
        summary="Compare texts",
        description=(
            "Two to six proposals side by side, clause by clause, each with its words marked against the base. "
            "Every clause of every text is in exactly one row."
        ),
        parameters=PARAMETERS,
        responses=ComparisonSerializer,
        examples=[COMPARISON_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        form = CompareForm(request.query_params)
        if not form.is_valid():
            raise InvalidParameters(form_errors(form))
        if not form.is_complete:
            message = f"Give the slugs of {FEWEST} to {MOST} texts: t=a&t=b."
            raise InvalidParameters([{"field": "t", "message": message}])
        addresses = query_addresses(request, "compare", form.canonical_query())
        comparison = compare(**form.compare_options())
        until = data_until().of_texts(comparison.texts)
        context = {"request": request, "until": until, **addresses}
        return Response(ComparisonSerializer(comparison, context=context).data)
