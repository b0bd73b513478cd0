"""The analysts' desk. Begin at :mod:`proposals.admin.base.record`; records with a state add
:mod:`proposals.admin.base.reviewed`.
"""

from proposals.admin import (
    clause,
    correspondence,
    event,
    issue,
    measure,
    omission,
    party,
    position,
    process,
    proposal,
    release,
    source,
    suggested_change,
    term,
    topic,
    variant_reading,
)

__all__ = [
    "clause",
    "correspondence",
    "event",
    "issue",
    "measure",
    "omission",
    "party",
    "position",
    "process",
    "proposal",
    "release",
    "source",
    "suggested_change",
    "term",
    "topic",
    "variant_reading",
]
