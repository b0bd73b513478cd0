"""The board for scripts: the page's form and the page's function, answered as JSON or CSV."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.problems import InvalidParameters
from config.rest import CountedRequests, form_errors
from proposals.api.descriptions import FORMAT
from proposals.api.parameters import StrictParameters
from proposals.api.serializers.board import BoardSerializer
from proposals.api.serializers.links import query_addresses
from proposals.api.tables import cell, csv_answer, wants_csv
from proposals.forms.lists import BoardForm
from proposals.models import data_until
from proposals.stances.board import Counts, build_board

PARAMETERS = [
    OpenApiParameter(
        "process",
        str,
        description="Slug of a process; by default that of the topic, the default process, or the only one.",
    ),
    OpenApiParameter("topic", str, description="Slug of a topic: only the issues under it, and no texts."),
    OpenApiParameter(
        "party",
        {"type": "array", "items": {"type": "string"}},
        description="Slug of a party; repeat it for several: party=a&party=b. Only these are counted.",
    ),
    FORMAT,
]
NAME_A_PROCESS = "There are several processes, and none is the default: name one."
# Other statements of a course, each with its own day, certainty and sources.
RELATED = ("since", "best", "moved_from")
PARTS = ("position", "stance", "certainty", "stated_on", "date_precision", "well_sourced")
# Columns of the CSV: a line for every party on every issue and text. New names go at the end; none is removed.
COLUMNS = (
    *("issue", "kind", "topic", "thesis", "proposal", "html_url", "sticking", "conditions_differ"),
    *(field.name for field in fields(Counts) if field.name != "authors"),
    *("party", "side", "stance", "emphasis", "target_basis", "conditions"),
    *("position", "position_url", "position_html_url", "certainty", "stated_on", "date_precision"),
    *(f"{name}_{part}" for name in RELATED for part in PARTS),
    *("moves", "also_said"),
    *("well_sourced", "authors"),
)


class BoardOfStances(StrictParameters, CountedRequests, APIView):
    """Who stands where on what."""

    repeatable = ("party",)

    def parameters(self) -> list[str]:
        return [*BoardForm.base_fields, FORMAT.name]

    @extend_schema(
        operation_id="board",
        summary="Count the stances",
        description=(
            "Each party's last recorded stance on every issue's thesis and every whole text, and how many support it, "
            "support it with conditions, object, and so on. Stances on clauses stand beside them and are not counted."
        ),
        parameters=PARAMETERS,
        responses=BoardSerializer,
    )
    def get(self, request: Request) -> Any:
        as_csv = wants_csv(request)
        form = BoardForm(request.query_params)
        if not form.is_valid():
            raise InvalidParameters(form_errors(form))
        if form.has_to_choose:
            known = [process.slug for process in form.processes]
            raise InvalidParameters([{"field": "process", "message": NAME_A_PROCESS, "allowed": known}])
        addresses = query_addresses(request, "board", form.canonical_query())
        board = build_board(**form.board_options())
        until = data_until().of(*[board.process.pk] if board.process else [])
        shown = BoardSerializer(board, context={"request": request, "until": until, **addresses}).data
        return csv_answer("board", COLUMNS, _rows(shown), until) if as_csv else Response(shown)


def _rows(shown: dict[str, Any]) -> Iterator[list[Any]]:
    """The board party by party; one without a stance on the thesis or the whole text has a side all the same."""
    for row in (*shown["issues"], *shown["proposals"]):
        stances = {stance["party"]: stance for stance in row["stances"]}
        on_clauses = {stance["party"] for stance in row["beside"]}
        for party in shown["parties"]:
            side = "clauses_only" if party in on_clauses else "silent"
            if party in row.get("authors", ()):
                side = "authors"
            values = row | (row["counts"] or {}) | {"party": party, "side": side} | _cells(stances.get(party, {}))
            yield [cell(values.get(column)) for column in COLUMNS]


def _cells(stance: dict[str, Any]) -> dict[str, Any]:
    """A stance by column. The addresses are those of the position; ``html_url`` belongs to the issue or text."""
    if not stance:
        return {}
    related = {f"{name}_{part}": value for name in RELATED for part, value in (stance[name] or {}).items()}
    addresses = {f"position_{name}": stance[name] for name in ("url", "html_url")}
    own = {name: value for name, value in stance.items() if name not in ("url", "html_url", *RELATED)}
    also = " ".join(statement["position"] for statement in stance["also_said"])
    return own | related | addresses | {"moves": " ".join(stance["moves"]), "also_said": also}
