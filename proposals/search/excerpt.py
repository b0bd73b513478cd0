"""The words found, in their context."""

import re
from collections.abc import Iterable
from itertools import islice

from proposals.search.query import Term

# Letters of an excerpt, and of what stands in it before the first word found.
LONGEST, BEFORE = 240, 60
MOST_MARKS = 50
_SPACE = re.compile(r"\s")

# ("text" | "hit", words): joined, the words are the excerpt.
Spans = tuple[tuple[str, str], ...]


def marked(text: str, terms: Iterable[Term]) -> Spans:
    """All of ``text``, the words found apart from the rest."""
    spans, end = [], 0
    for start, stop in _places(text, terms):
        if start > end:
            spans.append(("text", text[end:start]))
        spans.append(("hit", text[start:stop]))
        end = stop
    if end < len(text):
        spans.append(("text", text[end:]))
    return tuple(spans)


def excerpt(text: str, terms: Iterable[Term]) -> Spans:
    """The part of ``text`` around the first word found; without one its beginning. "…" stands for what is left out."""
    terms = tuple(terms)
    first = next(iter(_places(text, terms)), (0, 0))[0]
    start = max(first - BEFORE, 0)
    stop = min(start + LONGEST, len(text))
    if start:
        # Cut at a space, if one is near; before the hit in any case.
        space = _SPACE.search(text, start, first)
        start = space.end() if space else start
    if stop < len(text):
        cut = max(text.rfind(" ", first, stop), text.rfind("\n", first, stop))
        stop = cut if cut > first + LONGEST // 3 else stop
    spans = marked(text[start:stop], terms)
    left = (("text", "… "),) if start else ()
    right = (("text", " …"),) if stop < len(text) else ()
    return _together((*left, *spans, *right))


def _places(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where terms are found, in order, without overlap."""
    found = sorted(place.span() for term in terms for place in islice(term.found.finditer(text), MOST_MARKS))
    places: list[tuple[int, int]] = []
    for start, stop in found:
        if places and start <= places[-1][1]:
            places[-1] = places[-1][0], max(stop, places[-1][1])
        else:
            places.append((start, stop))
    return places


def _together(spans: Spans) -> Spans:
    """Neighbours of one kind as one span."""
    joined: list[tuple[str, str]] = []
    for kind, words in spans:
        if joined and joined[-1][0] == kind:
            joined[-1] = kind, joined[-1][1] + words
        else:
            joined.append((kind, words))
    return tuple(joined)
