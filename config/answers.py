"""Who may keep an answer, and how it travels: Cache-Control, ETag and 304, compression, for pages and API alike."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import (
    get_conditional_response,
    has_vary_header,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)

from config.problems import is_api

# Anyone may keep it; nobody may show it again without asking.
FOR_ALL = "public, max-age=0, must-revalidate"


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer may depend on who asks: the desk, a page for someone signed in, an answer that sets a cookie.

    Whatever reads the session or asks for a CSRF token shows in Vary or in a cookie, so a page that one day does is
    found here too. The API reads no cookie; that a browser sends one along changes nothing.
    """
    return (
        request.path.startswith("/admin/")
        or bool(response.cookies)
        or has_vary_header(response, "Cookie")
        or (not is_api(request) and settings.SESSION_COOKIE_NAME in request.COOKIES)
    )


class Answers(GZipMiddleware):
    """Personal answers are kept by nobody and never compressed: beside a secret that would help to guess it.

    All other answers to GET and HEAD get an ETag, a 304 where the client has them already, and gzip. The ETag is a hash
    of the body, so two equal answers share it whatever else changed in the database. A 304 saves the transfer, not the
    query.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if is_personal(request, response):
            patch_cache_control(response, private=True, no_store=True)
            return response
        if response.streaming or request.method not in ("GET", "HEAD"):
            return response
        # A cache in between must not show someone signed in what it kept for everybody, nor the reverse.
        patch_vary_headers(response, ["Accept-Encoding"] if is_api(request) else ["Accept-Encoding", "Cookie"])
        response.headers.setdefault("Cache-Control", FOR_ALL)
        set_response_etag(response)
        return super().process_response(request, _unless_known(request, response))


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 where the client has the answer; it keeps every header but those that describe the body."""
    answer = get_conditional_response(request, etag=response.get("ETag"), response=response)
    if answer is not response:
        for name, value in response.headers.items():
            if not name.startswith("Content-"):
                answer.headers.setdefault(name, value)
    return answer
