"""Excerpts: the words found, in context."""

import re
from collections.abc import Iterable
from itertools import islice

from proposals.search.query import Term

# Letters in an excerpt, and before the first word found in it.
LONGEST, BEFORE = 240, 60
MOST_MARKS = 50
_SPACE = re.compile(r"\s")

# ("text" | "hit", part): joined, the parts are the excerpt.
Spans = tuple[tuple[str, str], ...]


def highlight(text: str, terms: Iterable[Term]) -> Spans:
    """All of ``text`` as spans, with the words found as hits."""
    spans, end = [], 0
    for start, stop in _hit_ranges(text, terms):
        if start > end:
            spans.append(("text", text[end:start]))
        spans.append(("hit", text[start:stop]))
        end = stop
    if end < len(text):
        spans.append(("text", text[end:]))
    return tuple(spans)


def excerpt(text: str, terms: Iterable[Term]) -> Spans:
    """The part of ``text`` around the first word found, or its beginning. "…" stands for what is left out."""
    terms = tuple(terms)
    first = next(iter(_hit_ranges(text, terms)), (0, 0))[0]
    start = max(first - BEFORE, 0)
    stop = min(start + LONGEST, len(text))
    if start:
        # Start after a space if there is one before the hit.
        space = _SPACE.search(text, start, first)
        start = space.end() if space else start
    if stop < len(text):
        end = max(text.rfind(" ", first, stop), text.rfind("\n", first, stop))
        stop = end if end > first + LONGEST // 3 else stop
    spans = highlight(text[start:stop], terms)
    left = (("text", "… "),) if start else ()
    right = (("text", " …"),) if stop < len(text) else ()
    return _joined((*left, *spans, *right))


def _hit_ranges(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Start and end of every hit, in order, with overlapping ones merged."""
    hits = sorted(hit.span() for term in terms for hit in islice(term.pattern.finditer(text), MOST_MARKS))
    ranges: list[tuple[int, int]] = []
    for start, stop in hits:
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(stop, ranges[-1][1])
        else:
            ranges.append((start, stop))
    return ranges


def _joined(spans: Spans) -> Spans:
    """Neighbouring spans of one kind as one."""
    joined: list[tuple[str, str]] = []
    for kind, part in spans:
        if joined and joined[-1][0] == kind:
            joined[-1] = kind, joined[-1][1] + part
        else:
            joined.append((kind, part))
    return tuple(joined)
