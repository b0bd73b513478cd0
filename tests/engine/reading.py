"""Marked words written in one line, as tests state them: ``at most [-600,000 -]{+800,000 +}men``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proposals.engine.vocabulary import Span, SpanKind

_BRACKETS: dict[SpanKind, str] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
_REMOVED = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_ADDED = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)


def in_line(spans: Sequence[Span]) -> str:
    return "".join(_BRACKETS[kind].format(text) for kind, text in spans)


def base_of(line: str) -> str:
    """The base of a marked line."""
    return _REMOVED.sub(r"\1", _ADDED.sub("", line))


def other_of(line: str) -> str:
    return _ADDED.sub(r"\1", _REMOVED.sub("", line))


def read_base(passages: Sequence[Sequence[Span]]) -> str:
    return "".join(text for spans in passages for kind, text in spans if kind != "added")


def read_other(spans: Sequence[Span]) -> str:
    return "".join(text for kind, text in spans if kind != "removed")
