"""Measures: the quantities that clauses set, each under an issue."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.constraints import LONGEST_UNIT, known, not_blank
from proposals.models.issue import Issue
from proposals.models.process import Process


class MeasureQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(issue__topic__process__in=public_keys(Process))


class MeasureKind(models.TextChoices):
    NUMBER = "number", _("Number")
    MONEY = "money", _("Money")
    DATE = "date", _("Date")
    DURATION = "duration", _("Duration")
    SHARE = "share", _("Share")
    TEXT = "text", _("Words")
    BOOLEAN = "boolean", _("Yes or no")


class Measure(models.Model):
    """A quantity that clauses set, so that it can be compared across proposals."""

    Kind = MeasureKind

    NUMERIC = (MeasureKind.NUMBER, MeasureKind.MONEY, MeasureKind.DURATION, MeasureKind.SHARE)

    slug = models.SlugField(max_length=80, unique=True)
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="measures")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=MeasureKind)
    unit = models.CharField(
        max_length=LONGEST_UNIT, blank=True, help_text="Unit of every numeric value: personnel, USD billion, …"
    )
    description = models.TextField(blank=True)

    objects = MeasureQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            not_blank("measure", "slug"),
            known("measure", "kind", MeasureKind),
            models.CheckConstraint(
                condition=Q(kind__in=["number", "money", "duration", "share"]) ^ Q(unit=""),
                name="measure_unit_for_numbers",
                violation_error_message="unit: give one for a numeric measure, and for no other kind.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.issue.get_absolute_url()

    def clean(self) -> None:
        """Its terms remain values of it. With ``terms_follow`` set, they take over a unit that was only renamed."""
        if self.pk and not getattr(self, "terms_follow", False):
            misfits = [term for term in self.terms.all() if not term.fits(self)]
            if misfits:
                number = "1 term is" if len(misfits) == 1 else f"{len(misfits)} terms are"
                problem = f"{number} recorded in another unit or kind, such as {misfits[0]}."
                raise ValidationError({"unit": f"{problem} Create a new measure for a different quantity."})
