"""The next slug of numbered records: p126 after p125."""

from django.db import connections
from django.db.models import BigIntegerField, Max, QuerySet
from django.db.models.functions import Cast, Substr


def next_slug(records: QuerySet, letter: str) -> str:
    """``letter`` and the number after the highest, padded to three digits.

    Within a transaction the number is the caller's until it ends: whoever asks meanwhile waits. SQLite has one writer
    at a time anyway.
    """
    connection = connections[records.db]
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            name = f"{records.model._meta.db_table}.{letter}"
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
    numbered = records.filter(slug__regex=rf"^{letter}[0-9]{{1,9}}$")
    number = Cast(Substr("slug", 2), BigIntegerField())
    highest = numbered.aggregate(highest=Max(number))["highest"] or 0
    return f"{letter}{highest + 1:03d}"
