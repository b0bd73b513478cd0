"""The language of an answer is that of its address."""

from __future__ import annotations

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language

from config.language import LanguageMiddleware


def answer(request) -> HttpResponse:
    return HttpResponse(get_language())


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en"),
        ("/?lang=", "en"),
        ("/?lang=en", "en"),
        ("/?lang=uk", "uk"),
        ("/?lang=&lang=uk", "uk"),
        ("/?lang=uk&lang=uk", "uk"),
        ("/api/v1/?lang=uk", "en"),
        ("/admin/?lang=uk", "en"),
        ("/account/tokens/?lang=xx", "en"),
    ],
)
def test_the_parameter_decides_and_nothing_else(rf, path, language):
    response = LanguageMiddleware(answer)(rf.get(path, headers={"Accept-Language": "uk"}))
    assert (response.content.decode(), response["Content-Language"]) == (language, language)


@pytest.mark.parametrize("path", ["/?lang=xx", "/?lang=UK", "/?lang=en&lang=uk", "/?lang=uk%00"])
def test_any_other_language_is_a_bad_request(rf, path):
    response = LanguageMiddleware(answer)(rf.get(path))
    assert response.status_code == 400


def test_an_answer_that_streams_is_made_in_its_language(rf):
    def stream(request) -> StreamingHttpResponse:
        return StreamingHttpResponse(str(get_language()) for _ in range(2))

    response = LanguageMiddleware(stream)(rf.get("/?lang=uk"))
    assert get_language() == "en"
    assert list(response.streaming_content) == [b"uk", b"uk"]


def test_a_view_may_name_the_language_itself(rf):
    middleware = LanguageMiddleware(lambda request: HttpResponse(headers={"Content-Language": "fr"}))
    assert middleware(rf.get("/"))["Content-Language"] == "fr"
