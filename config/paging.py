"""Lists in pages of at most 200 rows, which neither repeat nor miss a row while the list grows."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Model, OrderBy, Q
from rest_framework.exceptions import NotFound
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from config.licence import LICENCE
from config.problems import InvalidParameters

# No page number has twenty digits, and thousands of digits would be slow to convert.
WHOLE_NUMBER = re.compile(r"[0-9]{1,20}")
LONGEST_CURSOR = 200
RELEASE_HELP = "The release asked for; null for the current data."
UNTIL: dict[str, dict[str, Any]] = {
    "data_until": {
        "type": ["string", "null"],
        "format": "date",
        "description": "How far the records run: the day of the newest recorded event or statement.",
    },
    "data_until_precision": {
        "type": ["string", "null"],
        "description": "How finely that day is known: day, week, month or year.",
    },
}

Column = tuple[str, bool]
"""A path through relations to a column, and whether the order is descending."""


class Envelope(BasePagination):
    """What surrounds the rows of every list. The view's ``envelope()`` gives the release and the warnings."""

    default_size = 50
    largest_size = 200
    names: tuple[str, ...] = ("page_size",)

    view: Any
    count: int
    next: str | None
    previous: str | None

    def size(self, request: Request) -> int:
        """The number of rows per page."""
        size = whole_number(request, "page_size", self.default_size)
        if size > self.largest_size:
            message = f"A page has at most {self.largest_size} rows; use a smaller number."
            raise InvalidParameters([{"field": "page_size", "message": message}])
        return size

    def get_paginated_response(self, data: list) -> Response:
        page = {"count": self.count, "next": self.next, "previous": self.previous, "results": data}
        return Response(page | self.view.envelope())

    def get_paginated_response_schema(self, schema: dict) -> dict:
        address = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "count": {"type": "integer", "description": "Number of rows on all pages."},
            "next": {**address, "description": "Address of the next page; null on the last."},
            "previous": {**address, "description": "Address of the previous page; null on the first."},
            "results": schema,
            "release": {
                "type": ["integer", "null"],
                "description": RELEASE_HELP,
            },
            "licence": {"type": "string", "example": LICENCE},
            "warnings": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Read these before drawing conclusions.",
            },
            **UNTIL,
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        size = {"type": "integer", "minimum": 1, "maximum": self.largest_size, "default": self.default_size}
        return [_parameter("page_size", "Rows per page.", size)]


class BoundedPages(Envelope):
    """Pages by number, for lists whose rows have no names."""

    names: tuple[str, ...] = ("page", "page_size")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        self.view = view
        number = whole_number(request, "page", 1)
        paginator = Paginator(queryset, self.size(request))
        if number > paginator.num_pages:
            raise NotFound(f"There is no page {number}; the last is {paginator.num_pages}.")
        page = paginator.page(number)
        self.count = paginator.count
        self.next = _page_address(request, number + 1) if page.has_next() else None
        self.previous = _page_address(request, number - 1) if page.has_previous() else None
        return list(page)

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        page = {"type": "integer", "minimum": 1, "default": 1}
        description = "Number of the page, from 1. Beyond the last page: 404."
        return [_parameter("page", description, page), *super().get_schema_operation_parameters(view)]


