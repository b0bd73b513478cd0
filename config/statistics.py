"""Statistics of the tables, from which a database plans its queries.

PostgreSQL gathers them by itself only once some fifty rows of a table have changed: many of our tables stay smaller.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def gather_statistics(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Bring the statistics of all tables up to date. Also a receiver of ``post_migrate``."""
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")
