"""The align bench: the clauses of one text beside those of another that may answer them, drafts included.

Only for the desk. What readers see of it is a published correspondence, in :mod:`proposals.comparison.compare`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from proposals.alignment.draft_summary import draft
from proposals.comparison.compare import passage_of
from proposals.engine import vocabulary
from proposals.engine.marking.marks import mark
from proposals.engine.pairing.candidates import Candidate, Proposed, proposed, ranked
from proposals.models import Clause, Correspondence, Omission, Proposal, State

NEAR, NEAR_SCORE = 6, 0.1
"""How many candidates are shown with their words marked, and from which score; the others are one click away."""


@dataclass(frozen=True, slots=True)
class Line:
    """One clause, what a person has said of it here, and what the engine would say.

    ``proposed`` is the certainty of the engine's own pairing, None where it has none or a person has spoken.
    """

    clause: Clause
    verdicts: tuple[Correspondence, ...]
    proposed: float | None = None
    omission: Omission | None = None

    @property
    def is_open(self) -> bool:
        return not self.verdicts and self.omission is None


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate with its clause; ``spans`` are its words marked against the chosen clause, empty further down."""

    clause: Clause
    candidate: Candidate
    spans: tuple[vocabulary.Span, ...]
    chosen: bool
    taken_by: tuple[Correspondence, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """One clause of the text (with others that are grouped with it) and its candidates.

    ``verdict`` is what has been recorded of it, if it can still be changed here.
    """

    line: Line
    group: tuple[Clause, ...]
    near: tuple[Shown, ...]
    far: tuple[Shown, ...]
    verdict: Correspondence | None
    relation: str
    summary: str


class Bench:
    """Two texts with everything recorded about them, read in a fixed number of queries."""

    def __init__(self, text: Proposal, other: Proposal):
        self.text, self.other = text, other
        self.clauses = {proposal.pk: _clauses(proposal) for proposal in (text, other)}
        self.verdicts = list(
            Correspondence.objects.between([text, other])
            .select_related("silent")
            .prefetch_related("from_clauses__proposal", "to_clauses__proposal")
            .order_by("slug")
        )
        omissions = Omission.objects.filter(proposal__in=(text, other), clause__proposal__in=(text, other))
        self.omissions = list(omissions.select_related("clause__proposal", "proposal"))
        self.of: dict[int, list[Correspondence]] = {}
        for verdict in self.verdicts:
            for clause in (*verdict.from_clauses.all(), *verdict.to_clauses.all()):
                self.of.setdefault(clause.pk, []).append(verdict)
        self.origins = {proposal.pk: self._origins(proposal) for proposal in (text, other)}
        self.texts = [self._text(proposal) for proposal in (text, other)]
        self.settled = {
            (proposal.slug, clause.key)
            for proposal in (text, other)
            for clause in self.clauses[proposal.pk]
            if clause.pk in self.of
        }

    @property
    def suggests_silence(self) -> bool:
        """Whether this text reworks the other one: only then does it leave something out of it."""
        return self.other.pk in self.origins[self.text.pk]

    @property
    def drafts(self) -> list[Correspondence]:
        return [verdict for verdict in self.verdicts if verdict.state == State.DRAFT]

    @property
    def in_review(self) -> list[Correspondence]:
        return [verdict for verdict in self.verdicts if verdict.state == State.IN_REVIEW]

    def lines(self) -> list[Line]:
        """The clauses of the text, in order."""
        sure = {key: group.certainty for group in self.proposed() for key in group.left}
        return [
            Line(clause, tuple(self.of.get(clause.pk, ())), sure.get(clause.key))
            for clause in self.clauses[self.text.pk]
        ]

    def rest(self) -> list[Line]:
        """The clauses of the other text, in order, with the silences that are recorded about them."""
        sure = {key: group.certainty for group in self.proposed() for key in group.right}
        silent = {gone.clause_id: gone for gone in self.omissions if gone.proposal_id == self.text.pk}
        return [
            Line(clause, tuple(self.of.get(clause.pk, ())), sure.get(clause.key), silent.get(clause.pk))
            for clause in self.clauses[self.other.pk]
        ]

    def authors(self) -> dict[int, str]:
        """Who made each verdict, by its primary key; one that a dataset brought has no author."""
        made = Correspondence.history.filter(id__in=[v.pk for v in self.verdicts], history_type="+")
        return {row.id: str(row.history_user or "") for row in made.select_related("history_user")}

    def proposed(self, at_least: float = 0.0) -> tuple[Proposed, ...]:
        """What the engine would put together of the clauses that no person has spoken about."""
        text, other = self.texts
        return proposed(text, other, settled=self.settled, at_least=at_least)

    def named(self, proposal: Proposal, keys: Collection[str]) -> list[Clause]:
        """The clauses of one of the two texts with these keys, in order."""
        return [clause for clause in self.clauses[proposal.pk] if clause.key in keys]

    def focus(self, line: Line, ticked: Collection[str] | None = None, grouped: Collection[str] = ()) -> Focus:
        """The candidates for the clause of ``line``.

        ``ticked`` are keys of the other text, ``grouped`` those of this text that go with the clause; None ticks what
        is recorded, or else what the engine proposes.
        """
        verdict = _changeable(line)
        text, other = self.texts
        found = ranked(text, other, settled=self.settled)[line.clause.key]
        if ticked is None:
            ticked, grouped = self._start(line, verdict, found)
        group = self.named(self.text, {line.clause.key, *grouped})
        chosen = self.named(self.other, ticked)
        by_key = {clause.key: clause for clause in self.clauses[self.other.pk]}
        # Ticked ones come first, so that none of them hides among the far ones.
        found = tuple(sorted(found, key=lambda candidate: (candidate.key not in ticked, -candidate.score)))
        worth = sum(candidate.score >= NEAR_SCORE or candidate.key in ticked for candidate in found)
        size = max(min(NEAR, worth), len(chosen))
        shown = [
            Shown(
                clause=by_key[candidate.key],
                candidate=candidate,
                spans=self._marks(by_key[candidate.key], line.clause) if place < size else (),
                chosen=candidate.key in ticked,
                taken_by=tuple(v for v in self.of.get(by_key[candidate.key].pk, ()) if v != verdict),
            )
            for place, candidate in enumerate(found)
        ]
        relation, summary = self._words(verdict, chosen, group)
        return Focus(line, tuple(group), tuple(shown[:size]), tuple(shown[size:]), verdict, relation, summary)

    def _words(
        self, verdict: Correspondence | None, chosen: Sequence[Clause], group: Sequence[Clause]
    ) -> tuple[str, str]:
        """The relation and the sentence of a verdict on just these clauses, or else a first draft of them."""
        if verdict is not None and chosen:
            picked = [sorted(clause.pk for clause in side) for side in (group, chosen)]
            if [sorted(side) for side in sides(verdict, self.text)] == picked:
                return verdict.relation, verdict.summary
        return draft(chosen, group)

    def _start(self, line: Line, verdict: Correspondence | None, found: Sequence[Candidate]) -> tuple[set, set]:
        if verdict is not None:
            ours, theirs = sides(verdict, self.text)
            keys = {clause.pk: clause.key for side in self.clauses.values() for clause in side}
            return {keys[pk] for pk in theirs}, {keys[pk] for pk in ours}
        if line.verdicts:
            return set(), set()
        for group in self.proposed():
            if line.clause.key in group.left:
                return set(group.right), set(group.left)
        return set(), set()

    @staticmethod
    def _marks(theirs: Clause, ours: Clause) -> tuple[vocabulary.Span, ...]:
        """Our words read against theirs: what the chosen clause adds to the candidate, and what it lacks."""
        marks = mark([theirs.text], [ours.text])
        return tuple(marks[0]) if marks else ()

    def _text(self, proposal: Proposal) -> vocabulary.Text:
        slugs = {self.text.pk: self.text.slug, self.other.pk: self.other.slug}
        return vocabulary.Text(
            key=proposal.slug,
            passages=tuple(passage_of(clause) for clause in self.clauses[proposal.pk]),
            availability=cast(vocabulary.Availability, proposal.text_availability),
            revises=tuple(slugs[pk] for pk in self.origins[proposal.pk] if pk in slugs),
            omissions=tuple(
                vocabulary.Omission(
                    slugs[gone.clause.proposal_id], gone.clause.key, cast(vocabulary.OmissionKind, gone.how)
                )
                for gone in self.omissions
                if gone.proposal_id == proposal.pk and gone.clause.proposal_id != proposal.pk
            ),
        )

    @staticmethod
    def _origins(proposal: Proposal) -> list[int]:
        further = [origin.pk for origin in proposal.derived_from.all()]
        return [proposal.revises_id, *further] if proposal.revises_id else further


def _changeable(line: Line) -> Correspondence | None:
    """The one verdict on a clause, while it is a draft."""
    only = line.verdicts[0] if len(line.verdicts) == 1 else None
    return only if only is not None and only.state == State.DRAFT else None


def sides(verdict: Correspondence, text: Proposal) -> tuple[list[int], list[int]]:
    """The clauses of a verdict as primary keys: those of ``text``, and the others."""
    both = [*verdict.from_clauses.all(), *verdict.to_clauses.all()]
    ours = [clause.pk for clause in both if clause.proposal_id == text.pk]
    return ours, [clause.pk for clause in both if clause.proposal_id != text.pk]


def progress(text: Proposal, others: Iterable[Proposal]) -> dict[int, int]:
    """How many clauses of ``text`` have a verdict with each of the others, by the other's primary key."""
    found: dict[int, set[int]] = {other.pk: set() for other in others}
    sides = (("from_clauses", "to_clauses__proposal"), ("to_clauses", "from_clauses__proposal"))
    for near, far in (*sides, ("from_clauses", "silent")):
        pairs = Correspondence.objects.filter(**{f"{near}__proposal": text, f"{far}__in": found})
        for clause, other in pairs.values_list(near, far).distinct():
            found[other].add(clause)
    return {other: len(clauses) for other, clauses in found.items()}


def _clauses(proposal: Proposal) -> list[Clause]:
    clauses = list(
        proposal.clauses.select_related("issue", "parent")
        .prefetch_related("further_issues", "terms__measure")
        .order_by("order", "key")
    )
    for clause in clauses:
        clause.proposal = proposal
    return clauses
