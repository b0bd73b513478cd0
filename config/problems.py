"""Errors: RFC 9457 (``application/problem+json``) for everything under ``/api/``, words for pages."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as ModelValidationError
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from rest_framework.exceptions import APIException, ValidationError

MOST_ERRORS = 20
RETRY_SECONDS = 30  # after which to ask again while the database is away


class InvalidParameters(APIException):
    """A request with invalid parameters. ``errors`` are ``{"field", "message"}``, some with ``"allowed"``."""

    status_code = 400

    def __init__(self, errors: Iterable[Mapping[str, Any]]):
        # A query string may have a thousand unknown names; the first few are enough.
        self.errors = list(errors)[:MOST_ERRORS]
        super().__init__(" ".join(f"{error['field']}: {error['message']}" for error in self.errors))


class Conflict(APIException):
    """The state of the record does not allow this; ``errors`` say what to fix first."""

    status_code = 409

    def __init__(self, detail: str, errors: Iterable[Mapping[str, Any]] = ()):
        self.errors = list(errors)[:MOST_ERRORS]
        super().__init__(detail)


class NeedsCondition(APIException):
    """A change that does not name the version it changes."""

    status_code = 428
    default_detail = "Send If-Match with the ETag of the version you have read, so that no change is lost."


class Stale(APIException):
    """The record has changed since it was read; the response contains the current one, with its ETag."""

    status_code = 412
    default_detail = "The record has changed since you read it. This response contains the current record and its ETag."

    def __init__(self, etag: str, current: Any):
        self.etag = etag
        self.more = {"current": current}
        super().__init__()


class KeyUsed(APIException):
    """An ``Idempotency-Key`` that came before, with another request."""

    status_code = 422
    default_detail = (
        "This Idempotency-Key came before, with another method, address or body. Use a new key for each request."
    )


class NotModified(APIException):
    """The client already has the answer. ``etag`` is that of the answer, with quotes."""

    status_code = 304

    def __init__(self, etag: str):
        self.etag = etag
        super().__init__()


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    errors: Iterable[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> JsonResponse:
    """The answer to a request that failed.

    ``detail`` is a sentence for people, ``errors`` has one item per parameter or field, ``more`` further members.
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
        "instance": request.get_full_path(),
        **(more or {}),
    }
    return JsonResponse(body, status=status, content_type="application/problem+json", headers=headers)


def exception_handler(exception: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """The API's answer to an exception in a view; None leaves it to :func:`server_error`.

    It is a plain response, so that it has the same shape even if no renderer was acceptable.
    """
    request = context["request"]._request
    if isinstance(exception, Http404):
        return problem(request, 404, "There is nothing at this address.")
    if isinstance(exception, PermissionDenied):
        return problem(request, 403, str(exception) or "You are not allowed to do this.")
    if isinstance(exception, ValidationError):
        exception = InvalidParameters(_flat(exception.detail))
    if isinstance(exception, ModelValidationError):
        exception = InvalidParameters(_flat(getattr(exception, "message_dict", None) or {"body": exception.messages}))
    if not isinstance(exception, APIException):
        return None
    if isinstance(exception, NotModified):
        answer = HttpResponse(status=304, headers={"ETag": exception.etag})
        del answer["Content-Type"]
        return answer
    headers = {}
    if scheme := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = scheme
    if wait := getattr(exception, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    if isinstance(exception, Stale):
        headers["ETag"] = exception.etag
    detail = exception.detail if isinstance(exception.detail, str) else exception.default_detail
    errors, more = getattr(exception, "errors", ()), getattr(exception, "more", None)
    return problem(request, exception.status_code, str(detail), errors, headers, more)


def _flat(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """The errors of a serializer or a model, one by one; those inside a list are named like ``terms.0.value``."""
    if isinstance(detail, Mapping):
        for name, each in detail.items():
            own = path if name in ("non_field_errors", "__all__") else f"{path}.{name}".lstrip(".")
            yield from _flat(each, own)
    elif isinstance(detail, list):
        for index, each in enumerate(detail):
            inside = isinstance(each, Mapping | list)
            yield from _flat(each, f"{path}.{index}" if inside else path)
    else:
        yield {"field": path or "body", "message": str(detail)}


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Answers every address under ``/api/`` that has no view, whatever the method."""
    hint = "" if request.path.endswith("/") else " Every API address ends in a slash."
    return problem(request, 404, f"There is nothing at this address.{hint}")


def read_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a page: it answers GET and HEAD, and any other method with a 405 in words."""
    safe = require_safe(view)

    # The page changes nothing, so a POST to it should not fail for a missing CSRF token.
    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = safe(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("405.html", request=request)
        return response

    return answer


# The error handlers of the site, which Django calls when no view has answered. Pages get templates/400.html and so on;
# for a form with a missing or stale CSRF token, Django itself renders templates/403_csrf.html. Django's own views for
# errors check the token once more: they would read a form that cannot be read, and fail.


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _without_form(request: HttpRequest) -> HttpRequest:
    """The request, whose form the check of its CSRF token leaves alone."""
    request.csrf_processing_done = True  # type: ignore[attr-defined]  # not in the stubs
    return request


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(request, 400, "The request could not be understood.")
    return defaults.bad_request(_without_form(request), exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(request, 403, "You are not allowed to do this.")
    return defaults.permission_denied(_without_form(request), exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return no_such_address(request)
    return defaults.page_not_found(_without_form(request), exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 with ``Retry-After`` while the database is away, or too busy to answer in time."""
    if _is_away(sys.exception()):
        headers = {"Retry-After": str(RETRY_SECONDS)}
        if is_api(request):
            return problem(request, 503, "The database does not answer at the moment. Try again later.", (), headers)
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    if is_api(request):
        return problem(request, 500, "Something went wrong on our side. It has been logged; trying again may help.")
    return defaults.server_error(request)


def _is_away(error: BaseException | None) -> bool:
    """Whether a database has failed for now. SQLite reports mistakes in a statement as the same kind of error."""
    mistake = getattr(getattr(error, "__cause__", None), "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
    return isinstance(error, OperationalError | InterfaceError) and not mistake
