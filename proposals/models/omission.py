"""Omissions: the clauses of an earlier text that a proposal leaves out."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.clause import Clause
from proposals.models.constraints import known
from proposals.models.proposal import Proposal


class OmissionQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Omissions between two public texts."""
        return self.filter(proposal__in=public_keys(Proposal), clause__in=public_keys(Clause))


class OmissionHow(models.TextChoices):
    STRUCK = "struck", _("Struck")
    LEFT_OUT = "left-out", _("Left out")
    REPLACED = "replaced", _("Replaced")


class Omission(models.Model):
    """A clause of an earlier text that this proposal leaves out, and how."""

    How = OmissionHow

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="omissions")
    clause = models.ForeignKey(
        Clause, models.RESTRICT, related_name="omitted_by", help_text="The clause of the earlier text."
    )
    how = models.CharField(max_length=10, choices=OmissionHow)
    note = models.CharField(max_length=300, blank=True)

    objects = OmissionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "clause"],
                name="omission_unique",
                violation_error_message="clause: its omission is already recorded; edit that one.",
            ),
            known("omission", "how", OmissionHow),
        ]

    def __str__(self) -> str:
        return f"{self.proposal.slug} omits {self.clause}"

    def clean(self) -> None:
        if self.clause_id and self.clause.proposal_id == self.proposal_id:
            raise ValidationError({"clause": "Choose a clause of another text."})
