"""A person's judgement that clauses of two texts answer each other, and how."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.clause import Clause
from proposals.models.constraints import known, linked, not_blank
from proposals.models.data_stamp import data_version
from proposals.models.decided import LENGTH, clause_values, digest, keys_to_look_at, words
from proposals.models.editorial import BlockingProblem, Reviewed, ReviewedQuerySet, State
from proposals.models.proposal import Proposal
from proposals.moment import address

EARLIER = "It was decided about an earlier wording: look at it again, and confirm or change it."


class CorrespondenceQuerySet(ReviewedQuerySet):
    @cached_rule
    def public(self):
        """Published correspondences between public texts."""
        texts = public_keys(Proposal)
        hidden = Clause.objects.exclude(proposal__in=texts)
        return self.published().filter(
            Q(silent=None) | Q(silent__in=texts),
            ~Exists(hidden.filter(correspondences_from=OuterRef("pk"))),
            ~Exists(hidden.filter(correspondences_to=OuterRef("pk"))),
        )

    def between(self, proposals):
        """Those with clauses of these proposals on both sides, or on one side while another of them is silent."""
        first, second = (
            Exists(Clause.objects.filter(proposal__in=proposals, **{f"correspondences_{side}": OuterRef("pk")}))
            for side in ("from", "to")
        )
        return self.filter(first, second | Q(silent__in=proposals))

    def with_sides(self):
        """With everything that :attr:`Correspondence.is_stale` reads: the clauses of both sides and of the silent text.

        Takes a query for each side, and one for the clauses of silent texts.
        """
        clauses = Clause.objects.select_related("proposal", "parent")
        sides = (Prefetch(name, clauses) for name in ("from_clauses", "to_clauses"))
        return self.select_related("silent").prefetch_related(*sides, "silent__clauses")

    def stale_keys(self) -> list[int]:
        """The primary keys of those that are stale. Reads all of them."""
        return [row.pk for row in self.with_sides().iterator(chunk_size=2000) if row.is_stale]

    def in_use(self):
        """Without withdrawn ones, which wait for nobody."""
        return self.exclude(state=State.WITHDRAWN)

    def to_look_at(self):
        """Those in use that are stale. Which they are is worked out anew only after the data have changed."""
        return self.filter(pk__in=keys_to_look_at("correspondence", data_version()))


class CorrespondenceRelation(models.TextChoices):
    UNCHANGED = "unchanged", _("Unchanged")
    REWORDED = "reworded", _("Reworded")
    AMENDED = "amended", _("Amended")
    STRONGER = "stronger", _("Stronger")
    WEAKER = "weaker", _("Weaker")
    CONTRARY = "contrary", _("Contrary")
    REPLACED = "replaced", _("Replaced")
    SPLIT = "split", _("Split")
    MERGED = "merged", _("Merged")
    MOVED = "moved", _("Moved")
    UNANSWERED = "unanswered", _("Unanswered")


class Correspondence(Reviewed):
    """Clauses of one text and the clauses of another that answer them, related from the first side to the second.

    If nothing answers them, the second side is empty and ``silent`` is the text without an answer. A correspondence is
    stale if what it was decided about has changed since; then it is not shown as current until a person confirms it.
    """

    Relation = CorrespondenceRelation
    DECIDED = frozenset({"from_clauses", "to_clauses", "silent", "relation", "summary"})
    """The fields that make the decision: whoever changes one decides anew. A note or a name is no decision."""

    slug = models.SlugField(max_length=80, unique=True)
    from_clauses = models.ManyToManyField(Clause, related_name="correspondences_from")
    to_clauses = models.ManyToManyField(Clause, related_name="correspondences_to", blank=True)
    silent = models.ForeignKey(
        Proposal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unanswered",
        verbose_name="silent text",
        help_text="The text that has no counterpart to the first side. Only for “unanswered”, without a second side.",
    )
    relation = models.CharField(max_length=10, choices=CorrespondenceRelation)
    summary = models.CharField(max_length=400, blank=True, help_text="What changed, in one neutral sentence.")
    note = models.TextField(blank=True)
    decided_about = models.CharField(max_length=LENGTH, blank=True, editable=False)

    objects = CorrespondenceQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[from_clauses, to_clauses])

    class Meta:
        ordering = ["slug"]
        permissions = [("publish_correspondence", "Can publish, send back and withdraw correspondences")]
        constraints = [
            *Reviewed.state_constraints("correspondence"),
            not_blank("correspondence", "slug"),
            known("correspondence", "relation", CorrespondenceRelation),
            models.CheckConstraint(
                condition=Q(relation=CorrespondenceRelation.UNANSWERED, silent__isnull=False)
                | (~Q(relation=CorrespondenceRelation.UNANSWERED) & Q(silent__isnull=True)),
                name="correspondence_silent_if_unanswered",
                violation_error_message="silent: name the silent text for the relation “unanswered”, and for no other.",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        """The comparison of the two texts."""
        return address("compare", query={"t": dict.fromkeys(text.slug for text in self.texts())})

    def texts(self) -> list[Proposal]:
        """The texts of its clauses and the silent text, each once."""
        clauses = (*self.from_clauses.all(), *self.to_clauses.all())
        silent = [self.silent] if self.silent else []
        return list(dict.fromkeys([*(clause.proposal for clause in clauses), *silent]))

    def blocking(self) -> list[BlockingProblem]:
        """A side that is empty or mixes texts, a text that is not published yet, or clauses that have changed since."""
        try:
            self.check_sides(self.from_clauses.all(), self.to_clauses.all(), self.silent_id)
        except ValidationError as error:
            return [BlockingProblem(f"{field}: {texts[0]}", self) for field, texts in error.message_dict.items()]
        hidden = [text for text in self.texts() if text.state != State.PUBLISHED]
        problems = [BlockingProblem(f"Publish {text} first.", text) for text in hidden]
        return [*problems, *([BlockingProblem(EARLIER, self)] if self.is_stale else [])]

    def clean_links(self, links: Mapping[str, Sequence[Clause]]) -> None:
        """Raise ValidationError unless the sides are valid, with those in ``links`` in place of the stored ones."""
        first, second = (linked(self, links, name) for name in ("from_clauses", "to_clauses"))
        self.check_sides(first, second, self.silent_id)

    @staticmethod
    def check_sides(from_clauses, to_clauses, silent=None) -> None:
        """Raise ValidationError unless each side is clauses of one text, and the texts differ.

        ``silent`` is the primary key of the text that stands in for the second side.
        """
        sides = {"from_clauses": from_clauses, "to_clauses": to_clauses}
        texts = {name: {clause.proposal_id for clause in clauses} for name, clauses in sides.items()}
        answers = texts.pop("to_clauses") if silent else texts["to_clauses"]
        errors = {name: "Choose one or more clauses of one text." for name, ids in texts.items() if len(ids) != 1}
        if silent and answers:
            errors["to_clauses"] = "Leave this side empty for “unanswered”."
        elif not errors and silent in texts["from_clauses"]:
            errors["silent"] = "Choose another text."
        elif not errors and texts["from_clauses"] == answers:
            errors["to_clauses"] = "Choose clauses of another text."
        if errors:
            raise ValidationError(errors)

    # What it was decided about

    @property
    def basis(self) -> str:
        """The digest of what it rests on now: the clauses of both sides or, in a silent text, the words of all."""
        sides = (self.from_clauses.all(), self.to_clauses.all())
        values = [sorted(map(clause_values, clauses)) for clauses in sides]
        silent = sorted({words(clause.text) for clause in self.silent.clauses.all()}) if self.silent else []
        return digest([*values, silent])

    @property
    def is_stale(self) -> bool:
        """Whether it was decided about an earlier wording, number or place of a clause."""
        return self.decided_about not in ("", self.basis)

    def decide(self) -> None:
        """Take note that it is decided about the clauses as they are stored now. Does not save."""
        self.decided_about = type(self).objects.with_sides().get(pk=self.pk).basis
