"""A clause: one provision of a proposal."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.constraints import LONGEST_KEY, LONGEST_NUMBER, known, leads_back, linked, optional
from proposals.models.issue import Issue
from proposals.models.party import Party
from proposals.models.proposal import Proposal
from proposals.models.source import Source
from proposals.models.sourcing import ReadingField, Sourcing, check_reading, reading_of
from proposals.moment import address

# \Z, not $: SQLite's $ would let a line feed follow.
KEY = r"^[a-z0-9]+([.-][a-z0-9]+)*\Z"


class Confidence(models.TextChoices):
    """How sure we are of what is recorded."""

    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


class ClauseQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Clauses of public proposals."""
        return self.filter(proposal__in=public_keys(Proposal))

    def open_to(self, user):
        """The clauses of the texts that ``user`` works on."""
        return self.filter(proposal__in=Proposal.objects.open_to(user))

    def on_issues(self, issues):
        """Clauses whose main issue, or a further one, is among ``issues`` (a QuerySet or list)."""
        on_issues = Clause.objects.filter(Q(issue__in=issues) | Q(further_issues__in=issues))
        return self.filter(pk__in=on_issues.values("pk"))

    def without_issue(self):
        """Recorded clauses that still need a main issue."""
        return self.exclude(status=ClauseStatus.UNRECORDED).filter(issue__isnull=True)

    def without_source(self):
        """Recorded clauses that name no source."""
        return self.exclude(status=ClauseStatus.UNRECORDED).filter(sources__isnull=True)


class ClauseStatus(models.TextChoices):
    ACTIVE = "active", _("Active")
    BRACKETED = "bracketed", _("Left open in brackets")
    DELETED = "deleted", _("Marked as deleted in the text")
    REMOVED = "removed", _("Reported as removed")
    VARIANT = "variant", _("Rival variant of a point")
    UNRECORDED = "unrecorded", _("Not recorded yet")


class ClauseBasis(models.TextChoices):
    VERBATIM = "verbatim", _("Verbatim")
    TRANSLATION = "translation", _("Translation")
    PARAPHRASE = "paraphrase", _("Paraphrase")
    TRANSLATED_PARAPHRASE = "translated-paraphrase", _("Paraphrase of a translation")
    REPORTED = "reported", _("Reported")


class ClauseVerification(models.TextChoices):
    DIRECT = "direct", _("Read in a stored copy")
    INDIRECT = "indirect", _("Read in a summary")
    UNSEEN = "unseen", _("Not seen")


