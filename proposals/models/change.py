"""The log of changes that readers see: what was published, corrected or withdrawn, and why.

It is separate from the history, which holds drafts and names people. Entries are never changed or deleted. They are
added in the same transaction as what they report: by the verbs of :mod:`proposals.models.editorial`, by corrections at
the desk (:mod:`proposals.admin.base.saving`), by loading a dataset (:mod:`proposals.dataset.write`).
"""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.records import PART_OF
from proposals.models.before_after import PARTS, before_and_after
from proposals.models.cached_rule import cached_rule
from proposals.models.concerns import concerns
from proposals.models.constraints import LONGEST_KEY, known, not_blank
from proposals.moment import address, happened, last_day


class RecordKind(models.TextChoices):
    """The records with a name of their own in public addresses. Other records are parts of one of them."""

    PROPOSAL = "proposal", _("text")
    CLAUSE = "clause", _("clause")
    POSITION = "position", _("statement")
    EVENT = "event", _("event")
    CORRESPONDENCE = "correspondence", _("correspondence")
    PROCESS = "process", _("process")
    PARTY = "party", _("party")
    SOURCE = "source", _("source")
    TOPIC = "topic", _("topic")
    ISSUE = "issue", _("issue")
    MEASURE = "measure", _("measure")


LONGEST_TITLE = 500

# The field with the date of a record in the talks. On earlier days readers see nothing of it.
DAYS = {
    "process": "started_on",
    "proposal": "issued_on",
    "position": "stated_on",
    "event": "starts_on",
    "source": "published_on",
}

NEVER_CHANGED = "Entries in the log of changes cannot be changed."
NEVER_DELETED = "Entries in the log of changes cannot be deleted."


class AppendOnly(Exception):
    """Raised when an entry of the log would be changed or deleted."""


class ChangeQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        """Entries on what readers can see now, and all withdrawals.

        So the entries on a record disappear when it is withdrawn, and return with it.
        """
        visible = Q(kind=Change.Kind.WITHDRAWAL)
        for name in RecordKind.values:
            public = apps.get_model("proposals", name).objects.public()
            clause = {"proposal__slug": OuterRef("record_slug"), "key": OuterRef("key")}
            record = public.filter(**(clause if name == "clause" else {"slug": OuterRef("record_slug")}))
            visible |= Q(Exists(record), model=name)
        return self.filter(visible, happened("dated"))

    def with_moves(self):
        """With ``sort``: the kind, or ``moved`` for the publication of a statement that changed its party's stance.

        A moved entry also has ``stance``, the new one, its ``target_basis``, and ``before``, the statement it followed.
        """
        positions = apps.get_model("proposals", "Position").objects.public()
        moved = positions.moved().filter(slug=OuterRef("record_slug")).with_before()
        is_statement = Q(model="position", kind=Change.Kind.PUBLICATION)
        return self.annotate(
            stance=Case(When(is_statement, then=Subquery(moved.values("stance")[:1]))),
            target_basis=Case(When(is_statement, then=Subquery(moved.values("target_basis")[:1]))),
            before=Case(When(is_statement, then=Subquery(moved.values("before")[:1])), output_field=models.JSONField()),
            sort=Case(When(stance__isnull=False, then=Value(ChangeSort.MOVED)), default=F("kind")),
        )

    def update(self, **fields: Any) -> int:
        raise AppendOnly(NEVER_CHANGED)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly(NEVER_DELETED)


class ChangeKind(models.TextChoices):
    PUBLICATION = "publication", _("Published")
    ADDITION = "addition", _("Added")
    CORRECTION = "correction", _("Corrected")
    WITHDRAWAL = "withdrawal", _("Withdrawn")


class ChangeSort(models.TextChoices):
    """The kinds that readers see: a publication that changed a party's stance is a kind of its own."""

    PUBLICATION = ChangeKind.PUBLICATION.value, ChangeKind.PUBLICATION.label
    MOVED = "moved", _("Stance changed")
    ADDITION = ChangeKind.ADDITION.value, ChangeKind.ADDITION.label
    CORRECTION = ChangeKind.CORRECTION.value, ChangeKind.CORRECTION.label
    WITHDRAWAL = ChangeKind.WITHDRAWAL.value, ChangeKind.WITHDRAWAL.label


