"""From draft to published: the states of a reviewed record, and the verbs that change them.

::

    draft ──submit──▶ in review ──publish──▶ published ──withdraw──▶ withdrawn
      ▲                  │                                              │
      └────send back─────┘◀───────────────────submit────────────────────┘

Nothing else assigns ``state``: pages, API and admin call these verbs, so that the same rules hold everywhere. Loading a
dataset is the operator's act and has no reviewer: it uses the values of :meth:`Reviewed.placed`.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from config.records import PART_OF
from proposals.models.change import Change
from proposals.models.constraints import known

REASON_NEEDED = "Give a reason; it is kept in the history."


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


@dataclass(frozen=True, slots=True)
class BlockingProblem:
    """Why something cannot be published: a sentence that names the field and the fix, and the record to correct."""

    message: str
    record: models.Model

    @property
    def field(self) -> str:
        """The word before the colon: "clause 4, sources: name where it was read." is about ``sources``."""
        return self.message.partition(": ")[0].rpartition(", ")[2]


@dataclass(frozen=True, slots=True)
class Verb:
    """A change of state. ``name`` is a method of :class:`Reviewed`, ``right`` the permission it requires."""

    name: str
    right: str
    allowed: frozenset[State]
    to: State
    needs_reason: bool = False

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")


# Neither shown to readers nor under review, so it can be changed.
IN_WORK = frozenset({State.DRAFT, State.WITHDRAWN})

SUBMIT = Verb("submit", "change", IN_WORK, State.IN_REVIEW)
SEND_BACK = Verb("send_back", "publish", frozenset({State.IN_REVIEW}), State.DRAFT, needs_reason=True)
PUBLISH = Verb("publish", "publish", frozenset({State.IN_REVIEW}), State.PUBLISHED)
WITHDRAW = Verb("withdraw", "publish", frozenset({State.PUBLISHED}), State.WITHDRAWN, needs_reason=True)
VERBS = {verb.name: verb for verb in (SUBMIT, SEND_BACK, PUBLISH, WITHDRAW)}


def for_review_by(user: Any) -> models.Q:
    """Records that ``user`` can publish or send back: those that others have submitted."""
    return models.Q(state=State.IN_REVIEW) & ~models.Q(submitted_by=user)


def sent_for_review_by(user: Any) -> models.Q:
    return models.Q(state=State.IN_REVIEW, submitted_by=user)


class ReviewedQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def in_work(self):
        return self.filter(state__in=IN_WORK)

    def open_to(self, user: Any):
        """Records of any state that ``user`` works on: all of them for a publisher, otherwise those they created."""
        model: Any = self.model
        if not has_right(user, "view", model):
            return self.none()
        if has_right(user, "publish", model):
            return self.all()
        created = model.history.filter(history_type="+", history_user=user.pk)
        return self.filter(pk__in=created.values("id"))


class Reviewed(models.Model):
    """A record that readers see only after a second person has published it."""

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def state_constraints(model: str) -> list[models.CheckConstraint]:
        return [
            known(model, "state", State),
            models.CheckConstraint(
                condition=~models.Q(state=State.PUBLISHED) | models.Q(published_at__isnull=False),
                name=f"{model}_published_has_time",
                violation_error_message="published_at: give the time for a published record.",
            ),
        ]

    def blocking(self) -> list[BlockingProblem]:
        """What has to be corrected before this can be published; empty if nothing."""
        return []

    def verbs_for(self, user: Any) -> list[Verb]:
        """The verbs ``user`` could use on this record now; problems in it may still block publishing."""
        return [
            verb
            for verb in VERBS.values()
            if self.state in verb.allowed
            and has_right(user, verb.right, self)
            and not (verb is PUBLISH and self.waits_for_another(user))
        ]

    def waits_for_another(self, user: Any) -> bool:
        """Whether ``user`` submitted this, so that somebody else has to review it."""
        return self.state == State.IN_REVIEW and self.submitted_by_id == user.pk

    def submit(self, by: Any) -> None:
        """Ask for a review. ``by`` needs the right to change this record.

        Raises PermissionDenied, or ValidationError if the state does not allow it.
        """
        self._require(by, SUBMIT)
        self._move(SUBMIT, by, submitted_by=by, reviewed_by=None)

    def send_back(self, by: Any, reason: str) -> None:
        """Return a submitted record to its author with a reason."""
        self._require(by, SEND_BACK, reason)
        self._move(SEND_BACK, by, reason, reviewed_by=by)

    def publish(self, by: Any) -> None:
        """Show this to readers. ``by`` needs the right to publish and must not be the person who submitted it.

        Raises PermissionDenied, or ValidationError with every blocking problem.
        """
        self._require(by, PUBLISH)
        self._move(PUBLISH, by, reviewed_by=by, published_at=timezone.now())

    def withdraw(self, by: Any, reason: str) -> None:
        """Hide a published record from readers, who then see only the reason."""
        self._require(by, WITHDRAW, reason)
        self._move(WITHDRAW, by, reason)

    @staticmethod
    def placed(state: str, at: datetime.datetime) -> dict[str, Any]:
        """The editorial fields of a record that a dataset puts into ``state``, without submitter or reviewer."""
        return {
            "state": state,
            "published_at": at if state == State.PUBLISHED else None,
            "submitted_by": None,
            "reviewed_by": None,
        }

    def _require(self, by: Any, verb: Verb, reason: str = "") -> None:
        if not has_right(by, verb.right, self):
            raise PermissionDenied(f"You are not allowed to {verb.label} this {self._meta.verbose_name}.")
        if verb.needs_reason and not reason.strip():
            raise ValidationError({"reason": REASON_NEEDED})

    def _move(self, verb: Verb, by: Any, reason: str = "", **fields: Any) -> None:
        """Change the state of the row as it is in the database now, so that two people cannot both do it.

        The record is read again under a lock: what is checked, and what the history keeps, is what is stored.
        """
        with transaction.atomic():
            self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update(of=("self",)))
            self._require_ready(verb, by)
            # A statement on a withdrawn text is published but hidden, so readers do not see its withdrawal either.
            rows: Any = type(self)._default_manager
            was_public = rows.public().filter(pk=self.pk).exists() if verb is WITHDRAW else False
            before = {name: getattr(self, name) for name in ("state", *fields)}
            for name, value in {"state": verb.to, **fields}.items():
                setattr(self, name, value)
            self._history_user = by
            self._change_reason = reason or verb.label.capitalize()
            try:
                self.save(update_fields=["state", *fields])
                if verb is PUBLISH:
                    Change.of(Change.Kind.PUBLICATION, self, at=self.published_at).save()
                elif was_public:
                    Change.of(Change.Kind.WITHDRAWAL, self, reason=reason).save()
            except Exception:
                for name, value in before.items():
                    setattr(self, name, value)
                raise
            finally:
                # The next save of this object needs a person and a reason of its own.
                del self._history_user, self._change_reason

    def _require_ready(self, verb: Verb, by: Any) -> None:
        if self.state not in verb.allowed:
            state = State(self.state).label.lower()
            raise ValidationError(f"Cannot {verb.label} this {self._meta.verbose_name}: it is {state}.", code="state")
        if verb is PUBLISH:
            if self.waits_for_another(by):
                raise PermissionDenied("The reviewer must not be the person who submitted it.")
            if problems := self.blocking():
                raise ValidationError([ValidationError(problem.message, code="blocked") for problem in problems])


def governing_record(record: models.Model) -> Reviewed | None:
    """The record whose state applies to ``record``: itself, or its text; None for the catalogue."""
    while not isinstance(record, Reviewed):
        if record._meta.model_name not in PART_OF:
            return None
        record = getattr(record, PART_OF[record._meta.model_name])
    return record


def seen_by(user: Any, model: type[models.Model]) -> models.QuerySet:
    """The rows of ``model`` that ``user`` may read and refer to: public ones and those they work on.

    In the catalogue these are all rows, as on the desk.
    """
    rows: Any = model._default_manager
    if not hasattr(rows, "open_to"):
        return rows.all()
    public, own = rows.public().values("pk"), rows.open_to(user).values("pk")
    return rows.filter(models.Q(pk__in=public) | models.Q(pk__in=own))


def may_change(user: Any, record: models.Model) -> bool:
    """Whether ``user`` may change ``record`` now.

    Draft or withdrawn: anyone with the right to change it. In review: nobody, so that what is published is what was
    reviewed. Published: anyone who may publish, as a correction, which needs a reason.
    """
    if not has_right(user, "change", record):
        return False
    reviewed = governing_record(record)
    if reviewed is None or reviewed.state in IN_WORK:
        return True
    return reviewed.state == State.PUBLISHED and has_right(user, "publish", reviewed)


def may_delete(user: Any, record: models.Model) -> bool:
    """Whether ``user`` may delete ``record`` now: a draft or, for a publisher, a withdrawn record."""
    if not has_right(user, "delete", record):
        return False
    reviewed = governing_record(record)
    if reviewed is None or reviewed.state == State.DRAFT:
        return True
    return reviewed.state == State.WITHDRAWN and has_right(user, "publish", reviewed)


def needs_reason(record: Any) -> bool:
    """Whether a change of ``record`` corrects something that readers see."""
    reviewed = governing_record(record)
    if reviewed is not None:
        return reviewed.state == State.PUBLISHED
    return type(record)._default_manager.public().filter(pk=record.pk).exists()


# Public statements and terms were recorded against these fields; changing the fields would change what they say.
RESTED_ON = {"issue": ("positions", {"thesis"}), "measure": ("terms", {"kind", "unit"})}


def fixed_fields(user: Any, record: models.Model) -> set[str]:
    """The fields of ``record`` that ``user`` may not change, even if they may change the rest of it.

    For everybody: the record that a part belongs to, and the name in public addresses, which is fixed once a reviewed
    record has been published, and while readers see a catalogue record. For those who may not publish, also the fields
    that public statements and terms rest on, and which process is the default.
    """
    model, reviewed = record._meta.model_name, governing_record(record)
    fixed = {PART_OF[model]} if model in PART_OF else set()
    if needs_reason(record) if reviewed is None else reviewed.published_at is not None:
        fixed |= {"slug", "key"} & {field.name for field in record._meta.fields}
    if model in RESTED_ON:
        relation, fields = RESTED_ON[model]
        resting = getattr(record, relation).public().first()
        if resting is not None and not has_right(user, "publish", governing_record(resting)):
            fixed |= fields
    if model == "process" and not user.has_perm("proposals.publish_proposal"):
        fixed.add("is_default")
    return fixed


def shown_problems(record: models.Model) -> list[BlockingProblem]:
    """If ``record`` is public, what would block publishing it as the database has it now."""
    reviewed = governing_record(record)
    stored = reviewed and type(reviewed)._base_manager.filter(pk=reviewed.pk, state=State.PUBLISHED).first()
    return stored.blocking() if stored else []


def has_right(user: Any, right: str, record: Any) -> bool:
    """Whether the role of ``user`` has ``right`` for records of this model, such as view, change or publish."""
    return user.has_perm(f"{record._meta.app_label}.{right}_{record._meta.model_name}")
