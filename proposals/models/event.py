"""Meetings, leaks and publications."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Prefetch, Q
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule
from proposals.models.constraints import known, linked, not_blank
from proposals.models.editorial import BlockingProblem, Reviewed, ReviewedQuerySet
from proposals.models.party import Party
from proposals.models.process import Process
from proposals.models.proposal import DatePrecision, Proposal
from proposals.models.source import Source
from proposals.models.sourcing import ReadingField, Sourcing, check_reading, reading_of, sourcing_problems
from proposals.moment import address, happened, has_happened


class EventQuerySet(ReviewedQuerySet):
    @cached_rule
    def public(self):
        """Events that are published and have begun by the day readers look at."""
        return self.published().filter(happened("starts_on", "date_precision"))

    def with_relatives(self, among=None):
        """With participants, sources and, in ``public_proposals``, the texts among the public ones or ``among``."""
        texts = Proposal.objects.public() if among is None else among
        return self.select_related("process").prefetch_related(
            "participants", "sources", Prefetch("proposals", texts, to_attr="public_proposals")
        )


class Event(Reviewed):
    """Something that happened in the talks, on one day or over several."""

    slug = models.SlugField(max_length=80, unique=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="events")
    name = models.CharField(max_length=200)
    starts_on = models.DateField("starts on")
    ends_on = models.DateField("ends on", help_text="For a one-day event, the same date.")
    date_precision = models.CharField("date precision", max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    place = models.CharField(max_length=200, blank=True)
    participants = models.ManyToManyField(Party, blank=True, related_name="events")
    persons = models.JSONField(default=list, blank=True, help_text='Names, as a list: ["…", "…"].')
    summary = models.TextField(blank=True)
    proposals = models.ManyToManyField(Proposal, blank=True, related_name="events")
    sources = models.ManyToManyField(Source, blank=True, related_name="events")
    reading = ReadingField()
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[participants, proposals, sources])

    class Meta:
        ordering = ["starts_on", "slug"]
        permissions = [("publish_event", "Can publish, send back and withdraw events")]
        constraints = [
            *Reviewed.state_constraints("event"),
            not_blank("event", "slug"),
            known("event", "date_precision", DatePrecision),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_start",
                violation_error_message="ends_on: an event cannot end before it starts; correct one of the dates.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("home", query={"process": self.process.slug}, anchor=self.slug)

    @property
    def shown_end(self) -> date | None:
        """Its last day; None if the reader looks at a day before it."""
        return self.ends_on if has_happened(self.ends_on, self.date_precision) else None

    @property
    def sourcing(self) -> Sourcing:
        """How well it is sourced. Reads ``sources``."""
        return Sourcing.of(self.sources.all())

    @property
    def shown_reading(self) -> dict[str, str]:
        """How far its sources were read: those that the reader sees."""
        return reading_of(self.reading, self.sources.all())

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        """Raise ValidationError for the reading of a source that is not cited."""
        check_reading(self.reading, linked(self, links, "sources"))

    def blocking(self) -> list[BlockingProblem]:
        sources = self.sources.all()
        if not sources:
            return [BlockingProblem("sources: name at least one source of this event.", self)]
        return [BlockingProblem(problem, self) for problem in sourcing_problems(Sourcing.of(sources))]
