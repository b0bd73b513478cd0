"""Tagging the clauses of a text: issues offered from similar clauses, terms from the figures in their words.

A person confirms each of them; :func:`confirm` writes what was confirmed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from proposals.editing.revise import revise
from proposals.editing.save import note_correction, sign, why_no_addition, why_reason_is_missing
from proposals.engine.figures.find import find_figures
from proposals.engine.language.digits import Style, style_of
from proposals.engine.pairing.candidates import similar_to_each
from proposals.models import Clause, Issue, Measure, Proposal, Term
from proposals.models.editorial import needs_reason
from proposals.models.rights import require_right

NOT_OFFERED = "what you ticked is no longer offered, because the clause has changed or has it already. Look again."
MOST_ISSUES = 3
MOST_READ = 3000  # clauses that are searched for similar ones, the latest texts first


@dataclass(frozen=True, slots=True)
class OfferedIssue:
    """An issue of similar clauses. ``likeness`` is that of the most similar clause, 0 to 1."""

    issue: Issue
    likeness: float
    because: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class OfferedTerm:
    """A figure of the text as a value of a measure. ``written`` is how the text puts it."""

    measure: Measure
    value: str
    unit: str
    written: str

    @property
    def key(self) -> str:
        return f"{self.measure.pk}:{self.value}"


@dataclass(frozen=True, slots=True)
class ClauseTags:
    """A clause with the issues and terms that are offered for it."""

    clause: Clause
    issues: tuple[OfferedIssue, ...]
    terms: tuple[OfferedTerm, ...]


@dataclass(frozen=True, slots=True)
class ConfirmedTags:
    """The issue and the terms that a person has confirmed for a clause."""

    clause: Clause
    issue: Issue | None
    terms: tuple[OfferedTerm, ...]


class TagsRefused(ValidationError):
    """Nothing was recorded. ``rows`` are pairs of a clause's key and a sentence; the message names the clause too."""

    def __init__(self, refused: Sequence[tuple[Clause, str]]):
        super().__init__([f"{clause}: {sentence}" for clause, sentence in refused])
        self.rows = [(clause.pk, sentence) for clause, sentence in refused]


def offered_tags(proposal: Proposal) -> list[ClauseTags]:
    """The tags offered for every clause that has a text, in order. Runs in a fixed number of queries."""
    clauses = [clause for clause in _clauses(proposal) if clause.text]
    tagged = list(
        Clause.objects.filter(proposal__process=proposal.process_id, issue__isnull=False)
        .exclude(text="")
        .select_related("issue__topic", "proposal")
        .order_by("-proposal__issued_on", "proposal__slug", "order", "key")[:MOST_READ]
    )
    similar = similar_to_each([clause.text for clause in clauses], [clause.text for clause in tagged])
    measures: dict[int, list[Measure]] = defaultdict(list)
    for measure in Measure.objects.filter(issue__topic__process=proposal.process_id).order_by("name", "slug"):
        measures[measure.issue_id].append(measure)
    style = style_of([clause.text for clause in clauses], [proposal.text_language])
    tags = []
    for clause, matches in zip(clauses, similar, strict=True):
        offered = _offered_issues(clause, ((tagged[index], likeness) for index, likeness in matches))
        issues = [*clause.all_issues, *(offer.issue for offer in offered)]
        candidates = [measure for pk in dict.fromkeys(issue.pk for issue in issues) for measure in measures[pk]]
        terms = _offered_terms(clause, candidates, style)
        tags.append(ClauseTags(clause, () if clause.issue_id else offered, terms))
    return tags


def _clauses(proposal: Proposal) -> list[Clause]:
    clauses = list(
        proposal.clauses.select_related("issue__topic")
        .prefetch_related("further_issues", "terms__measure")
        .order_by("order", "key")
    )
    for clause in clauses:
        clause.proposal = proposal
    return clauses


