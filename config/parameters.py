"""The parameters that every address may have, the day, the release and the language; and the names of any others."""

from collections.abc import Iterable

ON, RELEASE, LANGUAGE = "on", "release", "lang"

MOMENT = (ON, RELEASE)
EVERYWHERE = (*MOMENT, LANGUAGE)
MOST_NAMED, LONGEST_NAME = 5, 40


def unknown_parameters(given: Iterable[str], known: Iterable[str]) -> list[str]:
    """The names in a query string that are neither ``known`` nor taken everywhere, shortened: the first few of them."""
    taken = {*known, *EVERYWHERE}
    return [name[:LONGEST_NAME] for name in given if name not in taken][:MOST_NAMED]
