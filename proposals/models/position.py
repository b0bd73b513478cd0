"""What parties said: no statement is overwritten, and the latest one on a target is the current one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.fields.json import KT
from simple_history.models import HistoricalRecords

from proposals.models import moves
from proposals.models.cached_rule import CachedColumn, cached_rule, public_keys
from proposals.models.clause import Clause, Confidence
from proposals.models.constraints import known, linked, not_blank, optional
from proposals.models.editorial import BlockingProblem, Reviewed, ReviewedQuerySet, State
from proposals.models.issue import Issue, IssueKind
from proposals.models.moves import Earlier
from proposals.models.party import Party
from proposals.models.process import Process, leading_to
from proposals.models.proposal import DatePrecision, Proposal
from proposals.models.source import Source
from proposals.models.sourcing import ReadingField, Sourcing, check_reading, reading_of, sourcing_problems
from proposals.models.stance import (
    ACCEPTS,
    EVIDENCE,
    SIDE_OF,
    PositionCertainty,
    PositionEmphasis,
    PositionStance,
    PositionTargetBasis,
)
from proposals.moment import address, happened, has_happened


class PositionQuerySet(ReviewedQuerySet):
    @cached_rule
    def public(self):
        """Published statements on something public, made by the day that readers look at."""
        return self.said().filter(
            Q(issue__in=public_keys(Issue)) | Q(proposal__in=public_keys(Proposal)) | Q(clause__in=public_keys(Clause))
        )

    def said(self):
        """Published statements made by that day, whatever they are about: on a public target, the public ones."""
        return self.published().filter(happened("stated_on", "date_precision"))

    def current(self):
        """The statement of each party on each target that counts: the latest, and of one day the best evidenced.

        Call it on what the reader may see: ``Position.objects.public().current()``. A draft supersedes nothing.
        """
        return self.filter(~Q(CachedColumn(_is_superseded, Position, models.BooleanField())))

    def with_before(self):
        """With ``before``, the statement from which a change of stance is measured, whether or not its stance differs.

        Call this too on what the reader may see.
        """
        return self.annotate(before=CachedColumn(_before, Position, models.JSONField()))

    def moved(self):
        """The statements that changed their party's stance, with ``before``."""
        return self.with_before().filter(before__isnull=False).exclude(stance=KT("before__stance"))

    def with_compatible(self, among=None):
        """With ``public_compatible``, those recorded as compatible that are public, or ``among`` these statements."""
        shown = Position.objects.public().select_related("party") if among is None else among
        return self.prefetch_related(Prefetch("compatible_with", shown.order_by("slug"), to_attr="public_compatible"))

    def of_process(self, process: Process):
        return self.filter(leading_to(process, "position"))

    def on_issues(self, issues):
        """Statements on the theses of ``issues``, or on clauses about them."""
        return self.filter(Q(issue__in=issues) | Q(clause__in=Clause.objects.on_issues(issues)))

    def with_target(self):
        """With everything needed to show a statement and its target without further queries."""
        related = ("party", "source", "issue__topic", "proposal", "clause__proposal", "clause__issue")
        return self.select_related(*related).prefetch_related("also_in").with_before()


def _is_superseded(rows: PositionQuerySet) -> models.QuerySet:
    return moves.is_superseded(rows, Position.objects.said())


def _before(rows: PositionQuerySet) -> models.QuerySet:
    return moves.stance_before(rows, Position.objects.said())


