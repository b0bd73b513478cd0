"""Reads the day and the release from a request, once for all pages and endpoints."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from config.parameters import MOMENT, ON
from config.problems import is_api
from proposals.models import Release, Source
from proposals.moment import NOW, Moment, at, on_any_day
from proposals.publication.releases import database_of

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
NUMBER = re.compile(r"[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_LETTERS = 40

GetResponse = Callable[[HttpRequest], HttpResponse | StreamingHttpResponse]


class MomentRequest(HttpRequest):
    """A request with the attributes that :class:`MomentMiddleware` sets."""

    moment: Moment
    release: Release | None
    moment_errors: dict[str, str]


class MomentMiddleware:
    """Answers a read request at the moment that its ``on`` and ``release`` name, kept in ``request.moment`` and
    ``request.release``.

    For an invalid value a page answers with a 400. The API reports it itself, together with whatever else is wrong with
    the parameters: ``request.moment_errors`` has a sentence for each. The desk, and requests that write, ignore the
    moment and work on the current data.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: MomentRequest) -> HttpResponse | StreamingHttpResponse:
        request.moment, request.release, request.moment_errors = NOW, None, {}
        if request.method not in ("GET", "HEAD") or request.path.startswith("/admin/"):
            return self.get_response(request)
        request.moment, request.release, request.moment_errors = asked_for(request.GET)
        if request.moment_errors and not is_api(request):
            return render(request, "proposals/moment_refused.html", status=400)
        with at(request.moment):
            response = self.get_response(request)
            if response.status_code == 404 and request.moment.on and not is_api(request) and self._is_later(request):
                response = render(request, "proposals/moment_too_early.html", {"source": _source(request)}, status=404)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _within(request.moment, response.streaming_content)
        return response

    def _is_later(self, request: HttpRequest) -> bool:
        """Whether the page exists without the day."""
        with on_any_day():
            try:
                view, args, kwargs = resolve(request.path_info)
                return view(request, *args, **kwargs).status_code == 200
            except (Resolver404, Http404):
                return False


def _source(request: HttpRequest) -> Source | None:
    """The source whose page is asked for, if it had been published by the day, or if its day is not known."""
    asked = resolve(request.path_info)
    return Source.objects.filter(slug=asked.kwargs["slug"]).first() if asked.url_name == "source" else None


def _within(moment: Moment, chunks: Any) -> Iterator[bytes]:
    """The chunks of a streamed answer, produced at the same moment although the middleware is done."""
    chunks = iter(chunks)
    while True:
        with at(moment):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


def asked_for(query: QueryDict) -> tuple[Moment, Release | None, dict[str, str]]:
    """The moment that a query string names, its release, and errors: parameter → sentence.

    A parameter with an empty value, as forms send it, counts as absent.
    """
    on, release, errors = None, None, {}
    given = {name: [value.strip() for value in query.getlist(name) if value.strip()] for name in MOMENT}
    for name in (name for name, values in given.items() if values):
        try:
            if len(given[name]) > 1:
                raise ValueError(_("Use this parameter only once."))
            if name == ON:
                on = _day(given[name][0])
            else:
                release = _release(given[name][0])
        except ValueError as error:
            errors[name] = str(error)
    if errors:
        return NOW, None, errors
    return Moment(on, release.number if release else None, database_of(release) if release else ""), release, {}


def _day(given: str) -> date:
    shown = given[:MOST_LETTERS]
    try:
        on = date.fromisoformat(given) if DAY.fullmatch(given) else None
    except ValueError:
        on = None
    if on is None:
        raise ValueError(_("“%(given)s” is not a date; write it as YYYY-MM-DD, such as 2025-11-25.") % {"given": shown})
    if not FIRST_DAY <= on <= LAST_DAY:
        raise ValueError(
            _("“%(given)s” is out of range; use a date from %(first)s to %(last)s.")
            % {"given": shown, "first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        )
    return on


def _release(given: str) -> Release:
    release = Release.objects.without_snapshot().filter(number=int(given)).first() if NUMBER.fullmatch(given) else None
    if release is not None:
        return release
    last = Release.objects.without_snapshot().first()
    if last is None:
        raise ValueError(_("There are no releases yet; omit this parameter."))
    raise ValueError(
        _("There is no release “%(given)s”; use a number from 1 to %(last)s.")
        % {"given": given[:MOST_LETTERS], "last": last.number}
    )