class Change(models.Model):
    """One entry: what was done to which record, when and why. Who did it is in the history only."""

    Kind = ChangeKind

    uid = models.CharField(max_length=36, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=ChangeKind)
    model = models.CharField(max_length=20, choices=RecordKind)
    record_slug = models.CharField(max_length=80)
    key = models.CharField(
        max_length=LONGEST_KEY, blank=True, help_text="For a clause only; its slug is that of its text."
    )
    title = models.CharField(
        max_length=LONGEST_TITLE,
        blank=True,
        help_text="Name of the record at the time; not shown for a withdrawn one.",
    )
    fields = models.JSONField(default=list, help_text="For a correction: names of the changed fields.")
    values = models.JSONField(
        default=dict, help_text="For a correction: the value of a changed field before and after, by its name."
    )
    concerns = models.TextField(
        blank=True,
        editable=False,
        help_text="For a correction: what is followed and was named before or after, but not both.",
    )
    process = models.CharField(
        max_length=80, blank=True, help_text="Slug of the process of the record; empty for a party or a source."
    )
    reason = models.TextField(blank=True)
    dated = models.DateField(null=True, help_text="The last date in the talks that the record may be about.")

    # As annotated by with_moves.
    sort: str
    stance: str
    target_basis: str | None
    before: dict[str, Any]

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(F("at").desc(), F("id").desc(), name="change_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["uid"],
                name="change_uid_unique",
                violation_error_message="uid: another entry already has this value; choose another.",
            ),
            known("change", "kind", ChangeKind),
            known("change", "model", RecordKind),
            not_blank("change", "record_slug"),
            models.CheckConstraint(
                condition=Q(model="clause") ^ Q(key=""),
                name="change_key_of_clause",
                violation_error_message="key: give one for a clause, and for no other record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.model} {self.name}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(NEVER_CHANGED)
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return address("changes", query={"cursor": f"from:{self.uid}"}, anchor=f"c-{self.uid}")

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly(NEVER_DELETED)

    @property
    def name(self) -> str:
        """The record's name in public addresses: a slug, or slug/key."""
        return f"{self.record_slug}/{self.key}" if self.key else self.record_slug

    @classmethod
    def of(
        cls,
        kind: str,
        record: Any,
        *,
        reason: str = "",
        fields: Iterable[str] = (),
        at: datetime.datetime | None = None,
    ) -> "Change":
        """An unsaved entry about ``record`` as it is now.

        Whatever becomes of a part without a name of its own corrects the record it is a part of.
        """
        model, fields = record._meta.model_name, list(fields)
        if model not in RecordKind.values:
            owner = record._meta.get_field(PART_OF[model])
            part = owner.remote_field.get_accessor_name()
            return cls.of(ChangeKind.CORRECTION, getattr(record, owner.name), reason=reason, fields=[part], at=at)
        named = record.proposal if model == "clause" else record
        process, values = _process_of(record), {}
        if kind == ChangeKind.CORRECTION:
            since = None if PARTS.keys().isdisjoint(fields) else _latest_entry(record, named, process)
            values = before_and_after(record, fields, since)
        return cls(
            at=at or timezone.now(),
            kind=kind,
            model=model,
            record_slug=named.slug,
            key=record.key if model == "clause" else "",
            title="" if kind == ChangeKind.WITHDRAWAL else _title(record)[:LONGEST_TITLE],
            fields=sorted(fields),
            values=values,
            concerns=concerns(model, values),
            process=process,
            reason=reason,
            dated=_dated(named),
        )


def _dated(record: Any) -> datetime.date | None:
    """The last possible date of ``record`` and of all it is about; None if nothing has a date."""
    return max(_days(record), default=None)


def _days(record: Any) -> Iterator[datetime.date]:
    name = DAYS.get(record._meta.model_name, "")
    if name and (day := record._meta.get_field(name).to_python(getattr(record, name))):
        yield last_day(day, getattr(record, "date_precision", "day"))
    for relation in ("clause", "proposal", "issue", "topic", "process"):
        if (related := getattr(record, relation, None)) is not None:
            yield from _days(related)
    if record._meta.model_name == "correspondence":
        for proposal in record.texts():
            yield from _days(proposal)


def _process_of(record: Any) -> str:
    """The slug of the process that a record belongs to; empty for one that processes share."""
    if record._meta.model_name == "process":
        return record.slug
    if record._meta.model_name == "correspondence":
        return next((proposal.process.slug for proposal in record.texts()), "")
    for relation in ("process", "topic", "issue", "clause", "proposal"):
        if (related := getattr(record, relation, None)) is not None:
            return _process_of(related)
    return ""


def _latest_entry(record: Any, named: Any, process: str) -> datetime.datetime | None:
    """When the log last said something of ``record``, or of the text or process that brought it."""
    about = Q(model=record._meta.model_name, record_slug=named.slug, key=getattr(record, "key", ""))
    about |= Q(model=named._meta.model_name, record_slug=named.slug) | Q(model="process", record_slug=process)
    return Change.objects.filter(about).aggregate(latest=models.Max("at"))["latest"]


def _title(record: Any) -> str:
    model = record._meta.model_name
    if model == "clause":
        return f"{record.proposal.short_title}, {record.label} {record.heading}".strip()
    if model == "position":
        about = f"{record.clause.proposal.short_title}, {record.clause.label}" if record.clause else record.target
        return f"{record.party.short_name}: {about}"
    return str(record)
