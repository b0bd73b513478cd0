"""Bodies of requests: JSON, read strictly. A mistake in one is a 400 that says so, never a server error."""

import json
from typing import Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

# Deeper than any valid body; Python itself gives up at a thousand.
DEEPEST = 10


class TooLarge(APIException):
    status_code = 413
    default_detail = (
        f"The body is larger than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024} MB; send less in one request."
    )


class StrictJSON(BaseParser):
    """An object in UTF-8 with unique names, without NaN, null characters or lone surrogates."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> dict:
        request = parser_context["request"]
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            text = stream.read().decode("utf-8")
        except UnicodeDecodeError:
            raise ParseError("The body is not valid UTF-8.") from None
        try:
            body = json.loads(text, object_pairs_hook=_unique_names, parse_constant=_refuse_constant)
        except RecursionError:
            raise ParseError("The body is nested too deeply.") from None
        except ValueError as error:
            raise ParseError(f"The body is not valid JSON: {error}") from None
        if not isinstance(body, dict):
            raise ParseError("The body must be a JSON object: {…}.")
        _check(body)
        return body


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    body = dict(pairs)
    if len(body) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({repr(name) for name in names if names.count(name) > 1})
        raise ParseError(f"The body names {', '.join(twice[:5])} more than once.")
    return body


def _refuse_constant(name: str) -> NoReturn:
    raise ParseError(f"{name} is not a number in JSON.")


def _check(value: Any, depth: int = 0) -> None:
    """Raise ParseError for text that databases cannot store, and for deeper nesting than any record has."""
    if depth > DEEPEST:
        raise ParseError("The body is nested too deeply.")
    if isinstance(value, str):
        if "\0" in value:
            raise ParseError("The body contains a null character; remove it.")
        if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise ParseError("The body contains half a character (a lone surrogate); remove it.")
    elif isinstance(value, dict):
        for name, each in value.items():
            _check(name, depth + 1)
            _check(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _check(each, depth + 1)
