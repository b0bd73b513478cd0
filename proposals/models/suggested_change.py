"""Suggested changes to published records, by those who may not correct them. An editor accepts or declines each.

Never public, in any state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from config.records import PART_OF, REVIEWED
from proposals.models.constraints import LONGEST_REASON, known, not_blank
from proposals.models.decided import digest
from proposals.models.editorial import has_right, may_change
from proposals.models.grounds import ChangedWords, changed_words, grounds
from proposals.models.rights import may_suggest
from proposals.models.versions import values

SUGGESTIBLE = (*REVIEWED, *PART_OF)
"""The models with a state of their own, or that of a text."""


class SuggestionState(models.TextChoices):
    PENDING = "pending", "Waiting for an editor"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class SuggestedChange(models.Model):
    """Some fields of one record, with their old and suggested values; or a whole corrected text."""

    State = SuggestionState

    model = models.CharField("kind of record", max_length=20, editable=False)
    record_id = models.PositiveBigIntegerField("record", editable=False)
    changes = models.JSONField(
        encoder=DjangoJSONEncoder, editable=False, help_text='{"field": {"old": …, "new": …}}; records as their keys.'
    )
    corrected_text = models.JSONField(
        null=True, editable=False, help_text="As :mod:`proposals.importing.suggesting` writes it."
    )
    grounds = models.JSONField(
        default=dict,
        editable=False,
        help_text="The words that it rests on, as :mod:`proposals.models.grounds` reads them.",
    )
    reason = models.CharField(max_length=LONGEST_REASON, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    suggested_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(
        max_length=8, choices=SuggestionState, default=SuggestionState.PENDING, editable=False, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decision_reason = models.CharField(max_length=LONGEST_REASON, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-suggested_at", "-pk"]
        verbose_name = "suggested change"
        permissions = [("decide_suggestedchange", "Can accept and decline suggested changes")]
        constraints = [
            known("suggestedchange", "state", SuggestionState),
            not_blank("suggestedchange", "reason"),
            models.CheckConstraint(
                condition=Q(model__in=SUGGESTIBLE),
                name="suggestedchange_model_known",
                violation_error_message="model: choose a kind of record that is reviewed.",
            ),
            models.CheckConstraint(
                condition=Q(corrected_text__isnull=True) | Q(model="proposal"),
                name="suggestedchange_text_of_proposal",
                violation_error_message="corrected_text: only a proposal has a text; leave it empty.",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="pending") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="suggestedchange_decided_by_somebody",
                violation_error_message="state: a decision needs a person and a time.",
            ),
        ]

    def __str__(self) -> str:
        record = self.record
        about = record if record is not None else f"a deleted {self.model}"
        return f"{about}: {self.contents}"

    @property
    def contents(self) -> str:
        """What would change: the names of the fields, or the text."""
        return "a corrected text" if self.corrected_text else ", ".join(self.changes)

    @property
    def record(self) -> models.Model | None:
        """The record as it is stored now; None if it has been deleted."""
        model = apps.get_model("proposals", self.model)
        return model._default_manager.filter(pk=self.record_id).first()

    @property
    def is_pending(self) -> bool:
        return self.state == SuggestionState.PENDING

    def side(self, name: str) -> dict[str, Any]:
        """The "old" or "new" values, as :func:`proposals.models.versions.values` gives them."""
        model = apps.get_model("proposals", self.model)
        many = {field.name for field in model._meta.many_to_many}
        return {
            field: change[name] if field in many else _value(model._meta.get_field(field), change[name])
            for field, change in self.changes.items()
        }

    def overtaken(self) -> dict[str, Any]:
        """The fields that were corrected otherwise after the suggestion was made, with their stored values.

        Accepting the suggestion takes these corrections back. Empty once it has been decided.
        """
        record = self.record if self.is_pending else None
        if record is None:
            return {}
        stored, old, new = values(record), self.side("old"), self.side("new")
        return {field: stored[field] for field in old if stored[field] not in (old[field], new[field])}

    def overtaken_words(self) -> list[ChangedWords]:
        """The words under it that were corrected after it was made; accepting it decides about the new ones.

        Empty once it has been decided.
        """
        record = self.record if self.is_pending else None
        return changed_words(self.grounds, grounds(record, self.side("new"))) if record is not None else []

    @property
    def overtaken_version(self) -> str:
        """A digest of what was corrected since, empty if nothing was: who accepts says with it what they have seen."""
        fields = [[field, str(value)] for field, value in sorted(self.overtaken().items())]
        clauses = [[words.clause, words.now] for words in self.overtaken_words()]
        return digest([*fields, *clauses]) if fields or clauses else ""

    @classmethod
    def suggest(cls, record: models.Model, new: dict[str, Any], *, by: Any, reason: str) -> "SuggestedChange":
        """File a suggestion about something published.

        ``new`` is as :func:`values` gives it; only values that differ are kept. Raises PermissionDenied without the
        right to add a suggestion; ValidationError without a reason or a difference, and if the record is not published
        or ``by`` can correct it.
        """
        cls.check_suggesting(record, by, reason)
        stored = values(record)
        changes = {name: {"old": stored[name], "new": value} for name, value in new.items() if stored[name] != value}
        if not changes:
            raise ValidationError("Nothing has changed: change at least one field.")
        rests_on = grounds(record, {name: new[name] for name in changes})
        return cls.file(record, by=by, reason=reason, changes=changes, grounds=rests_on)

    @classmethod
    def check_suggesting(cls, record: models.Model, by: Any, reason: str) -> None:
        """Raise what :meth:`suggest` raises, except for a missing difference."""
        if not has_right(by, "add", cls):
            raise PermissionDenied("Your role does not let you suggest changes.")
        if not may_suggest(by, record):
            raise ValidationError(
                "You can only suggest a change to a published record that you cannot correct yourself."
            )
        if not reason.strip():
            raise ValidationError({"reason": "Give a reason; the editor reads it."})

    @classmethod
    def file(cls, record: Any, *, by: Any, reason: str, **fields: Any) -> "SuggestedChange":
        """Store a suggestion that has been checked."""
        suggestion = cls(
            model=record._meta.model_name,
            record_id=record.pk,
            reason=reason.strip(),
            author=by,
            **{"changes": {}} | fields,
        )
        suggestion._history_user = by
        suggestion.full_clean()
        suggestion.save()
        return suggestion

    def may_decide(self, user: Any) -> bool:
        """Whether ``user`` may accept it: they may correct the record and did not make the suggestion."""
        record = self.record
        return self.is_pending and record is not None and user.pk != self.author_id and may_change(user, record)

    def may_decline(self, user: Any) -> bool:
        """Whether ``user`` is an editor, or the author, who takes it back; even if the record is gone."""
        return self.is_pending and (user.pk == self.author_id or has_right(user, "decide", self))

    @contextmanager
    def accepting(self, by: Any) -> Iterator[str]:
        """A block that applies the suggestion, in one transaction with the decision.

        Yields the reason for the history, which names the author. Raises PermissionDenied.
        """
        with transaction.atomic():
            self.lock()
            if not self.may_decide(by):
                raise PermissionDenied("You are not allowed to accept this suggestion.")
            yield f"{self.reason} (suggested by {self.author})"
            self.decide(SuggestionState.ACCEPTED, by)

    def decline(self, by: Any, reason: str) -> None:
        """Leave the record as it is, and tell the author why."""
        with transaction.atomic():
            self.lock()
            if not self.may_decline(by):
                raise PermissionDenied("You are not allowed to decline this suggestion.")
            if not reason.strip():
                raise ValidationError({"reason": "Give a reason; the author reads it."})
            self.decide(SuggestionState.DECLINED, by, reason.strip())

    def lock(self) -> None:
        """Read it again under a lock, so that two editors cannot both decide it."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update(of=("self",)))

    def decide(self, state: str, by: Any, reason: str = "") -> None:
        """Save a decision. Callers check :meth:`may_decide` or :meth:`may_decline` first."""
        self.state, self.decided_by, self.decided_at, self.decision_reason = state, by, timezone.now(), reason
        self._history_user = by
        self._change_reason = reason or SuggestionState(state).label
        self.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])


def _value(field: Any, value: Any) -> Any:
    """A value from JSON as the field holds it: a day as a date, a key as a number."""
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)
