"""Sources: the publications that records cite."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import CachedColumn, cached_rule
from proposals.models.constraints import iso_code, known, language_code, not_blank, optional
from proposals.models.references import publicly_referenced
from proposals.moment import address, happened


class SourceQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Sources that something published cites: the source of a draft would give the draft away."""
        return self.filter(Q(CachedColumn(_is_cited, Source, models.BooleanField())))


def _is_cited(rows: SourceQuerySet) -> models.QuerySet:
    citing = {
        "proposals": "sources",
        "clauses": "sources",
        "variant_readings": "source",
        "positions": "source",
        "positions_also": "also_in",
        "events": "sources",
    }
    return rows.annotate(column=ExpressionWrapper(publicly_referenced(Source, citing), models.BooleanField()))


_Sources = models.Manager.from_queryset(SourceQuerySet)


class SourceManager(_Sources):
    """Many records have a list of sources that is read without ``public()``: every such list omits what came later."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(happened("published_on"))


class SourceKind(models.TextChoices):
    OFFICIAL = "official-document", _("Official document")
    LEAKED = "leaked-document", _("Leaked document")
    STATEMENT = "press-statement", _("Press statement")
    REPORT = "news-report", _("News report")


class SourceReliability(models.TextChoices):
    """How far a publisher can be relied on, from the surest down; docs/sources.md has the rules."""

    OFFICIAL = "official", _("Official")
    RECORD = "record", _("Newspaper or agency of record")
    EDITED = "edited", _("Edited")
    ADVOCACY = "advocacy", _("Advocacy")
    AGGREGATOR = "aggregator", _("Aggregator")
    STATE_MEDIA = "state-media", _("State media")
    PROPAGANDA = "propaganda", _("Propaganda")
    UNKNOWN = "unknown", _("Publisher not identified")


class SourceReading(models.TextChoices):
    """How far a source was read for the record that cites it."""

    READ = "read", _("Read")
    IN_PART = "in-part", _("Read in part")
    NOT_READ = "not-read", _("Not read")


class Source(models.Model):
    """One publication that can be cited."""

    Kind = SourceKind
    Reliability = SourceReliability

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=400)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=1000, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    kind = models.CharField(max_length=20, choices=SourceKind)
    language = models.CharField(
        max_length=12, validators=[language_code], help_text="Language of the page as a code: en, uk, ru, …"
    )
    reliability = models.CharField(
        max_length=11,
        choices=SourceReliability,
        blank=True,
        help_text="The grade of its publisher; empty if nobody has graded it.",
    )
    reliability_reason = models.CharField("reason for the grade", max_length=300, blank=True)
    copy_of = models.CharField(
        "copy of",
        max_length=200,
        blank=True,
        help_text="Whose copy it carries, with commas between several: Reuters. Copies of one agency count once.",
    )
    outlet_of = models.CharField(
        "outlet of",
        max_length=2,
        blank=True,
        validators=[iso_code],
        help_text="For state media: the two-letter ISO 3166 code of the state that controls it.",
    )
    missing = models.CharField(
        "why incomplete",
        max_length=300,
        blank=True,
        help_text="Why publisher, address or day of publication is not given.",
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
            optional("source", "reliability", SourceReliability),
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

    @property
    def has_inferred_day(self) -> bool:
        """Whether we worked out its day of publication: its note then says “Date inferred” (docs/house-style.md)."""
        return self.published_on is not None and "date inferred" in " ".join(self.note.casefold().split())

    @property
    def is_complete(self) -> bool:
        """Whether publisher, address and day of publication are given."""
        return bool(self.publisher and self.url and self.published_on)

    def clean(self) -> None:
        """What is not given is explained, and what something public cites is not graded propaganda."""
        errors = {}
        if not self.is_complete and not self.missing:
            errors["missing"] = "Give publisher, address and day of publication, or say why not."
        cited = self.reliability == SourceReliability.PROPAGANDA and Source.objects.public().filter(pk=self.pk).exists()
        if cited:
            errors["reliability"] = "Something public cites it: give that another source first."
        if errors:
            raise ValidationError(errors)
