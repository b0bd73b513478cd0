"""The language of the interface: a parameter of the address, ``lang=uk``, and English without one.

Pages are permanent, cited and cached under their address, so the address holds the language too: no cookie or header
decides what a reader sees. The switch is a plain link, :func:`proposals.moment.with_moment` writes the language into
all other links, and search engines find each language under its own address. The API and the desk speak English.
Records keep their own language and are marked with it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import translation

from config.parameters import LANGUAGE

ONE_LANGUAGE = ("/account/", "/admin/", "/api/")


class LanguageMiddleware:
    """Answers in the language that ``lang`` names, with a 400 if it is none of ours.

    A parameter without a value, as forms send it, counts as missing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse | StreamingHttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        languages = {value for value in request.GET.getlist(LANGUAGE) if value}
        if not languages or request.path.startswith(ONE_LANGUAGE):
            languages = {settings.LANGUAGE_CODE}
        if len(languages) > 1 or not languages <= dict(settings.LANGUAGES).keys():
            with translation.override(settings.LANGUAGE_CODE):
                context = {"parameter": LANGUAGE, "languages": settings.LANGUAGES}
                return render(request, "language_refused.html", context, status=400)
        (language,) = languages
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _in_language(language, response.streaming_content)
        return response


def _in_language(language: str, chunks: Any) -> Iterator[bytes]:
    """Make the chunks of a streaming answer in its language; they are made after the middleware has returned."""
    chunks = iter(chunks)
    while True:
        with translation.override(language):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
