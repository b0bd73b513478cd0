"""How the OpenAPI document describes lists, records and the operations on them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view

from proposals.api.serializers.drafts import DecisionSerializer
from proposals.models import State
from proposals.models.editorial import VERBS

FORMATS = ("json", "csv")
FORMAT = OpenApiParameter(
    "format",
    str,
    enum=FORMATS,
    default="json",
    description="csv gives all rows of the list in one file, without pages.",
)
STATE = OpenApiParameter(
    "state",
    str,
    enum=State.values,
    description="With a token: your records in this state, instead of what readers see.",
)
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="ETag of the version you have read."
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Up to 255 visible ASCII characters, new for each request: sent again within 24 hours, the request is "
    "answered as before and not done again.",
)
VERB_WORDS = {
    "submit": "Submit it for review. It cannot be changed until it is published or sent back.",
    "send_back": "Return it to its author, with a reason.",
    "publish": "Make it public. You cannot publish what you submitted yourself.",
    "withdraw": "Hide it from readers, with a reason.",
}


def described(
    many: str, one: str, what: str, *, path: list | None = None, examples: list | None = None, more: Sequence = ()
) -> Any:
    """Describe a list and its detail view."""
    path = path or _slug_of(one)
    return extend_schema_view(
        list=extend_schema(summary=f"List {many}", description=what, parameters=[FORMAT, *more]),
        retrieve=extend_schema(
            summary=f"Get {one}", description=f"{what} 404 if there is none.", parameters=path, examples=examples
        ),
    )


def _slug_of(one: str) -> list[OpenApiParameter]:
    return [OpenApiParameter("slug", str, OpenApiParameter.PATH, description=f"Slug of {one}.")]


def described_writing(
    label: str, request_serializer: type, response_serializer: type, *, verbs: bool = True, path: list | None = None
) -> Any:
    """Describe the operations that write."""
    parameters = [*(path or _slug_of(label)), IF_MATCH]
    operations = {
        "create": extend_schema(
            summary=f"Create {label}",
            description="Creates a draft, which readers do not see.",
            request=request_serializer,
            responses={201: response_serializer},
            parameters=[IDEMPOTENCY_KEY],
        ),
        "partial_update": extend_schema(
            summary=f"Change {label}",
            description="Changes only the fields you send. Changing a published record is a correction: it needs the "
            "scope publish and a reason.",
            request=request_serializer,
            responses=response_serializer,
            parameters=parameters,
        ),
        "destroy": extend_schema(
            summary=f"Delete {label}",
            description="Deletes a draft; editors can also delete withdrawn records.",
            responses={204: OpenApiResponse(description="Deleted.")},
            parameters=parameters,
        ),
    }
    verb_operations = {
        verb.name: extend_schema(
            summary=f"{verb.label.capitalize()} {label}",
            description=VERB_WORDS[verb.name],
            request=DecisionSerializer,
            responses=response_serializer,
            parameters=[*parameters, IDEMPOTENCY_KEY],
        )
        for verb in (VERBS.values() if verbs else ())
    }

    def describe(view: type) -> type:
        for name, operation in verb_operations.items():
            setattr(view, name, operation(_own(getattr(view, name))))
        return extend_schema_view(**operations)(view)

    return describe


def _own(method: Callable) -> Callable:
    """A copy of an inherited method, so that its description belongs to one class only."""

    @wraps(method)
    def own(*args: Any, **kwargs: Any) -> Any:
        return method(*args, **kwargs)

    return own
