"""The analysts' desk. Begin at :mod:`proposals.admin.base.record`; records with a state add
:mod:`proposals.admin.base.reviewed`.
"""

from proposals.admin import catalogue, clause, correspondence, event, position, proposal, release
from proposals.admin.pages import suggested

__all__ = ["catalogue", "clause", "correspondence", "event", "position", "proposal", "release", "suggested"]
