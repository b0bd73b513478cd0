"""The workbench for aligning two texts: the clauses of one beside those of the other that may answer them.

Only for the desk, drafts included. Readers see published correspondences, through :mod:`proposals.comparison.compare`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from proposals.alignment.initial_summary import initial_summary
from proposals.comparison.records import availability_of, passage_of
from proposals.engine import vocabulary
from proposals.engine.language.barriers import barrier, speech_of
from proposals.engine.language.digits import Style, style_of
from proposals.engine.marking.marks import mark
from proposals.engine.pairing.candidates import Candidate, Proposed, proposed, ranked
from proposals.models import Clause, Correspondence, Omission, Proposal, State
from proposals.models.decided import clause_values, digest

NEAR, NEAR_SCORE = 6, 0.1
"""How many candidates are shown with their words marked, and from which score; the others are one click away."""


@dataclass(frozen=True, slots=True)
class AlignedClause:
    """A clause with what people have recorded of it here, and what the engine would pair it with.

    ``certainty`` is that of the engine's own pairing, None if it has none or a person has already decided.
    """

    clause: Clause
    correspondences: tuple[Correspondence, ...]
    certainty: float | None = None
    omission: Omission | None = None

    @property
    def is_open(self) -> bool:
        return not self.correspondences and self.omission is None


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A candidate with its clause. ``spans`` are its words marked against the chosen clause, empty further down."""

    clause: Clause
    candidate: Candidate
    spans: tuple[vocabulary.Span, ...]
    chosen: bool
    taken_by: tuple[Correspondence, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """One clause (with the others in its group) and its candidates.

    ``correspondence`` is the one recorded for it, if it can still be changed here; ``relation`` and ``summary`` are
    what it says of exactly the chosen clauses. What is only suggested stands apart, so that nobody records it unread.
    """

    group: tuple[Clause, ...]
    near: tuple[ShownCandidate, ...]
    far: tuple[ShownCandidate, ...]
    correspondence: Correspondence | None
    relation: str = ""
    summary: str = ""
    suggested_relation: str = ""
    suggested_summary: str = ""

    @property
    def suggested_label(self) -> str:
        """The suggested relation as the form names it."""
        return str(Correspondence.Relation(self.suggested_relation).label) if self.suggested_relation else ""


class Workbench:
    """Two texts and all that is recorded about them, read in a fixed number of queries."""

    def __init__(self, proposal: Proposal, other: Proposal):
        self.proposal, self.other = proposal, other
        both = (proposal, other)
        self.clauses = {each.pk: _clauses(each) for each in both}
        self.correspondences = list(Correspondence.objects.between(both).with_sides().order_by("slug"))
        omissions = Omission.objects.filter(proposal__in=both, clause__proposal__in=both)
        self.omissions = list(omissions.select_related("clause__proposal", "proposal"))
        self.correspondences_by_clause: dict[int, list[Correspondence]] = {}
        for correspondence in self.correspondences:
            for clause in (*correspondence.from_clauses.all(), *correspondence.to_clauses.all()):
                self.correspondences_by_clause.setdefault(clause.pk, []).append(correspondence)
        self.origins = {each.pk: self._origins(each) for each in both}
        self.texts = [self._engine_text(each) for each in both]
        self.barrier = barrier(*map(speech_of, self.texts))
        self.settled = {
            (each.slug, clause.key)
            for each in both
            for clause in self.clauses[each.pk]
            if clause.pk in self.correspondences_by_clause
        }

    @property
    def version(self) -> str:
        """A digest of the clauses of both texts: a page shows it, and what is decided there is decided about it."""
        return digest([[[each.key, *clause_values(each)] for each in clauses] for clauses in self.clauses.values()])

    @property
    def styles(self) -> tuple[Style, Style]:
        """How the other text and this one write numbers."""
        other, this = (
            style_of([clause.text for clause in self.clauses[each.pk]], [each.text_language])
            for each in (self.other, self.proposal)
        )
        return other, this

    @property
    def reworks_other(self) -> bool:
        """Whether this text revises or draws on the other; only then can it omit clauses of it."""
        return self.other.pk in self.origins[self.proposal.pk]

    @property
    def drafts(self) -> list[Correspondence]:
        return [each for each in self.correspondences if each.state == State.DRAFT]

    @property
    def in_review(self) -> list[Correspondence]:
        return [each for each in self.correspondences if each.state == State.IN_REVIEW]

    def own_clauses(self) -> list[AlignedClause]:
        """The clauses of this text, in order."""
        certainties = {key: group.certainty for group in self.proposed_groups() for key in group.left}
        return [
            AlignedClause(clause, self._correspondences_of(clause), certainties.get(clause.key))
            for clause in self.clauses[self.proposal.pk]
        ]

    def other_clauses(self) -> list[AlignedClause]:
        """The clauses of the other text, in order, with the omissions recorded for them."""
        certainties = {key: group.certainty for group in self.proposed_groups() for key in group.right}
        omissions = {each.clause_id: each for each in self.omissions if each.proposal_id == self.proposal.pk}
        return [
            AlignedClause(
                clause, self._correspondences_of(clause), certainties.get(clause.key), omissions.get(clause.pk)
            )
            for clause in self.clauses[self.other.pk]
        ]

    def authors(self) -> dict[int, str]:
        """Who made each correspondence, by its primary key; one loaded from a dataset has no author."""
        keys = [each.pk for each in self.correspondences]
        created = Correspondence.history.filter(id__in=keys, history_type="+")
        return {version.id: str(version.history_user or "") for version in created.select_related("history_user")}

    def proposed_groups(self, at_least: float = 0.0) -> tuple[Proposed, ...]:
        """What the engine would pair among the clauses no person has decided on."""
        left, right = self.texts
        return proposed(left, right, settled=self.settled, at_least=at_least)

    def clauses_of(self, proposal: Proposal, keys: Collection[str]) -> list[Clause]:
        """The clauses of one of the two texts with these keys, in order."""
        return [clause for clause in self.clauses[proposal.pk] if clause.key in keys]

    def focus(
        self, aligned: AlignedClause, ticked: Collection[str] | None = None, grouped: Collection[str] = ()
    ) -> Focus:
        """The candidates for a clause of this text.

        ``ticked`` are keys of the other text, ``grouped`` those of this text that go with the clause. If ``ticked`` is
        None, both are taken from the record, or else from what the engine proposes.
        """
        correspondence = _changeable(aligned)
        left, right = self.texts
        candidates = ranked(left, right, settled=self.settled)[aligned.clause.key]
        if ticked is None:
            ticked, grouped = self._initial_choice(aligned, correspondence)
        group = self.clauses_of(self.proposal, {aligned.clause.key, *grouped})
        chosen = self.clauses_of(self.other, ticked)
        by_key = {clause.key: clause for clause in self.clauses[self.other.pk]}
        # Ticked ones come first, so that none of them hides among the far ones.
        candidates = tuple(sorted(candidates, key=lambda each: (each.key not in ticked, -each.score)))
        worth_marking = sum(each.score >= NEAR_SCORE or each.key in ticked for each in candidates)
        size = max(min(NEAR, worth_marking), len(chosen))
        shown = [
            ShownCandidate(
                clause=by_key[candidate.key],
                candidate=candidate,
                spans=self._marks(by_key[candidate.key], aligned.clause) if rank < size else (),
                chosen=candidate.key in ticked,
                taken_by=tuple(
                    each for each in self._correspondences_of(by_key[candidate.key]) if each != correspondence
                ),
            )
            for rank, candidate in enumerate(candidates)
        ]
        said = {}
        if correspondence is not None and self._is_about(correspondence, group, chosen):
            said = {"relation": correspondence.relation, "summary": correspondence.summary}
        elif not self.barrier:
            relation, summary = initial_summary(chosen, group, self.styles)
            said = {"suggested_relation": relation, "suggested_summary": summary}
        return Focus(tuple(group), tuple(shown[:size]), tuple(shown[size:]), correspondence, **said)

    def _correspondences_of(self, clause: Clause) -> tuple[Correspondence, ...]:
        return tuple(self.correspondences_by_clause.get(clause.pk, ()))

    def _is_about(self, correspondence: Correspondence, group: Sequence[Clause], chosen: Sequence[Clause]) -> bool:
        """Whether it is recorded for exactly these clauses."""
        keys = [sorted(clause.pk for clause in side) for side in (group, chosen)]
        return bool(chosen) and [sorted(side) for side in sides(correspondence, self.proposal)] == keys

    def _initial_choice(self, aligned: AlignedClause, correspondence: Correspondence | None) -> tuple[set, set]:
        if correspondence is not None:
            ours, theirs = sides(correspondence, self.proposal)
            keys = {clause.pk: clause.key for clauses in self.clauses.values() for clause in clauses}
            return {keys[pk] for pk in theirs}, {keys[pk] for pk in ours}
        if aligned.correspondences:
            return set(), set()
        for group in self.proposed_groups():
            if aligned.clause.key in group.left:
                return set(group.right), set(group.left)
        return set(), set()

    def _marks(self, theirs: Clause, ours: Clause) -> tuple[vocabulary.Span, ...]:
        """Our words read against theirs: what the chosen clause adds to the candidate, and what it lacks.

        None if the texts have no language in common.
        """
        if self.barrier:
            return ()
        marks = mark([theirs.text], [ours.text])
        return tuple(marks[0]) if marks else ()

    def _engine_text(self, proposal: Proposal) -> vocabulary.Text:
        slugs = {self.proposal.pk: self.proposal.slug, self.other.pk: self.other.slug}
        return vocabulary.Text(
            key=proposal.slug,
            passages=tuple(passage_of(clause) for clause in self.clauses[proposal.pk]),
            availability=availability_of(proposal, self.clauses[proposal.pk]),
            revises=tuple(slugs[pk] for pk in self.origins[proposal.pk] if pk in slugs),
            omissions=tuple(
                vocabulary.Omission(
                    slugs[omission.clause.proposal_id], omission.clause.key, cast(vocabulary.OmissionKind, omission.how)
                )
                for omission in self.omissions
                if omission.proposal_id == proposal.pk and omission.clause.proposal_id != proposal.pk
            ),
            languages=(proposal.text_language,),
        )

    @staticmethod
    def _origins(proposal: Proposal) -> list[int]:
        derived_from = [origin.pk for origin in proposal.derived_from.all()]
        return [proposal.revises_id, *derived_from] if proposal.revises_id else derived_from


def _changeable(aligned: AlignedClause) -> Correspondence | None:
    """The only correspondence of a clause, while it is a draft."""
    only = aligned.correspondences[0] if len(aligned.correspondences) == 1 else None
    return only if only is not None and only.state == State.DRAFT else None


def sides(correspondence: Correspondence, proposal: Proposal) -> tuple[list[int], list[int]]:
    """The clauses of a correspondence as primary keys: those of ``proposal``, and the others."""
    both = [*correspondence.from_clauses.all(), *correspondence.to_clauses.all()]
    ours = [clause.pk for clause in both if clause.proposal_id == proposal.pk]
    return ours, [clause.pk for clause in both if clause.proposal_id != proposal.pk]


def progress(proposal: Proposal, others: Iterable[Proposal]) -> dict[int, int]:
    """How many clauses of ``proposal`` have a correspondence with each of the others, by the other's primary key."""
    decided: dict[int, set[int]] = {other.pk: set() for other in others}
    directions = (("from_clauses", "to_clauses__proposal"), ("to_clauses", "from_clauses__proposal"))
    for near, far in (*directions, ("from_clauses", "silent")):
        pairs = Correspondence.objects.filter(**{f"{near}__proposal": proposal, f"{far}__in": decided})
        for clause, other in pairs.values_list(near, far).distinct():
            decided[other].add(clause)
    return {other: len(clauses) for other, clauses in decided.items()}


def _clauses(proposal: Proposal) -> list[Clause]:
    clauses = list(
        proposal.clauses.select_related("issue", "parent")
        .prefetch_related("further_issues", "terms__measure")
        .order_by("order", "key")
    )
    for clause in clauses:
        clause.proposal = proposal
    return clauses
