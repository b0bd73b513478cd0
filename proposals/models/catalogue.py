"""The catalogue that proposals and positions refer to: processes, parties, sources, topics, issues."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule
from proposals.models.constraints import known, language_code, not_blank
from proposals.moment import address, happened, has_happened


def appears(model: type[models.Model], relations: dict[str, str]) -> Q:
    """Rows of ``model`` that something public refers to; an entry made for a draft would give the draft away.

    ``relations`` maps the name of a reverse relation to the field on its far side.
    """
    found = Q()
    for relation, field in relations.items():
        referring: Any = model._meta.get_field(relation).related_model
        found |= Q(Exists(referring.objects.public().filter(**{field: OuterRef("pk")})))
    return found


class ProcessQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Processes with something published: one that is only being prepared stays unknown."""
        return self.filter(appears(self.model, {"proposals": "process", "events": "process"}))

    def latest_first(self):
        """The process that began last comes first."""
        return self.order_by(F("started_on").desc(nulls_last=True), "slug")


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
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("home", query={"process": self.slug})

    @property
    def shown_end(self) -> date | None:
        """The day it ended, None while it runs on the day the reader looks at."""
        return self.ended_on if has_happened(self.ended_on) else None


class PartyKind(models.TextChoices):
    STATE = "state", _("State")
    ORGANISATION = "organisation", _("Organisation")
    COALITION = "coalition", _("Coalition")


class PartyQuerySet(models.QuerySet):
    def with_members(self):
        """With the public parties that each one is made of and belongs to."""
        public = Party.objects.public()
        return self.prefetch_related(Prefetch("members", public), Prefetch("member_of", public))

    @cached_rule
    def public(self):
        """Parties that something published names, and the members of those."""
        named = appears(
            self.model,
            {"drafted": "drafted_by", "positions": "party", "events": "participants", "variants": "advanced_by"},
        )
        return self.filter(named | Q(Exists(self.model._default_manager.filter(named, members=OuterRef("pk")))))


class Party(models.Model):
    """A state, an organisation or a coalition that drafts proposals or takes positions."""

    Kind = PartyKind

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField("short name", max_length=40, help_text="As shown in tables.")
    kind = models.CharField(max_length=12, choices=PartyKind)
    iso = models.CharField(
        "ISO 3166 code",
        max_length=2,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", "Write two capital letters, such as UA.")],
        help_text="Two letters, for states only.",
    )
    members = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="member_of")
    members_complete = models.BooleanField(
        "members complete", default=True, help_text="Untick if it has more members than are listed."
    )

    objects = PartyQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[members])

    class Meta:
        ordering = ["name", "slug"]
        verbose_name_plural = "parties"
        constraints = [
            not_blank("party", "slug"),
            known("party", "kind", PartyKind),
            models.CheckConstraint(
                condition=Q(iso__isnull=True) | Q(kind="state"),
                name="party_iso_for_states",
                violation_error_message="iso: only a state has an ISO code; leave it empty.",
            ),
            models.CheckConstraint(
                condition=Q(iso__isnull=True) | Q(iso__regex=r"^[A-Z]{2}$"),
                name="party_iso_two_letters",
                violation_error_message="iso: write two capital letters, such as UA.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("party", self.slug)


class SourceQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Sources that something published rests on: the source of a draft would give the draft away."""
        return self.filter(
            appears(
                self.model,
                {
                    "proposals": "sources",
                    "clauses": "sources",
                    "variant_readings": "source",
                    "positions": "source",
                    "positions_also": "also_in",
                    "events": "sources",
                },
            )
        )


_Sources = models.Manager.from_queryset(SourceQuerySet)


class SourceManager(_Sources):
    """Lists of sources hang on many records and are read without a verb: what came later is left out of all of them."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(happened("published_on"))


class SourceKind(models.TextChoices):
    OFFICIAL = "official-document", _("Official document")
    LEAKED = "leaked-document", _("Leaked document")
    STATEMENT = "press-statement", _("Press statement")
    REPORT = "news-report", _("News report")


class Source(models.Model):
    """One publication that can be cited."""

    Kind = SourceKind

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=400)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=1000, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    kind = models.CharField(max_length=20, choices=SourceKind)
    language = models.CharField(
        max_length=12, validators=[language_code], help_text="Language of the page as a code: en, uk, ru, …"
    )
    note = models.TextField(blank=True)

    objects = SourceManager()
    history = HistoricalRecords()

    class Meta:
        ordering = [F("published_on").asc(nulls_last=True), "slug"]
        constraints = [
            not_blank("source", "slug"),
            not_blank("source", "title"),
            known("source", "kind", SourceKind),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="source_url_web",
                violation_error_message="url: start the address with https:// or http://.",
            ),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_unique",
                violation_error_message="url: another source already has this address; use that source.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title

    def get_absolute_url(self) -> str:
        return address("source", self.slug)


class TopicQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(process__in=Process.objects.public())


class Topic(models.Model):
    """A heading of one process under which its issues stand."""

    slug = models.SlugField(max_length=80, unique=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="topics")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    objects = TopicQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["process", "order", "slug"]
        constraints = [not_blank("topic", "slug")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("issues", anchor=self.slug)

    def clean(self) -> None:
        """The clauses under its issues are of texts of its process."""
        if self.pk and self.process_id:
            _refuse_foreign(Issue.objects.filter(topic=self), self.process_id, "process")


class IssueQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(topic__process__in=Process.objects.public())


class Issue(models.Model):
    """One matter under a heading, with the sentence that a stance on it accepts or rejects."""

    slug = models.SlugField(max_length=80, unique=True)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="issues")
    name = models.CharField(max_length=200)
    description = models.TextField(help_text="Shown wherever the issue appears.")
    thesis = models.TextField(
        help_text="One neutral sentence that a party can accept or reject. Readers see it as soon as the process is "
        "public."
    )
    order = models.PositiveIntegerField(default=0)
    pax_code = models.CharField("PA-X code", max_length=40, blank=True)
    pam_code = models.CharField("PAM code", max_length=40, blank=True)

    objects = IssueQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["topic__process", "topic__order", "order", "slug"]
        constraints = [not_blank("issue", "slug"), not_blank("issue", "thesis")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("issue", self.slug)

    def clean(self) -> None:
        """The clauses on it are of texts of its process."""
        if self.pk and self.topic_id:
            _refuse_foreign(Issue.objects.filter(pk=self.pk), self.topic.process_id, "topic")


def _refuse_foreign(issues: models.QuerySet, process_id: int, field: str) -> None:
    """Raise ValidationError where a clause of a text of another process is on one of ``issues``."""
    for relation in ("clauses", "clauses_further"):
        tied = issues.filter(**{f"{relation}__isnull": False}).exclude(**{f"{relation}__proposal__process": process_id})
        if names := ", ".join(f"“{issue}”" for issue in tied.distinct()[:5]):
            raise ValidationError({field: f"Clauses of another process use {names}: remove it from them first."})
