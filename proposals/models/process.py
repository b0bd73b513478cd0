"""Processes: the talks that everything else belongs to."""

from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule
from proposals.models.constraints import not_blank
from proposals.models.references import publicly_referenced
from proposals.moment import address, has_happened


class ProcessQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Processes with something published: one that is still being prepared stays hidden."""
        return self.filter(publicly_referenced(self.model, {"proposals": "process", "events": "process"}))

    def default_first(self):
        """The process that an editor chose as the default comes first, the others by name."""
        return self.order_by("-is_default", "name", "slug")


class Process(models.Model):
    """One peace process."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    started_on = models.DateField("started on", null=True, blank=True)
    ended_on = models.DateField(
        "ended on", null=True, blank=True, help_text="Leave empty while the process is under way."
    )
    note = models.TextField(blank=True)
    is_default = models.BooleanField(
        "default process",
        default=False,
        help_text="What the board, the timeline and the front page show when no process is asked for. At most one is.",
    )

    objects = ProcessQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "slug"]
        verbose_name_plural = "processes"
        constraints = [
            not_blank("process", "slug"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="process_ends_after_start",
                violation_error_message="ended_on: a process cannot end before it starts; correct one of the dates.",
            ),
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="process_one_default",
                violation_error_message="is_default: another process is the default; untick it there first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("home", query={"process": self.slug})

    @property
    def shown_end(self) -> date | None:
        """The day it ended; None if the reader looks at a day before that."""
        return self.ended_on if has_happened(self.ended_on) else None


PATHS: dict[str, tuple[str, ...]] = {
    "topic": ("process",),
    "issue": ("topic__process",),
    "measure": ("issue__topic__process",),
    "proposal": ("process",),
    "omission": ("proposal__process",),
    "event": ("process",),
    "clause": ("proposal__process",),
    "term": ("clause__proposal__process",),
    "variantreading": ("clause__proposal__process",),
    "position": ("issue__topic__process", "proposal__process", "clause__proposal__process"),
    "correspondence": ("from_clauses__proposal__process", "to_clauses__proposal__process", "silent__process"),
}
"""By the name of a model, the ways from a record to the one process that it belongs to."""


def leading_to(process: Process, model: str) -> Q:
    """The condition that one of the ``PATHS`` of a model leads to the process."""
    return reduce(or_, (Q(**{path: process}) for path in PATHS[model]))
