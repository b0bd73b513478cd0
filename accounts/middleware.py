"""Makes people change a password that somebody else has set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

# The page itself, signing out, and the translations its scripts load.
ALLOWED = {"admin:password_change", "admin:logout", "admin:jsi18n"}


class OwnPasswordMiddleware:
    """Redirects every page of the desk and the account to the change of the password while ``must_change_password``."""

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
