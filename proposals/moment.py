"""The moment a reader looks at: the talks as they stood on a day, the data as a numbered release holds them.

It is ambient, as Django's language and time zone are, so that no query and no link can forget it: ``.public()`` of
every model leaves out what had not been issued or said by that day, the database router reads from the release, and
:func:`address` writes both into every link. Outside :func:`at` the moment is now and the data are current.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Moment:
    """``on``: a day in the talks, None for all of them; ``release``: the number of a release, None for the data now."""

    on: date | None = None
    release: int | None = None

    @property
    def parameters(self) -> dict[str, str]:
        """What a query string has to say for a page to show this moment; empty for now."""
        given = {"on": self.on and self.on.isoformat(), "release": self.release and str(self.release)}
        return {name: value for name, value in given.items() if value}


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


def address(
    name: str,
    *args: Any,
    query: str | Mapping[str, Any] | Iterable[tuple[str, Any]] = "",
    anchor: str = "",
) -> str:
    """The address of a reader's page or of the API at the current moment.

    ``name`` and ``args`` are those of :func:`django.urls.reverse`; ``query`` is a query string or what
    :func:`urllib.parse.urlencode` takes (lists are repeated). What it says of ``on`` and ``release`` gives way to the
    moment, which readers of the address would otherwise lose.
    """
    text = query if isinstance(query, str) else urlencode(query, doseq=True)
    given = QueryDict(text, mutable=True)
    for parameter in ("on", "release"):
        given.pop(parameter, None)
    for parameter, value in current().parameters.items():
        given[parameter] = value
    path = reverse(name, args=args)
    return path + (f"?{given.urlencode()}" if given else "") + (f"#{anchor}" if anchor else "")
