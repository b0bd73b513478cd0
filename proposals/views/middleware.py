"""What readers get shows every character that could mislead them: pages and feeds, whatever template wrote them."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from proposals.engine.characters import visible

# The desk has the words of the records in its forms, and the API as data: both as they are.
AS_THEY_ARE: Final = ("/admin/", "/account/", "/api/")
FOR_READERS: Final = ("text/html", "application/atom+xml", "application/xml")


class VisibleCharactersMiddleware:
    """Replaces hidden characters that have no function by their numbers, in titles and linked data too.

    So no text of a record turns the direction of what stands beside it. The stored record is not changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_text = response.get("Content-Type", "").startswith(FOR_READERS)
        if is_text and not response.streaming and not request.path.startswith(AS_THEY_ARE):
            written = response.content.decode()
            shown = visible(written)
            if shown != written:
                response.content = shown.encode()
                if "Content-Length" in response:
                    response["Content-Length"] = str(len(response.content))
        return response