def _offered_issues(clause: Clause, similar: Iterable[tuple[Clause, float]]) -> tuple[OfferedIssue, ...]:
    """The issues of similar clauses, the most similar first; likeness adds up over clauses with the same issue."""
    because: dict[Issue, list[tuple[float, Clause]]] = defaultdict(list)
    for other, likeness in similar:
        if other.pk != clause.pk and other.issue is not None:
            because[other.issue].append((likeness, other))
    ordered = sorted(because.items(), key=lambda item: (-sum(likeness for likeness, _ in item[1]), item[0].slug))
    return tuple(
        OfferedIssue(issue, max(likeness for likeness, _ in clauses), tuple(other for _, other in clauses))
        for issue, clauses in ordered[:MOST_ISSUES]
    )


def _offered_terms(clause: Clause, measures: Sequence[Measure], style: Style) -> tuple[OfferedTerm, ...]:
    """Every figure of the text under each of ``measures`` that it fits and that has no value yet.

    A figure that can be read in two ways is offered in both: a person says which is meant.
    """
    taken = {term.measure_id for term in clause.terms.all()}
    figures = find_figures(clause.text, style)
    offers: dict[str, OfferedTerm] = {}
    for measure in measures:
        if measure.pk in taken:
            continue
        for figure in figures:
            for value in figure.under(measure.kind, measure.unit):
                unit = Term(value=value).unit_under(measure)
                offer = OfferedTerm(measure, value, unit, clause.text[figure.start : figure.end])
                offers.setdefault(offer.key, offer)
    return tuple(offers.values())


def ticked_tags(
    offered: Sequence[ClauseTags], issues: Mapping[int, str], terms: Mapping[int, Sequence[str]]
) -> list[ConfirmedTags]:
    """What was ticked: the key of an issue and :attr:`OfferedTerm.key`, by the clause's key.

    Raises TagsRefused, which names every row with two values under one measure or with a tick that is not offered.
    """
    confirmed, refused = [], []
    for tags in offered:
        issue_key, term_keys = issues.get(tags.clause.pk, ""), set(terms.get(tags.clause.pk, ()))
        issue = next((offer.issue for offer in tags.issues if str(offer.issue.pk) == issue_key), None)
        ticked = tuple(offer for offer in tags.terms if offer.key in term_keys)
        if (issue_key and issue is None) or len(ticked) < len(term_keys):
            refused.append((tags.clause, NOT_OFFERED))
        elif len({offer.measure.pk for offer in ticked}) < len(ticked):
            refused.append((tags.clause, "choose only one value for each measure."))
        elif issue is not None or ticked:
            confirmed.append(ConfirmedTags(tags.clause, issue, ticked))
    if refused:
        raise TagsRefused(refused)
    return confirmed


def confirm(confirmed: Sequence[ConfirmedTags], *, by: Any, reason: str = "") -> tuple[int, int]:
    """Write what a person confirmed, all of it or nothing. Returns the number of issues and of terms.

    Raises PermissionDenied, ValidationError for a missing reason, and TagsRefused for what any other change of these
    clauses would be refused for, with the clause.
    """
    if confirmed and (missing := why_reason_is_missing(confirmed[0].clause, reason)):
        raise ValidationError({"reason": missing})
    issues = terms = 0
    with transaction.atomic():
        for tags in confirmed:
            try:
                if tags.issue is not None:
                    issues += bool(revise(tags.clause, {"issue": tags.issue.pk}, by=by, reason=reason))
                for offer in tags.terms:
                    _add_term(tags.clause, offer, by, reason)
                    terms += 1
            except ValidationError as refusal:
                raise TagsRefused([(tags.clause, sentence) for sentence in refusal.messages]) from refusal
    return issues, terms


def _add_term(clause: Clause, offer: OfferedTerm, by: Any, reason: str) -> None:
    require_right(by, "add", Term)
    if refusal := why_no_addition(by, clause):
        raise PermissionDenied(refusal)
    term = Term(clause=clause, measure=offer.measure, value=offer.value, unit=offer.unit)
    term.full_clean()
    term.decide()
    sign(term, by, reason.strip())
    term.save()
    if needs_reason(clause):
        note_correction(clause, reason.strip(), ["terms"])
