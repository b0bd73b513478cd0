"""Releases: snapshots of everything public, read back as if they were the current data.

A release holds a snapshot (:mod:`snapshot`). To be read, the snapshot is written to a read-only SQLite file
(:mod:`files`), and the database router sends the queries of a request with ``release=N`` there (:mod:`router`). So
every page and endpoint shows releases without any code of its own, on PostgreSQL too, and no draft can show, because
the file holds none.
"""

from proposals.publication.releases.files import database_of
from proposals.publication.releases.making import diff, diff_since, make

__all__ = ["database_of", "diff", "diff_since", "make"]
