"""The search for scripts: the page's form and the page's function, answered as JSON or CSV."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.paging import BoundedPages
from config.problems import InvalidParameters
from config.rest import CountedRequests, form_errors
from proposals.api.descriptions import FORMAT
from proposals.api.parameters import StrictParameters
from proposals.api.serializers.search import HitSerializer
from proposals.api.tables import cells_of, columns_of, csv_answer, wants_csv
from proposals.forms.fields import MOST_LETTERS, MOST_WORDS
from proposals.search.find import MOST_HITS
from proposals.search.form import SearchForm
from proposals.search.kinds import KINDS

DAY = {"type": "string", "format": "date"}
PARAMETERS = [
    OpenApiParameter(
        "q",
        str,
        required=True,
        description=(
            f"At most {MOST_WORDS} words in {MOST_LETTERS} characters. Finds records that contain all of them; a "
            "word also finds longer words that begin with it, and words in quotation marks are an exact phrase."
        ),
    ),
    OpenApiParameter("kind", str, enum=[kind.name for kind in KINDS], description="Only this kind of record."),
    OpenApiParameter("process", str, description="Slug of a process: only its records."),
    OpenApiParameter("proposal", str, description="Slug of a text: the text, its clauses, and records about them."),
    OpenApiParameter("topic", str, description="Slug of a topic: clauses, issues and positions under it."),
    OpenApiParameter("party", str, description="Slug of a party: its texts, their clauses, its positions."),
    OpenApiParameter("after", DAY, description="Issued, stated or published on this day or later."),
    OpenApiParameter("before", DAY, description="Issued, stated or published on this day or earlier."),
    FORMAT,
]
_COUNTS = {
    "type": "object",
    "description": f"Number of hits of each kind, whichever kind is asked for; at most {MOST_HITS} each.",
    "properties": {kind.name: {"type": "integer"} for kind in KINDS},
    "required": [kind.name for kind in KINDS],
}


class SearchPages(BoundedPages):
    """The envelope of a list, with the number of hits of each kind."""

    def get_counted_response(self, data: Any, hits: Any) -> Response:
        response = super().get_paginated_response(data)
        response.data["counts"] = hits.counts
        response.data["warnings"] = [*response.data["warnings"], *hits.warnings]
        return response

    def get_paginated_response_schema(self, schema: dict) -> dict:
        envelope = super().get_paginated_response_schema(schema)
        envelope["properties"]["counts"] = _COUNTS
        envelope["required"].append("counts")
        return envelope


class Search(StrictParameters, CountedRequests, APIView):
    """Words in everything that readers see."""

    pagination_class = SearchPages

    def parameters(self) -> list[str]:
        return [*SearchForm.base_fields, FORMAT.name, *BoundedPages.names]

    @extend_schema(
        operation_id="search",
        summary="Search",
        description="Public records that contain all the words, best first, with the words in context.",
        parameters=PARAMETERS,
        responses=HitSerializer(many=True),
    )
    def get(self, request: Request) -> Any:
        as_csv = wants_csv(request)
        form = SearchForm(request.query_params)
        if not form.is_valid():
            raise InvalidParameters(form_errors(form))
        if not form.is_complete:
            raise InvalidParameters([{"field": "q", "message": "Give the words to search for: q=guarantees."}])
        hits = form.hits()
        if as_csv:
            serializer = HitSerializer(context={"request": request})
            return csv_answer("search", columns_of(serializer), cells_of(serializer, hits[:]), self.until())
        pages = self.pagination_class()
        page = pages.paginate_queryset(hits, request, self)
        rows = HitSerializer(page, many=True, context={"request": request}).data
        return pages.get_counted_response(rows, hits)
