"""How much of many cases a run tries: the least that leaves out no kind in every run, all with `make test-all`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from django.urls import resolve


def view_of(url: str) -> str:
    """The name of the view that answers an address."""
    return resolve(url.partition("?")[0]).view_name


def one_of_each_kind(urls: Iterable[str], kind: Callable[[str], Hashable] = view_of) -> list[str]:
    """The first address of each kind, in their order."""
    first: dict[Hashable, str] = {}
    for url in urls:
        first.setdefault(kind(url), url)
    return list(first.values())


def share_of(values: Sequence[str], number: int, shares: int) -> Sequence[str]:
    """The values that the parameter of this number is tried with: one of so many shares, the next one the share after.

    No share is empty: there are no more of them than values.
    """
    step = min(shares, len(values)) or 1
    return values[number % step :: step]
