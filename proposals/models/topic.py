"""Topics: the headings of a process that its issues stand under."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.constraints import not_blank
from proposals.models.process import Process
from proposals.moment import address


class TopicQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(process__in=public_keys(Process))


class Topic(models.Model):
    """A heading of one process, with issues under it."""

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
        """The clauses on its issues belong to its process."""
        if self.pk and self.process_id:
            refuse_foreign_clauses(self.issues.all(), self.process_id, "process")


def refuse_foreign_clauses(issues: models.QuerySet, process_id: int, field: str) -> None:
    """Raise ValidationError if a clause of another process is on one of ``issues``."""
    for relation in ("clauses", "clauses_further"):
        tied = issues.filter(**{f"{relation}__isnull": False}).exclude(**{f"{relation}__proposal__process": process_id})
        if names := ", ".join(f"“{issue}”" for issue in tied.distinct()[:5]):
            raise ValidationError({field: f"Clauses of another process use {names}: remove it from them first."})
