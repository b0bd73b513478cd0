"""Who may keep an answer, and how it travels: Cache-Control, ETag and 304, compression, for pages and API alike."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import (
    get_conditional_response,
    has_vary_header,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)
from django.utils.http import parse_etags
from django.utils.translation import get_language

from config.build import code_version
from config.problems import NotModified, is_api

# How long it is remembered which answer a version of the data gave.
A_DAY = 24 * 60 * 60

# Anyone may keep it; nobody may show it again without asking.
FOR_ALL = "public, max-age=0, must-revalidate"
# What gzip would only make longer.
PACKED = {"application/zip"}


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer may depend on who asks: the desk, a page for someone signed in, an answer that sets a cookie.

    Whatever reads the session or asks for a CSRF token shows in Vary or in a cookie, so a page that one day does is
    found here too. The API reads no cookie, and that a browser sends one along changes nothing; it knows people by
    their token.
    """
    return (
        request.path.startswith(("/admin/", "/account/"))
        or bool(response.cookies)
        or (is_api(request) and "Authorization" in request.headers)
        or has_vary_header(response, "Cookie")
        or (not is_api(request) and settings.SESSION_COOKIE_NAME in request.COOKIES)
    )


class Answers(GZipMiddleware):
    """Personal answers are kept by nobody and never compressed: beside a secret that would help to guess it.

    All other answers to GET and HEAD get an ETag, a 304 where the client has them already, and gzip. The ETag is a hash
    of the body, so two equal answers share it whatever else changed in the database.
    """

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        if is_api(request):
            patch_vary_headers(response, ["Authorization"])
        if is_personal(request, response):
            patch_cache_control(response, private=True, no_store=True)
            return response
        if request.method not in ("GET", "HEAD") or (response.streaming and "ETag" not in response):
            return response
        # A cache in between must not show someone signed in what it kept for everybody, nor the reverse.
        patch_vary_headers(response, ["Accept-Encoding"] if is_api(request) else ["Accept-Encoding", "Cookie"])
        response.headers.setdefault("Cache-Control", FOR_ALL)
        set_response_etag(response)
        _remember(request, response)
        answer = _unless_known(request, response)
        return answer if response.get("Content-Type") in PACKED else super().process_response(request, answer)


def _unless_known(request: HttpRequest, response: Any) -> HttpResponseBase:
    """304 where the client has the answer; it keeps every header but those that describe the body."""
    answer: Any = get_conditional_response(request, etag=response.get("ETag"), response=response)
    if answer is not response:
        # Not close(): that would end the request for the database too, and it has not ended.
        for let_go in response._resource_closers:
            let_go()
        for name, value in response.headers.items():
            if not name.startswith("Content-"):
                answer.headers.setdefault(name, value)
    return answer


# Which answer a request got is remembered together with the version of the data, so that the next one need not make
# the answer to know that it is still the same. A client never sees the version: it changes with drafts too.


def stop_if_known(request: Any, version: str) -> None:
    """Raise NotModified if the client has what ``request`` would be answered from this version of the data.

    Otherwise the answer is remembered once it is made. Call it before the data are read.
    """
    parts = (
        version,
        code_version(),
        request.build_absolute_uri(),
        request.headers.get("Accept", ""),
        get_language() or "",
    )
    request.answer_key = "answer:" + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if known:
        etag = cache.get(request.answer_key)
        if etag and etag in [tag.removeprefix("W/") for tag in known]:
            raise NotModified(etag)


def _remember(request: HttpRequest, response: HttpResponse) -> None:
    key = getattr(request, "answer_key", None)
    if key and response.status_code == 200:
        cache.set(key, response["ETag"], A_DAY)