class CursorPages(BoundedPages):
    """Pages that begin after a row or end before one, which ``next`` and ``previous`` name.

    Adding or removing a row moves no other row to another page, and the millionth row is found as fast as the first.
    Pages by number work too. The view's ``name_of(row)`` names a row, and its ``named(name)`` gives a QuerySet with the
    row of that name, or None if nothing can have that name.
    """

    names = ("page", "page_size", "cursor")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        query = request.query_params
        if "page" in query:
            if "cursor" in query:
                raise InvalidParameters([{"field": "cursor", "message": "Give page or cursor, not both."}])
            return super().paginate_queryset(queryset, request, view)
        self.view = view
        size = self.size(request)
        columns = list(_columns(queryset.model, queryset.query.order_by or queryset.model._meta.ordering))
        side, anchor = self._anchor(query.get("cursor"), columns)
        self.count = queryset.count()
        backward = side == "before"
        if anchor is not None:
            queryset = queryset.filter(_beyond(columns, anchor, backward))
        rows = list((queryset.reverse() if backward else queryset)[: size + 1])
        more, rows = len(rows) > size, rows[:size]
        if backward:
            rows.reverse()
        before, after = (more, True) if backward else (anchor is not None, more)
        self.next = self._address(request, "after", rows[-1]) if after and rows else None
        self.previous = self._address(request, "before", rows[0]) if before and rows else None
        return rows

    def _anchor(self, cursor: str | None, columns: list[Column]) -> tuple[str, tuple | None]:
        """The side of the named row to show, and the values of that row in ``columns``."""
        if cursor is None:
            return "after", None
        side, _, name = cursor.partition(":")
        anchor = None
        if side in ("after", "before") and name and "\0" not in name and len(name) <= LONGEST_CURSOR:
            queryset = self.view.named(name)
            anchor = None if queryset is None else queryset.values_list(*(path for path, _ in columns)).first()
        if anchor is None:
            message = "This cursor is not valid; follow next and previous unchanged, or start again without a cursor."
            raise InvalidParameters([{"field": "cursor", "message": message}])
        return side, anchor

    def _address(self, request: Request, side: str, row: Model) -> str:
        return replace_query_param(request.build_absolute_uri(), "cursor", f"{side}:{self.view.name_of(row)}")

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        description = "Where the page starts; taken from next or previous."
        return [*super().get_schema_operation_parameters(view), _parameter("cursor", description, {"type": "string"})]


def whole_number(request: Request, name: str, default: int) -> int:
    """A parameter that counts something, from 1."""
    value = request.query_params.get(name)
    if value is None:
        return default
    if not WHOLE_NUMBER.fullmatch(value) or int(value) == 0:
        raise InvalidParameters([{"field": name, "message": "Use a whole number from 1."}])
    return int(value)


def _page_address(request: Request, number: int) -> str:
    here = request.build_absolute_uri()
    return remove_query_param(here, "page") if number == 1 else replace_query_param(here, "page", number)


def _parameter(name: str, description: str, schema: dict) -> dict:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


# A row comes later if it is later in the first column, or equal there and later in the second, and so on.


def _beyond(columns: list[Column], anchor: tuple, backward: bool) -> Q:
    """The rows after the one with the values ``anchor``, or before it."""
    beyond, equal = Q(), Q()
    for (path, descending), value in zip(columns, anchor, strict=True):
        beyond |= equal & _later(path, value, descending, backward)
        equal &= Q(**{f"{path}__isnull": True}) if value is None else Q(**{path: value})
    return beyond


def _later(path: str, value: Any, descending: bool, backward: bool) -> Q:
    """The rows later in one column, or earlier; rows without a value come last."""
    if value is None:
        return Q(**{f"{path}__isnull": False}) if backward else Q(pk__in=[])
    further = Q(**{f"{path}__{'lt' if descending != backward else 'gt'}": value})
    return further if backward else further | Q(**{f"{path}__isnull": True})


def _columns(model: type[Model], ordering: Any, prefix: str = "", reverse: bool = False) -> Iterator[Column]:
    """The columns of an order; a relation is replaced by the order of its model."""
    for each in ordering:
        column: Any = each.expression if isinstance(each, OrderBy) else each
        if isinstance(column, F):
            path, descending = column.name, isinstance(each, OrderBy) and each.descending
        else:
            path, descending = column.removeprefix("-"), column.startswith("-")
        descending ^= reverse
        related = _related(model, path)
        if related is None:
            yield prefix + path, descending
        else:
            yield from _columns(related, related._meta.ordering, f"{prefix}{path}__", descending)


def _related(model: type[Model], path: str) -> type[Model] | None:
    """The model that ``path`` leads to; None if it ends in a plain column."""
    for name in path.split("__"):
        field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if not field.is_relation:
            return None
        model = field.related_model
    return model
