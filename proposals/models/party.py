"""Parties: who drafts proposals and takes positions."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import CachedColumn, cached_rule
from proposals.models.constraints import known, not_blank
from proposals.models.references import publicly_referenced
from proposals.moment import address


class PartyKind(models.TextChoices):
    STATE = "state", _("State")
    ORGANISATION = "organisation", _("Organisation")
    COALITION = "coalition", _("Coalition")


class PartyQuerySet(models.QuerySet):
    def with_members(self, among=None):
        """With the public members of each party, and the public parties it is a member of; or those ``among`` these."""
        shown = Party.objects.public() if among is None else among
        return self.prefetch_related(Prefetch("members", shown), Prefetch("member_of", shown))

    @cached_rule
    def public(self):
        """Parties that something published names, and their members."""
        return self.filter(Q(CachedColumn(_is_public, Party, models.BooleanField())))


def _is_public(rows: PartyQuerySet) -> models.QuerySet:
    named = publicly_referenced(
        Party, {"drafted": "drafted_by", "positions": "party", "events": "participants", "variants": "advanced_by"}
    )
    is_member = Exists(Party.objects.filter(named, members=OuterRef("pk")))
    return rows.annotate(column=ExpressionWrapper(named | Q(is_member), models.BooleanField()))


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
