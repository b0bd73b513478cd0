"""Lists as CSV: a line for every row that matches the filters, for spreadsheets and ``pandas.read_csv``."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.http import FileResponse
from django.utils.text import get_text_list
from rest_framework import serializers
from rest_framework.request import Request

from config import licence
from config.paging import CursorPages
from config.problems import InvalidParameters
from proposals.api.descriptions import FORMATS
from proposals.api.serializers.links import Slug
from proposals.api.serializers.until import until_of
from proposals.exports.csv import lines
from proposals.models import RecordedDay
from proposals.models.history import slices
from proposals.moment import current

CONTENT_TYPE = "text/csv; charset=utf-8"
BATCH = 2000
"""Rows of a file read at a time. Each batch takes a few more queries for related records."""
IN_MEMORY, CHUNK = 4 * 1024 * 1024, 64 * 1024
LICENCE_LINK = f'<{licence.URL}>; rel="license"'


def wants_csv(request: Request) -> bool:
    """Whether CSV was requested. Raises InvalidParameters for another format, or for a page of a CSV list."""
    parameters = request.query_params
    wanted = parameters.get("format", "json")
    if wanted not in FORMATS:
        message = f"“{wanted}” is not valid; use {get_text_list(list(FORMATS))}."
        raise InvalidParameters([{"field": "format", "message": message, "allowed": list(FORMATS)}])
    if wanted == "csv":
        message = "CSV always holds the whole list; omit this parameter."
        page_parameters = [name for name in CursorPages.names if name in parameters]
        if page_parameters:
            raise InvalidParameters([{"field": name, "message": message} for name in page_parameters])
    return wanted == "csv"


def file_answer(write: Callable[[IO[bytes]], Any], name: str, content_type: str) -> FileResponse:
    """A download of any length, with its ETag; ``name`` is the file name with its suffix.

    The file is complete before it is sent, in memory or, beyond a few megabytes, in a temporary file: a failure half
    way is an error, not half a file.
    """
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    write(file)
    length = file.tell()
    file.seek(0)
    digest = hashlib.md5(usedforsecurity=False)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    stem, _, suffix = name.rpartition(".")
    moment_suffix = "".join(f"-{parameter}-{value}" for parameter, value in current().parameters.items())
    answer = FileResponse(
        file, as_attachment=True, filename=f"{stem}{moment_suffix}.{suffix}", content_type=content_type
    )
    answer["Content-Length"] = length
    answer["ETag"] = f'"{digest.hexdigest()}"'
    answer["Link"] = LICENCE_LINK
    return answer


def csv_answer(
    name: str, columns: Iterable[str], rows: Iterable[Iterable[Any]], until: RecordedDay | None
) -> FileResponse:
    """The download ``name``.csv: a line of column names, then ``rows``; on every line the release and, in ``until``,
    how far the records run, so that a line that is copied elsewhere says so too."""
    stated = {"release": current().release, **until_of(until)}
    rows = ([*row, *stated.values()] for row in rows)
    written = lines(line for part in ([[*columns, *stated]], rows) for line in part)
    return file_answer(lambda file: file.writelines(line.encode() for line in written), f"{name}.csv", CONTENT_TYPE)


def columns_of(serializer: serializers.Serializer) -> list[str]:
    """The columns of a serializer: one for each field, except that a target has one for each of its parts."""
    return [column for name, field in serializer.fields.items() for column in _columns(name, field)]


def cells_of(serializer: serializers.Serializer, records: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each record, in the order of these columns.

    A serializer that looks up what records refer to does so once for a batch, in ``look_up``.
    """
    look_up = getattr(serializer, "look_up", None)
    for batch in slices(records, BATCH):
        if look_up is not None:
            look_up(batch)
        for record in batch:
            written = serializer.to_representation(record)
            yield [value for name, field in serializer.fields.items() for value in _cells(field, written[name])]


def _columns(name: str, field: serializers.Field) -> list[str]:
    return [f"{name}_{part}" for part in parts] if (parts := getattr(field, "parts", ())) else [name]


def _cells(field: serializers.Field, value: Any) -> list[Any]:
    if parts := getattr(field, "parts", ()):
        return [value.get(part) for part in parts]
    if getattr(field, "is_spans", False):
        return ["".join(text for _, text in value)]
    if isinstance(getattr(field, "child_relation", None), Slug):
        return [" ".join(value)]
    if getattr(getattr(field, "child", None), "is_reference", False):
        return [" ".join(f"{each['proposal']}/{each['clause']}" for each in value)]
    return [cell(value)]


def cell(value: Any) -> Any:
    """A JSON value as the value of a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
