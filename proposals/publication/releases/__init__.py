"""Releases: what is kept of everything public, and how it is read again as if it were now.

A release keeps a snapshot (:mod:`snapshot`). To be read it is put into a read-only SQLite file (:mod:`files`), and the
database router sends the queries of a request for ``release=N`` there (:mod:`router`). So every page and endpoint shows
a release without knowing of it, on PostgreSQL too, and a draft cannot show, because it is not in the file.
"""

from proposals.publication.releases.files import database_of
from proposals.publication.releases.making import changes, changes_since, make

__all__ = ["changes", "changes_since", "database_of", "make"]
