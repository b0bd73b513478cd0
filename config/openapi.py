"""What all operations of the OpenAPI document share: errors, the moment, tokens, required properties."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from config.parameters import ON, RELEASE

_WORD = {"type": "string"}

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457: why a request failed.",
    "required": ["type", "title", "status", "detail", "errors", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "example": "about:blank"},
        "title": {**_WORD, "description": "The status in words.", "example": "Bad Request"},
        "status": {"type": "integer", "example": 400},
        "detail": {**_WORD, "example": "colour: There is no such parameter."},
        "errors": {
            "type": "array",
            "description": "One item for each parameter or field that was refused; empty if none was.",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {
                    "field": {**_WORD, "example": "colour"},
                    "message": {**_WORD, "example": "There is no such parameter."},
                    "allowed": {"type": "array", "items": _WORD, "description": "The valid values."},
                },
            },
        },
        "instance": {"type": "string", "format": "uri-reference", "example": "/api/v1/proposals/?colour=red"},
    },
}

PROBLEM["properties"]["current"] = {
    "type": "object",
    "description": "With 412 only: the current record.",
    "additionalProperties": True,
}

# Status → name and description of an error, by the operations that can give it.
ALWAYS = {
    "400": ("BadRequest", "A parameter or field is unknown, repeated, empty or invalid."),
    "401": ("Unauthorized", "The token is missing, unknown, expired or revoked."),
    "404": ("NotFound", "There is nothing at this address, or the list has no such page."),
    "406": ("NotAcceptable", "The Accept header does not allow application/json."),
    "429": ("TooManyRequests", "Too many requests from this address; wait as many seconds as Retry-After says."),
}
WRITING = {
    "403": ("Forbidden", "Your role, the scopes of the token or the state of the record does not allow this."),
    "409": (
        "Conflict",
        "The state of the record, or another record that refers to it, prevents this; errors says what to fix first. "
        "Or a request with the same Idempotency-Key is being answered.",
    ),
    "413": ("TooLarge", "The body is too large."),
    "415": ("UnsupportedMediaType", "The body was not sent as application/json."),
}
CHANGING = {
    "412": ("Stale", "The record has changed since you read it; the response contains the current one and its ETag."),
    "428": ("NeedsCondition", "If-Match is missing."),
}
REPEATING = {"422": ("KeyUsed", "This Idempotency-Key came before, with another request.")}


class Bearer(OpenApiAuthenticationExtension):
    """Scripts send ``Authorization: Bearer parley_…``."""

    target_class = "accounts.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        description = (
            "Make one on /account/tokens/. You need it to write and to read drafts; everything public works without."
        )
        return {"type": "http", "scheme": "bearer", "description": description}


MOMENT = {
    ON: {
        "description": "A date in the talks, YYYY-MM-DD: omits everything issued, said or published later.",
        "schema": {"type": "string", "format": "date"},
        "example": "2025-11-25",
    },
    RELEASE: {
        "description": "Number of a release; by default, the current data.",
        "schema": {"type": "integer", "minimum": 1},
    },
}


def require_properties(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: answers always have every property, and bodies of requests may have no others.

    Limits of integers are removed: they differ between databases and mean nothing to readers.
    """
    for name, schema in result["components"]["schemas"].items():
        if schema.get("type") != "object":
            continue
        if name.endswith(("Draft", "Decision", "ClauseName")):
            schema["additionalProperties"] = False
        else:
            schema["required"] = list(schema["properties"])
        for each in schema["properties"].values():
            each.pop("readOnly", None)
            if "integer" in each.get("type", ()):
                for limit in ("minimum", "maximum", "format"):
                    each.pop(limit, None)
    return result


def add_problems(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: errors as components that every operation refers to."""
    components = result["components"]
    components["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    every = (ALWAYS | WRITING | CHANGING | REPEATING).values()
    components["responses"] = {name: {"description": description, "content": content} for name, description in every}
    for methods in result["paths"].values():
        for method, operation in methods.items():
            headers = {each["name"] for each in operation.get("parameters", ())}
            possible = ALWAYS | (WRITING if method != "get" else {}) | (CHANGING if "If-Match" in headers else {})
            possible |= REPEATING if "Idempotency-Key" in headers else {}
            for status, (name, _) in possible.items():
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
            operation["security"] = [{"token": []}] if method != "get" else [{}, {"token": []}]
    return result


def add_csv(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: operations that take ``format`` can also answer with CSV."""
    for methods in result["paths"].values():
        for operation in methods.values():
            if any(each["name"] == "format" for each in operation.get("parameters", ())):
                table = {"schema": {"type": "string", "description": "A line of column names, then one for each row."}}
                operation["responses"]["200"]["content"]["text/csv"] = table
    return result


def add_moment(result: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Postprocessing hook: every operation that reads takes ``on`` and ``release``."""
    parameters = [{"name": name, "in": "query", "required": False, **rest} for name, rest in MOMENT.items()]
    for methods in result["paths"].values():
        if "get" in methods:
            methods["get"].setdefault("parameters", []).extend(parameters)
    return result
