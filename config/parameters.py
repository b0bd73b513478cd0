"""The parameters that every address may have, the day, the release and the language; and the names of any others."""

from collections.abc import Iterable, Sequence

ON, RELEASE, LANGUAGE = "on", "release", "lang"

MOMENT = (ON, RELEASE)
EVERYWHERE = (*MOMENT, LANGUAGE)
MOST_NAMED, LONGEST_NAME = 5, 40


def unknown_parameters(given: Iterable[str], known: Iterable[str]) -> list[str]:
    """The names in a query string that are neither ``known`` nor taken everywhere, shortened: the first few of them."""
    taken = {*known, *EVERYWHERE}
    return _named(name for name in given if name not in taken)


def repeated_parameters(given: Iterable[tuple[str, Sequence[str]]], may_repeat: Iterable[str]) -> list[str]:
    """The names in a query string that are there more than once and may not be, shortened: the first few of them."""
    allowed = set(may_repeat)
    return _named(name for name, values in given if len(values) > 1 and name not in allowed)


def _named(names: Iterable[str]) -> list[str]:
    return [name[:LONGEST_NAME] for name in names][:MOST_NAMED]