class Clause(models.Model):
    """One provision. Its key is permanent within its proposal; its number is what the document prints."""

    Status = ClauseStatus
    Basis = ClauseBasis
    Verification = ClauseVerification

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="clauses")
    key = models.CharField(
        max_length=LONGEST_KEY,
        validators=[RegexValidator(KEY, "Use small letters and digits, joined by dots or hyphens: 12, 10.a, x1.")],
        help_text="Identifies the clause within the proposal for good; links and citations contain it.",
    )
    number = models.CharField(
        max_length=LONGEST_NUMBER, blank=True, help_text="As printed; empty if the document has none."
    )
    order = models.PositiveIntegerField(default=0, help_text="Position in the document, from 0.")
    parent = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="children")
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True, max_length=400_000)
    status = models.CharField(max_length=12, choices=ClauseStatus, default=ClauseStatus.ACTIVE)
    advanced_by = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variants",
        help_text="For a rival variant: the party that advances it.",
    )
    basis = models.CharField(max_length=24, choices=ClauseBasis, blank=True)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="clauses", verbose_name="main issue"
    )
    further_issues = models.ManyToManyField(Issue, blank=True, related_name="clauses_further")
    sources = models.ManyToManyField(Source, blank=True, related_name="clauses")
    reading = ReadingField()
    locator = models.CharField(max_length=200, blank=True, help_text="Place in the document: point 6, page 2.")
    confidence = models.CharField(max_length=8, choices=Confidence, blank=True)
    verification = models.CharField(max_length=8, choices=ClauseVerification, default=ClauseVerification.DIRECT)
    note = models.TextField(blank=True)

    objects = ClauseQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[further_issues, sources])

    class Meta:
        ordering = ["proposal__issued_on", "proposal__slug", "order", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "key"],
                name="clause_key_unique",
                violation_error_message="key: another clause of this proposal already has this key; choose another.",
            ),
            models.CheckConstraint(
                condition=Q(key__regex=KEY),
                name="clause_key_shape",
                violation_error_message="key: use small letters and digits, joined by dots or hyphens.",
            ),
            known("clause", "status", ClauseStatus),
            optional("clause", "basis", ClauseBasis),
            optional("clause", "confidence", Confidence),
            known("clause", "verification", ClauseVerification),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                name="clause_parent_another",
                violation_error_message="parent: a clause cannot be its own parent; choose another.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["deleted", "unrecorded"]) | Q(text=""),
                name="clause_without_text",
                violation_error_message="text: a deleted or unrecorded point has no text; leave it empty.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["deleted", "unrecorded"]) | ~Q(text=""),
                name="clause_with_text",
                violation_error_message="text: fill it in, or set the status to deleted or unrecorded.",
            ),
            models.CheckConstraint(
                condition=Q(status="unrecorded", basis="") | (~Q(status="unrecorded") & ~Q(basis="")),
                name="clause_basis_unless_unrecorded",
                violation_error_message="basis: choose one; leave it empty only for an unrecorded point.",
            ),
            models.CheckConstraint(
                condition=Q(status="variant", advanced_by__isnull=False)
                | (~Q(status="variant") & Q(advanced_by__isnull=True)),
                name="clause_variant_has_party",
                violation_error_message="advanced_by: name the party for a rival variant, and for no other clause.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal.slug}/{self.key}"

    def get_absolute_url(self) -> str:
        return address("clause", self.proposal.slug, self.key)

    @property
    def is_unrecorded(self) -> bool:
        return self.status == self.Status.UNRECORDED

    @property
    def is_unseen(self) -> bool:
        """It has words, but nobody has seen the text's, or not all that ours say."""
        return bool(self.text) and self.verification == self.Verification.UNSEEN

    @property
    def is_summarised(self) -> bool:
        """It has words, but was only read in a summary."""
        return bool(self.text) and self.verification == self.Verification.INDIRECT

    @property
    def title(self) -> str:
        """The heading, or a placeholder if there is none."""
        return self.heading or (gettext("Point not recorded yet") if self.is_unrecorded else gettext("No heading"))

    @property
    def all_issues(self) -> list[Issue]:
        """Everything it is about, the main issue first."""
        return [issue for issue in (self.issue, *self.further_issues.all()) if issue is not None]

    @property
    def sourcing(self) -> Sourcing:
        """How well it is sourced. Reads ``sources``."""
        return Sourcing.of(self.sources.all(), reading=self.reading)

    @property
    def shown_reading(self) -> dict[str, str]:
        """How far its sources were read: those that the reader sees."""
        return reading_of(self.reading, self.sources.all())

    @property
    def label(self) -> str:
        """The printed number, or the key if the document prints none."""
        return self.number or self.key

    def clean(self) -> None:
        errors = {}
        if self.parent and self.parent.proposal_id != self.proposal_id:
            errors["parent"] = "Choose a clause of the same proposal."
        elif leads_back(self, lambda clause: clause.parent):
            errors["parent"] = "This clause is already above that one; choose another parent."
        if self.proposal_id and self.issue and (foreign := self.proposal.foreign_issues([self.issue])):
            errors["issue"] = foreign
        if errors:
            raise ValidationError(errors)

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        """Raise ValidationError for a further issue of another process, or the reading of a source not cited."""
        if self.proposal_id and (foreign := self.proposal.foreign_issues(links.get("further_issues") or [])):
            raise ValidationError({"further_issues": foreign})
        check_reading(self.reading, linked(self, links, "sources"))
