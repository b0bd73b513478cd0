"""Keeps whoever was given a password by somebody else at the page that changes it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

# What the page itself needs: leaving, and the words of its scripts.
ALLOWED = {"admin:password_change", "admin:logout", "admin:jsi18n"}


class OwnPasswordMiddleware:
    """Answers every page of the desk and of the account with a redirect until the password is the person's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.app_name not in ("admin", "account") or match.view_name in ALLOWED:
            return None
        if getattr(request.user, "must_change_password", False):
            return HttpResponseRedirect(reverse("admin:password_change"))
        return None