class Position(Reviewed):
    """A party's dated, sourced stance towards exactly one clause, issue or proposal."""

    Stance = PositionStance
    Certainty = PositionCertainty
    TargetBasis = PositionTargetBasis
    Emphasis = PositionEmphasis

    slug = models.SlugField(max_length=80, unique=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="positions")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="positions")
    issue = models.ForeignKey(Issue, models.PROTECT, null=True, blank=True, related_name="positions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="positions")
    stance = models.CharField(
        max_length=24,
        choices=PositionStance,
        help_text="On the clause or proposal as written, or on the issue's thesis.",
    )
    target_basis = models.CharField(
        "basis of the target",
        max_length=8,
        choices=PositionTargetBasis,
        blank=True,
        help_text="Whether the speaker named what the stance is about. Empty if nobody has recorded it.",
    )
    emphasis = models.CharField(
        max_length=8,
        choices=PositionEmphasis,
        blank=True,
        help_text="If the speaker called it a red line or a priority.",
    )
    statement = models.TextField(help_text="What was said, in our words, from the speaker's side.")
    conditions = models.TextField(blank=True, help_text="What the party asks for.")
    compatible_with = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="found_compatible_by",
        verbose_name="compatible with",
        help_text="Acceptances of the same target by other parties whose conditions do not exclude these.",
    )
    compatible_reason = models.CharField(
        "why compatible", max_length=400, blank=True, help_text="Why the conditions do not exclude each other."
    )
    stated_by = models.CharField("stated by", max_length=200, help_text="The speaker and their office.")
    stated_on = models.DateField("stated on")
    date_precision = models.CharField("date precision", max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    certainty = models.CharField(max_length=10, choices=PositionCertainty, default=PositionCertainty.ON_RECORD)
    confidence = models.CharField(max_length=8, choices=Confidence, default=Confidence.HIGH)
    source = models.ForeignKey(Source, models.PROTECT, related_name="positions")
    also_in = models.ManyToManyField(
        Source, blank=True, related_name="positions_also", help_text="Further sources for the same statement."
    )
    reading = ReadingField()
    note = models.TextField(blank=True)
    before: dict[str, Any] | None  # as annotated by with_before
    public_compatible: list["Position"]  # as fetched by with_compatible

    objects = PositionQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[compatible_with, also_in])

    class Meta:
        ordering = ["-stated_on", "-pk"]
        permissions = [("publish_position", "Can publish, send back and withdraw positions")]
        constraints = [
            *Reviewed.state_constraints("position"),
            not_blank("position", "slug"),
            not_blank("position", "statement"),
            known("position", "stance", PositionStance),
            known("position", "certainty", PositionCertainty),
            optional("position", "target_basis", PositionTargetBasis),
            optional("position", "emphasis", PositionEmphasis),
            known("position", "confidence", Confidence),
            known("position", "date_precision", DatePrecision),
            models.CheckConstraint(
                condition=Q(clause__isnull=False, issue__isnull=True, proposal__isnull=True)
                | Q(clause__isnull=True, issue__isnull=False, proposal__isnull=True)
                | Q(clause__isnull=True, issue__isnull=True, proposal__isnull=False),
                name="position_one_target",
                violation_error_message="target: choose exactly one clause, issue or proposal.",
            ),
            models.CheckConstraint(
                condition=~Q(stance="supports-with-conditions") | ~Q(conditions=""),
                name="position_conditions_named",
                violation_error_message="conditions: state them for “supports with conditions”.",
            ),
        ]
        indexes = [models.Index(F("party"), F("stated_on").desc(), name="position_party_date")]

    def __str__(self) -> str:
        return f"{self.slug}: {self.party.short_name} {self.get_stance_display().lower()}"

    def get_absolute_url(self) -> str:
        return address("party", self.party.slug, anchor=self.slug)

    @property
    def target(self) -> Clause | Issue | Proposal:
        """What the stance is about."""
        target: Any = self.clause or self.issue or self.proposal  # exactly one is set, by a constraint
        return target

    @property
    def process_id(self) -> int:
        """The primary key of the process that it belongs to, by its target."""
        target: Any = self.target
        if self.issue:
            return target.topic.process_id
        return (target.proposal if self.clause else target).process_id

    @property
    def target_ids(self) -> tuple[int | None, int | None, int | None]:
        """The primary keys of clause, issue and proposal, of which one is set: equal for statements on one target."""
        return self.clause_id, self.issue_id, self.proposal_id

    @property
    def side(self) -> str:
        """The stances it is counted with: one of ``SIDES``."""
        return SIDE_OF[PositionStance(self.stance)]

    @property
    def is_pledge(self) -> bool:
        """Whether it is about what the speaker itself will do, so that no other stance can contradict it."""
        return self.issue is not None and self.issue.kind == IssueKind.PLEDGE

    @property
    def precedence(self) -> tuple[date, int, int]:
        """Sorts a party's statements on one target as the database does: the greatest counts."""
        return self.stated_on, EVIDENCE[self.certainty], self.pk

    @cached_property
    def moved_from(self) -> Earlier | None:
        """The statement from which this one changed the stance. Needs ``with_before``."""
        return Earlier.of(self.before) if self.before and self.before["stance"] != self.stance else None

    @property
    def shown_source(self) -> Source | None:
        """Its source; None if that was published after the day the reader looks at."""
        return self.source if has_happened(self.source.published_on) else None

    def superseded(self) -> list["Position"]:
        """The public statements that publishing this one would supersede: not one that counts more."""
        if self.state == State.PUBLISHED:
            return []
        target = {"clause": self.clause_id, "issue": self.issue_id, "proposal": self.proposal_id}
        current = Position.objects.public().current().exclude(pk=self.pk).filter(party=self.party_id, **target)
        return [other for other in current.select_related("party") if other.precedence < self.precedence]

    @property
    def sourcing(self) -> Sourcing:
        """How well it is sourced, by the sources that the reader sees. State media count for their state on record."""
        sources = [self.shown_source, *self.also_in.all()]
        speaker = (self.party.iso or "") if self.certainty == PositionCertainty.ON_RECORD else ""
        return Sourcing.of([source for source in sources if source is not None], speaker, self.reading)

    @property
    def shown_reading(self) -> dict[str, str]:
        """How far its sources were read: those that the reader sees."""
        return reading_of(self.reading, self.sourcing.sources)

    def sourcing_problems(self) -> list[BlockingProblem]:
        """Sources that nothing public may rest on, and more confidence than they allow."""
        sourcing = self.sourcing
        return [BlockingProblem(problem, self) for problem in sourcing_problems(sourcing, self.confidence)]

    def blocking(self) -> list[BlockingProblem]:
        """Poor sources, and a target that readers cannot see yet."""
        return [*self.sourcing_problems(), *self._hidden_target()]

    def clean_links(self, links: Mapping[str, Sequence[Any]]) -> None:
        """Raise ValidationError unless ``compatible_with`` and the sources in ``reading`` are valid.

        The rows in ``links`` are taken in place of those stored.
        """
        self.check_compatible(linked(self, links, "compatible_with"))
        check_reading(self.reading, [self.source, *linked(self, links, "also_in")])

    def check_compatible(self, others: Iterable["Position"]) -> None:
        """Raise ValidationError unless all are acceptances, by other parties and of one target, with a reason given."""
        others = list(others)
        if any(
            other.party_id == self.party_id
            or other.target_ids != self.target_ids
            or not {other.stance, self.stance} <= ACCEPTS
            for other in others
        ):
            advice = (
                "Choose acceptances by other parties of the same clause, issue or proposal; this one must be one too."
            )
            raise ValidationError({"compatible_with": advice})
        if bool(others) != bool(self.compatible_reason):
            raise ValidationError({"compatible_reason": "Give it with the statements it is about, and only then."})

    def _hidden_target(self) -> list[BlockingProblem]:
        if self.issue and not Issue.objects.public().filter(pk=self.issue_id).exists():
            process = self.issue.topic.process
            return [BlockingProblem(f"target: publish a text or an event of {process} first.", process)]
        text = self.clause.proposal if self.clause else self.proposal
        if text is not None and text.state != State.PUBLISHED:
            return [BlockingProblem(f"target: publish {text} first.", text)]
        return []
