"""A proposal: one dated text, or one known only from reports."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule
from proposals.models.constraints import known, language_code, leads_back, linked, not_blank
from proposals.models.editorial import BlockingProblem, Reviewed, ReviewedQuerySet, State
from proposals.models.issue import Issue
from proposals.models.party import Party
from proposals.models.process import Process
from proposals.models.references import publicly_referenced
from proposals.models.source import Source
from proposals.models.sourcing import ReadingField, Sourcing, check_reading, reading_of, sourcing_problems
from proposals.moment import address, current, happened, has_happened

MOST_POINTS = 9999  # more than any text has, but it refuses most numbers typed here by mistake


class DatePrecision(models.TextChoices):
    """How much of a date is known; the rest is a placeholder."""

    DAY = "day", _("Day")
    WEEK = "week", _("Week")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class ProposalQuerySet(ReviewedQuerySet):
    @cached_rule
    def public(self):
        """Proposals that are published here and were issued by the day that readers look at."""
        return self.published().filter(happened("issued_on", "date_precision"))

    def with_clauses(self):
        """Texts with at least one public clause."""
        return self.filter(publicly_referenced(self.model, {"clauses": "proposal"}))

    def listed(self):
        """With relatives and ``clause_count``, in the model's own order, which counting would otherwise lose."""
        return self.with_relatives().annotate(clause_count=Count("clauses")).order_by(*(Proposal._meta.ordering or ()))

    def with_lineage(self, among=None):
        """With the texts each one comes from, ``public_base`` and ``public_origins``, without drafts.

        ``among`` are the texts that may be named; by default the public ones.
        """
        visible = Proposal.objects.public() if among is None else among
        proposals: Any = self.select_related("process", "revises")
        if among is not None:
            proposals = proposals.annotate(base_is_open=Exists(among.filter(pk=OuterRef("revises"))))
        return proposals.prefetch_related(Prefetch("derived_from", visible, to_attr="public_origins"))

    def with_relatives(self, among=None):
        """With lineage, drafters, sources, ``public_companions`` and ``public_revisions``, without drafts."""
        visible = Proposal.objects.public() if among is None else among
        return self.with_lineage(among).prefetch_related(
            "drafted_by",
            "sources",
            Prefetch("companions", visible, to_attr="public_companions"),
            Prefetch("revised_by", visible, to_attr="public_revisions"),
        )


class ProposalKind(models.TextChoices):
    PLAN = "plan", _("Plan")
    STATEMENT = "statement", _("Statement")
    STATED_POSITION = "stated-position", _("Stated position")
    PACKAGE = "package", _("Package")
    ANNEX = "annex", _("Annex")


class ProposalStatus(models.TextChoices):
    LEAKED = "leaked", _("Leaked")
    PRESENTED = "presented", _("Presented")
    PUBLISHED = "published", _("Published by its authors")
    SUPERSEDED = "superseded", _("Superseded")
    AGREED = "agreed", _("Agreed")

    @classmethod
    def outcomes(cls) -> set["ProposalStatus"]:
        """What became of a text after it was issued."""
        return {cls.SUPERSEDED, cls.AGREED}


class ProposalAvailability(models.TextChoices):
    FULL = "full", _("Full text")
    PARTIAL = "partial", _("Part of the text")
    REPORTED = "reported", _("Known from reports only")


CAVEATS: dict[str, Any] = {
    ProposalAvailability.REPORTED: _("is known from reports only; absence of a clause is not evidence."),
    ProposalAvailability.PARTIAL: _("is public only in part; absence of a clause is not evidence."),
}


