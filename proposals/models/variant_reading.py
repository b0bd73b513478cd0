"""Variant readings: the wordings of single sources that differ from the recorded clause."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.clause import Clause
from proposals.models.constraints import not_blank
from proposals.models.source import Source
from proposals.moment import happened


class VariantReadingQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(clause__in=public_keys(Clause))


_Readings = models.Manager.from_queryset(VariantReadingQuerySet)


class VariantReadingManager(_Readings):
    """Clauses give their readings without ``public()``, so those of a source that came later are always omitted."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(happened("source__published_on"))


class VariantReading(models.Model):
    """How one source words a clause, where that differs from the recorded text."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="variant_readings")
    source = models.ForeignKey(Source, models.PROTECT, related_name="variant_readings")
    reading = models.TextField()

    objects = VariantReadingManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["clause_id", "pk"]
        constraints = [
            # Without the reading itself: PostgreSQL cannot index a long text.
            models.UniqueConstraint(
                fields=["clause", "source"],
                name="variantreading_unique",
                violation_error_message="source: its reading of this clause is already recorded; edit that one.",
            ),
            not_blank("variantreading", "reading"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} in {self.source.slug}"
