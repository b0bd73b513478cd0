"""The analysts' desk. Begin at :mod:`proposals.admin.base`; what has a state is in :mod:`proposals.admin.editorial`."""

from proposals.admin import catalogue, clause, correspondence, event, position, proposal, release, suggested

__all__ = ["catalogue", "clause", "correspondence", "event", "position", "proposal", "release", "suggested"]
