"""One shape for every error under ``/api/``: ``application/problem+json``, RFC 9457. Pages fail in words."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from rest_framework.exceptions import APIException

MOST_ERRORS = 20


class InvalidParameters(APIException):
    """A request that asks for what there is not. ``errors`` are ``{"field", "message"}``, some with ``"allowed"``."""

    status_code = 400

    def __init__(self, errors: Iterable[Mapping[str, Any]]):
        # A query string may hold a thousand unknown names; the first ones tell the story.
        self.errors = list(errors)[:MOST_ERRORS]
        super().__init__(" ".join(f"{error['field']}: {error['message']}" for error in self.errors))


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    errors: Iterable[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """The answer to a request that failed. ``detail`` is a sentence for people, ``errors`` one entry per parameter."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
        "instance": request.get_full_path(),
    }
    return JsonResponse(body, status=status, content_type="application/problem+json", headers=headers)


def exception_handler(exception: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """What the API answers to an exception in a view; None leaves it to :func:`server_error`.

    A plain response, not a rendered one: the shape stays the same where no renderer could be agreed on.
    """
    request = context["request"]._request
    if isinstance(exception, Http404):
        return problem(request, 404, "There is nothing at this address.")
    if isinstance(exception, PermissionDenied):
        return problem(request, 403, "You may not do this.")
    if not isinstance(exception, APIException):
        return None
    headers = {}
    if getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = exception.auth_header
    if getattr(exception, "wait", None):
        headers["Retry-After"] = str(int(exception.wait) + 1)
    detail = exception.detail if isinstance(exception.detail, str) else exception.default_detail
    return problem(request, exception.status_code, str(detail), getattr(exception, "errors", ()), headers)


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Every address under ``/api/`` that no view answers, whatever the method."""
    hint = "" if request.path.endswith("/") else " Every address of the API ends in a slash."
    return problem(request, 404, f"There is nothing at this address.{hint}")


def only_read(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that answers GET and HEAD, and any other method with a 405 in words."""
    safe = require_safe(view)

    # The page changes nothing, so a missing token is not what is wrong with a POST to it.
    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = safe(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("405.html", request=request)
        return response

    return answer


# The site's last resorts: what Django calls when no view has answered. Pages get templates/400.html and so on; a form
# whose token is missing or stale gets templates/403_csrf.html from Django itself.


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(request, 400, "The request could not be understood.")
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return problem(request, 403, "You may not do this.")
    return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return no_such_address(request)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return problem(request, 500, "Something went wrong here. It has been logged; trying again may help.")
    return defaults.server_error(request)
