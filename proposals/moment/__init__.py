"""The moment a reader looks at: the talks as they stood on a day, the data as a numbered release holds them.

It is ambient, as Django's language and time zone are, so that no query and no link can forget it: ``.public()`` of
every model leaves out what had not been issued or said by that day (:func:`happened`), the database router reads from
the release, and :func:`address` writes both into every link. Outside :func:`at` the moment is now and the data are
current.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from config.parameters import LANGUAGE, MOMENT, ON, RELEASE


@dataclass(frozen=True, slots=True)
class Moment:
    """``on``: a day in the talks, None for all of them; ``release``: the number of a release, None for the data now.

    ``database``: alias of the release's data.
    """

    on: date | None = None
    release: int | None = None
    database: str = field(default="", compare=False)

    @property
    def parameters(self) -> dict[str, str]:
        """The query parameters for this moment; empty for now."""
        parameters = {ON: self.on and self.on.isoformat(), RELEASE: self.release and str(self.release)}
        return {name: value for name, value in parameters.items() if value}


NOW = Moment()
_current: ContextVar[Moment] = ContextVar("moment", default=NOW)


def current() -> Moment:
    return _current.get()


@contextmanager
def at(moment: Moment) -> Iterator[Moment]:
    """Look at ``moment`` for the length of the block."""
    token = _current.set(moment)
    try:
        yield moment
    finally:
        _current.reset(token)


def on_any_day() -> AbstractContextManager[Moment]:
    """Look at the data of the current moment without a day, for the length of the block."""
    return at(replace(current(), on=None))


# What was known on the day. A date known to the week, month or year counts from the end of it: a text of "December
# 2025" may not have existed on the first. So nothing ever shows too early; it may show later than it could have.

A_DAY = timedelta(days=1)
# A date known to the week is any of the dated day and the six that follow.
REST_OF_WEEK = 6 * A_DAY


def _latest(on: date) -> dict[str, date]:
    """Precision → the latest date of that precision that is over by the end of ``on``."""
    tomorrow = on + A_DAY
    return {
        "day": on,
        "week": on - REST_OF_WEEK,
        "month": tomorrow.replace(day=1) - A_DAY,
        "year": tomorrow.replace(month=1, day=1) - A_DAY,
    }


def happened(name: str, precision: str = "") -> Q:
    """Rows dated in ``name`` on or before the day the reader looks at; all of them where there is none.

    ``precision`` names the field that says how much of the date is known. A row without a date counts as known.
    """
    on = current().on
    if on is None:
        return Q()
    if not precision:
        return Q(**{f"{name}__lte": on}) | Q(**{f"{name}__isnull": True})
    has_come = Q()
    for unit, latest in _latest(on).items():
        has_come |= Q(**{precision: unit, f"{name}__lte": latest})
    return has_come


def has_happened(value: date | None, precision: str = "day") -> bool:
    """:func:`happened` for one date that has been read already."""
    on = current().on
    return on is None or value is None or last_day(value, precision) <= on


def last_day(value: date, precision: str = "day") -> date:
    """The last day that a date known to the day, week, month or year may be."""
    if precision == "month":
        return (value.replace(day=1) + 31 * A_DAY).replace(day=1) - A_DAY
    if precision == "year":
        return value.replace(month=12, day=31)
    return value + REST_OF_WEEK if precision == "week" else value


def known_part(value: date, precision: str = "day") -> str:
    """A date as ISO 8601 writes it, as far as it is known: 2025-12-08, 2025-12, 2025; of a week its first day."""
    return value.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def first_day(value: date, precision: str = "day") -> date:
    """The first day that a date known to the day, week, month or year may be."""
    if precision == "year":
        return value.replace(month=1, day=1)
    return value.replace(day=1) if precision == "month" else value


# Addresses


def address(
    name: str,
    *args: Any,
    query: str | Mapping[str, Any] | Sequence[tuple[str, Any]] = "",
    anchor: str = "",
) -> str:
    """The address of a reader's page or of the API at the current moment.

    ``name`` and ``args`` are those of :func:`django.urls.reverse`; ``query`` is a query string or what
    :func:`urllib.parse.urlencode` takes (lists are repeated). The moment replaces any ``on`` and ``release`` in it.
    """
    text = query if isinstance(query, str) else urlencode(query, doseq=True)
    return with_moment(reverse(name, args=args), text) + (f"#{anchor}" if anchor else "")


def shared_parameters() -> dict[str, str]:
    """The parameters that every address of a page has: the moment, and the language unless it is English."""
    language = get_language()
    spoken = {LANGUAGE: language} if language and language != settings.LANGUAGE_CODE else {}
    return current().parameters | spoken


def with_moment(path: str, query: str = "") -> str:
    """``path`` with a query string, in which the current moment and language take the place of any other."""
    given = QueryDict(query, mutable=True)
    for parameter in (*MOMENT, LANGUAGE):
        given.pop(parameter, None)
    # The API speaks one language.
    for parameter, value in (current().parameters if path.startswith("/api/") else shared_parameters()).items():
        given[parameter] = value
    return path + (f"?{given.urlencode()}" if given else "")
