"""What the OpenAPI document says of every operation alike: the shape of errors, and where they occur."""

from typing import Any

_WORD = {"type": "string"}

PROBLEM = {
    "type": "object",
    "description": "RFC 9457: why a request failed.",
    "required": ["type", "title", "status", "detail", "errors", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "example": "about:blank"},
        "title": {**_WORD, "description": "The status in words.", "example": "Bad Request"},
        "status": {"type": "integer", "example": 400},
        "detail": {**_WORD, "example": "colour: There is no such parameter here."},
        "errors": {
            "type": "array",
            "description": "One entry per parameter that was refused; empty where none was.",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {
                    "field": {**_WORD, "example": "colour"},
                    "message": {**_WORD, "example": "There is no such parameter here."},
                    "allowed": {"type": "array", "items": _WORD, "description": "What could stand there instead."},
                },
            },
        },
        "instance": {"type": "string", "format": "uri-reference", "example": "/api/v1/proposals/?colour=red"},
    },
}

RESPONSES = {
    "BadRequest": "A parameter is unknown, given twice, empty, or has a value that cannot be.",
    "NotFound": "There is nothing at this address, or no such page of the list.",
    "NotAcceptable": "The Accept header leaves out application/json.",
    "TooManyRequests": "Too many requests from this address; Retry-After says how many seconds to wait.",
}
_STATUSES = {"400": "BadRequest", "404": "NotFound", "406": "NotAcceptable", "429": "TooManyRequests"}


MOMENT = {
    "on": {
        "description": "A day in the talks, YYYY-MM-DD: what was issued, said or published later is left out.",
        "schema": {"type": "string", "format": "date"},
        "example": "2025-11-25",
    },
    "release": {
        "description": "Number of a release: the data as the site held them then. Left out: the data as of now.",
        "schema": {"type": "integer", "minimum": 1},
    },
}


def say_what_is_always_there(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: answers hold every property every time, and nothing here is sent by a client.

    The largest integer a column holds differs between databases and says nothing to a reader.
    """
    for schema in result["components"]["schemas"].values():
        if schema.get("type") == "object":
            schema["required"] = list(schema["properties"])
            for each in schema["properties"].values():
                each.pop("readOnly", None)
                if "integer" in each.get("type", ()):
                    for limit in ("minimum", "maximum", "format"):
                        each.pop(limit, None)
    return result


def add_problems(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: the error shape as one component, named by every operation."""
    components = result["components"]
    components["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    components["responses"] = {name: {"description": words, "content": content} for name, words in RESPONSES.items()}
    for methods in result["paths"].values():
        for operation in methods.values():
            for status, name in _STATUSES.items():
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
    return result


def add_moment(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: every operation that reads takes a day and a release."""
    given = [{"name": name, "in": "query", "required": False, **words} for name, words in MOMENT.items()]
    for methods in result["paths"].values():
        if "get" in methods:
            methods["get"].setdefault("parameters", []).extend(given)
    return result
