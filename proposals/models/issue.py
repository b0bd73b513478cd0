"""Issues: the single matters that clauses and positions are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.constraints import known, not_blank
from proposals.models.process import Process
from proposals.models.topic import Topic, refuse_foreign_clauses
from proposals.moment import address


class IssueQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(topic__process__in=public_keys(Process))


class IssueKind(models.TextChoices):
    DISPUTE = "dispute", _("Dispute")
    PLEDGE = "pledge", _("Pledge")


class Issue(models.Model):
    """One matter under a heading, with a thesis that a stance accepts or rejects."""

    Kind = IssueKind

    slug = models.SlugField(max_length=80, unique=True)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="issues")
    name = models.CharField(max_length=200)
    description = models.TextField(help_text="Shown wherever the issue appears.")
    thesis = models.TextField(
        help_text="One neutral sentence that a party can accept or reject. Readers see it as soon as the process is "
        "public."
    )
    kind = models.CharField(
        max_length=7,
        choices=IssueKind,
        default=IssueKind.DISPUTE,
        help_text="A dispute is about one state of affairs, so two answers can contradict each other. A pledge is "
        "about what the speaker itself will do: answers stand beside each other, never counted against each other.",
    )
    order = models.PositiveIntegerField(default=0)
    pax_code = models.CharField("PA-X code", max_length=40, blank=True)
    pam_code = models.CharField("PAM code", max_length=40, blank=True)

    objects = IssueQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["topic__process", "topic__order", "order", "slug"]
        constraints = [not_blank("issue", "slug"), not_blank("issue", "thesis"), known("issue", "kind", IssueKind)]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("issue", self.slug)

    def clean(self) -> None:
        """The clauses on it belong to its process."""
        if self.pk and self.topic_id:
            refuse_foreign_clauses(Issue.objects.filter(pk=self.pk), self.topic.process_id, "topic")
