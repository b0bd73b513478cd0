"""No parameter goes unsaid: a page names at its top those that it does not know, a file refuses them."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.parameters import EVERYWHERE, unknown_parameters

View = Callable[..., HttpResponse]


def telling_unknown(view: View, takes: Iterable[str]) -> View:
    """A page that takes these parameters: templates/base.html says which of those given it does not know."""
    known = tuple(takes)

    @wraps(view)
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.unknown_parameters = unknown_parameters(request.GET, known)
        return view(request, *args, **kwargs)

    return answer


def refusing_unknown(view: View, takes: Iterable[str]) -> View:
    """A file or a feed that takes these parameters: with any other it is a 400, as nothing in it could say so."""
    known = tuple(takes)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if unknown := unknown_parameters(request.GET, known):
            context = {"unknown": unknown, "known": [*known, *EVERYWHERE]}
            return render(request, "proposals/parameters_refused.html", context, status=400)
        return view(request, *args, **kwargs)

    return answer
