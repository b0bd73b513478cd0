"""The next slug of numbered records: p126 after p125."""

from django.db.models import BigIntegerField, Max, QuerySet
from django.db.models.functions import Cast, Substr


def next_slug(records: QuerySet, letter: str) -> str:
    """``letter`` and the number after the highest, padded to three digits."""
    numbered = records.filter(slug__regex=rf"^{letter}[0-9]{{1,9}}$")
    number = Cast(Substr("slug", 2), BigIntegerField())
    highest = numbered.aggregate(highest=Max(number))["highest"] or 0
    return f"{letter}{highest + 1:03d}"
