"""No parameter goes unsaid: a page names at its top those that it does not know or has twice, a file refuses them."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.parameters import EVERYWHERE, repeated_parameters, unknown_parameters

View = Callable[..., HttpResponse]


def telling_unknown(view: View, takes: Iterable[str]) -> View:
    """A page that takes these parameters: templates/base.html says which of those given it does not know or has twice.

    ``takes`` may be fields of a form; a field of several values may be given as often.
    """
    known, several = tuple(takes), _of_several_values(takes)

    @wraps(view)
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.unknown_parameters = unknown_parameters(request.GET, known)
        request.repeated_parameters = repeated_parameters(request.GET.lists(), (*several, *request.unknown_parameters))
        return view(request, *args, **kwargs)

    return answer


def refusing_unknown(view: View, takes: Iterable[str]) -> View:
    """A file or a feed that takes these parameters: any other or one twice is a 400, as nothing in it could say so."""
    known, several = tuple(takes), _of_several_values(takes)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unknown = unknown_parameters(request.GET, known)
        repeated = repeated_parameters(request.GET.lists(), (*several, *unknown))
        if unknown or repeated:
            context = {"unknown": unknown, "repeated": repeated, "known": [*known, *EVERYWHERE]}
            return render(request, "proposals/parameters_refused.html", context, status=400)
        return view(request, *args, **kwargs)

    return answer


def _of_several_values(takes: Any) -> list[str]:
    fields = takes if isinstance(takes, Mapping) else {}
    return [name for name, field in fields.items() if isinstance(field, forms.MultipleChoiceField)]