class Proposal(Reviewed):
    """One text that parties negotiate about. The slug identifies it, not the title."""

    Kind = ProposalKind
    Status = ProposalStatus
    Availability = ProposalAvailability

    slug = models.SlugField(max_length=80, unique=True)
    process = models.ForeignKey(Process, models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=300)
    short_title = models.CharField("short title", max_length=60, help_text="Name used as a column heading.")
    kind = models.CharField(max_length=20, choices=ProposalKind)
    claimed_points = models.PositiveSmallIntegerField(
        "claimed points",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)],
        help_text="The number of points the text is known by (28-point plan). It may differ from the number of "
        "recorded clauses.",
    )
    drafted_by = models.ManyToManyField(Party, blank=True, related_name="drafted")
    issued_on = models.DateField("issued on")
    date_precision = models.CharField("date precision", max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    date_note = models.TextField("note on the date", blank=True)
    status = models.CharField(max_length=12, choices=ProposalStatus)
    revises = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revised_by",
        help_text="The text that this one revises.",
    )
    derived_from = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="drawn_on_by", help_text="Other texts it draws on."
    )
    companions = models.ManyToManyField("self", blank=True, help_text="Papers of the same package.")
    text_availability = models.CharField("text availability", max_length=8, choices=ProposalAvailability)
    original_language = models.CharField("original language", max_length=12, validators=[language_code])
    text_language = models.CharField(
        "language of the clauses",
        max_length=12,
        default="en",
        validators=[language_code],
        help_text="The language the clauses are recorded in.",
    )
    summary = models.TextField(blank=True)
    authorship_note = models.TextField("note on authorship", blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="proposals")
    reading = ReadingField()

    # As annotated by with_lineage and listed.
    public_origins: list["Proposal"]
    clause_count: int

    objects = ProposalQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[drafted_by, derived_from, companions, sources])

    class Meta:
        ordering = ["issued_on", "slug"]
        permissions = [("publish_proposal", "Can publish, send back and withdraw proposals")]
        constraints = [
            *Reviewed.state_constraints("proposal"),
            not_blank("proposal", "slug"),
            not_blank("proposal", "title"),
            known("proposal", "kind", ProposalKind),
            known("proposal", "status", ProposalStatus),
            known("proposal", "text_availability", ProposalAvailability),
            known("proposal", "date_precision", DatePrecision),
            models.CheckConstraint(
                condition=Q(claimed_points__isnull=True) | Q(claimed_points__range=(1, MOST_POINTS)),
                name="proposal_claimed_points_counted",
                violation_error_message=f"claimed_points: use a number from 1 to {MOST_POINTS}, or leave it empty.",
            ),
            models.CheckConstraint(
                condition=Q(revises__isnull=True) | ~Q(revises=models.F("pk")),
                name="proposal_revises_another",
                violation_error_message="revises: a text cannot revise itself; choose another.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return address("proposal", self.slug)

    @property
    def shown_status(self) -> ProposalStatus | None:
        """The status; None for a day in the talks if it is an outcome, as we do not record when that came about."""
        status = ProposalStatus(self.status)
        return None if current().on and status in ProposalStatus.outcomes() else status

    @property
    def caveat(self) -> str:
        """Why the absence of a clause proves nothing, as the end of a sentence; empty for full texts."""
        return str(CAVEATS.get(self.text_availability, ""))

    @property
    def public_base(self) -> "Proposal | None":
        """The text this one revises, if the reader, or the user the rows were read for, may see it."""
        base = self.revises
        if base is None or getattr(self, "base_is_open", False):
            return base
        is_public = base.state == State.PUBLISHED and has_happened(base.issued_on, base.date_precision)
        return base if is_public else None

    def clean(self) -> None:
        """Leaves a text that revises itself to the constraint, which names that mistake."""
        if self.revises_id != self.pk and leads_back(self, lambda proposal: proposal.revises):
            raise ValidationError({"revises": "That text already revises this one, directly or through others."})
        if self.pk and self.process_id:
            main = Q(issue__isnull=False) & ~Q(issue__topic__process=self.process_id)
            further = Q(further_issues__isnull=False) & ~Q(further_issues__topic__process=self.process_id)
            if keys := ", ".join(self.clauses.filter(main | further).distinct().values_list("key", flat=True)[:10]):
                raise ValidationError(
                    {"process": f"Clauses {keys} have issues of another process: remove those issues first."}
                )

    def foreign_issues(self, issues: Iterable[Issue]) -> str:
        """Why ``issues`` cannot be those of a clause of this text, as a sentence; empty if they can."""
        foreign = ", ".join(f"“{issue}”" for issue in issues if issue.topic.process_id != self.process_id)
        return f"Choose issues of this text's process; {foreign} belongs to another." if foreign else ""

    @property
    def sourcing(self) -> Sourcing:
        """How well it is sourced as a whole. Reads ``sources``."""
        return Sourcing.of(self.sources.all(), reading=self.reading)

    @property
    def shown_reading(self) -> dict[str, str]:
        """How far its sources were read: those that the reader sees."""
        return reading_of(self.reading, self.sources.all())

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        """Raise ValidationError for the reading of a source that is not cited."""
        check_reading(self.reading, linked(self, links, "sources"))

    def blocking(self) -> list[BlockingProblem]:
        """Missing sources, drafters and main issues, and omissions of clauses of unrelated texts."""
        problems = []
        if not self.sources.exists():
            problems.append(BlockingProblem("sources: name at least one source of this text.", self))
        problems += [BlockingProblem(text, self) for text in sourcing_problems(self.sourcing)]
        if not self.drafted_by.exists():
            problems.append(BlockingProblem("drafted_by: name at least one party.", self))
        for clause in self.clauses.prefetch_related("sources", "variant_readings__source"):
            problems += [BlockingProblem(f"clause {clause.key}, {text}", clause) for text in _sourcing_problems(clause)]
            if clause.is_unrecorded:
                continue
            if not clause.sources.all():
                problems.append(BlockingProblem(f"clause {clause.key}, sources: name at least one source.", clause))
            if clause.issue_id is None:
                problems.append(BlockingProblem(f"clause {clause.key}, issue: choose its main issue.", clause))
        parents = {self.revises_id, *self.derived_from.values_list("pk", flat=True)}
        for omission in self.omissions.select_related("clause__proposal"):
            if omission.clause.proposal_id not in parents:
                message = f"omission of {omission.clause}: this text must revise or draw on the text of that clause."
                problems.append(BlockingProblem(message, omission))
        return problems


def _sourcing_problems(clause: Any) -> list[str]:
    """What is wrong with the sources of a clause and of its variant readings."""
    readings = [reading.source for reading in clause.variant_readings.all()]
    problems = [*sourcing_problems(clause.sourcing, clause.confidence), *sourcing_problems(Sourcing.of(readings))]
    if clause.sourcing.sources and not clause.sourcing.read and clause.verification != "unseen":
        problems.append("verification: nobody read any of its sources for it; choose unseen.")
    return problems
