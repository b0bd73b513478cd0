"""Caching and compression of answers, for pages and API alike: Cache-Control, ETag, 304, gzip."""

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

# Seconds for which the ETag of an answer made from a version of the data is kept.
ETAG_LIFETIME = 24 * 60 * 60

# Any cache may store it, but has to ask before it uses it again.
FOR_ALL = "public, max-age=0, must-revalidate"
# What no page of the site asks of a browser.
PERMISSIONS = ", ".join(
    f"{name}=()" for name in ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
)
# Types that gzip would only make longer.
COMPRESSED = {"application/zip"}


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer may depend on who asks: the desk, a page for someone signed in, an answer that sets a cookie.

    Reading the session or making a CSRF token shows in Vary or in a cookie, so future pages that do so are recognised
    as well. The API reads no cookie, even if a browser sends one; it knows people by their token.
    """
    return (
        request.path.startswith(("/admin/", "/account/"))
        or bool(response.cookies)
        or (is_api(request) and "Authorization" in request.headers)
        or has_vary_header(response, "Cookie")
        or (not is_api(request) and settings.SESSION_COOKIE_NAME in request.COOKIES)
    )


class AnswerMiddleware(GZipMiddleware):
    """Keeps personal answers out of caches, and uncompressed, as compression would help to guess secrets in them.

    Other answers to GET and HEAD get an ETag, a 304 if the client has them already, and gzip. The ETag is a hash of the
    body, so equal answers share it whatever else has changed in the database.
    """

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if is_api(request):
            patch_vary_headers(response, ["Authorization"])
        if is_personal(request, response):
            patch_cache_control(response, private=True, no_store=True)
            return response
        if request.method not in ("GET", "HEAD") or (response.streaming and "ETag" not in response):
            return response
        # A shared cache must not give people who are signed in what it stored for everybody, nor the reverse.
        patch_vary_headers(response, ["Accept-Encoding"] if is_api(request) else ["Accept-Encoding", "Cookie"])
        response.headers.setdefault("Cache-Control", FOR_ALL)
        set_response_etag(response)
        _store_etag(request, response)
        answer = _not_modified_or(request, response)
        return answer if response.get("Content-Type") in COMPRESSED else super().process_response(request, answer)


def _not_modified_or(request: HttpRequest, response: Any) -> HttpResponseBase:
    """A 304 if the client has the answer, with every header except those that describe the body; or the answer."""
    answer: Any = get_conditional_response(request, etag=response.get("ETag"), response=response)
    if answer is not response:
        # Not close(): that would also end the request for the database, too early.
        for close_resource in response._resource_closers:
            close_resource()
        for name, value in response.headers.items():
            if not name.startswith("Content-"):
                answer.headers.setdefault(name, value)
    return answer


# The ETag of an answer is stored together with the version of the data, so that the next request can be answered with
# a 304 without making the answer again. Clients never see the version, as it changes with drafts too.


def raise_if_not_modified(request: Any, version: str) -> None:
    """Raise NotModified if the client already has the answer to ``request`` from this version of the data.

    Otherwise the ETag of the answer is stored once it is made. Call this before the data are read.
    """
    parts = (
        version,
        code_version(),
        request.build_absolute_uri(),
        request.headers.get("Accept", ""),
        get_language() or "",
    )
    request.answer_key = "answer:" + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    etags = parse_etags(request.headers.get("If-None-Match", ""))
    if etags:
        etag = cache.get(request.answer_key)
        if etag and etag in [tag.removeprefix("W/") for tag in etags]:
            raise NotModified(etag)


def _store_etag(request: HttpRequest, response: HttpResponse) -> None:
    key = getattr(request, "answer_key", None)
    if key and response.status_code == 200:
        cache.set(key, response["ETag"], ETAG_LIFETIME)
