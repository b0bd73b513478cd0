"""What the desk suggests about the clauses of a text: issues, from similar clauses, and terms, from the figures in it.

Nothing is decided here: a person confirms each suggestion, and :func:`confirm` writes what was confirmed.
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
from proposals.engine.pairing.candidates import similar_to_each
from proposals.models import Clause, Issue, Measure, Proposal, Term
from proposals.models.editorial import needs_reason

MOST_ISSUES = 3
MOST_READ = 3000  # clauses that are looked through for similar ones, the latest texts first


@dataclass(frozen=True, slots=True)
class IssueIdea:
    """An issue that similar clauses are about; ``likeness`` is that of the most similar one, 0 to 1."""

    issue: Issue
    likeness: float
    because: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class TermIdea:
    """A figure of the text as a value of a measure. ``written`` is how the text says it."""

    measure: Measure
    value: str
    unit: str
    written: str

    @property
    def key(self) -> str:
        return f"{self.measure.pk}:{self.value}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One clause with what could be said of it."""

    clause: Clause
    issues: tuple[IssueIdea, ...]
    terms: tuple[TermIdea, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person has confirmed of a clause."""

    clause: Clause
    issue: Issue | None
    terms: tuple[TermIdea, ...]


def suggestions(proposal: Proposal) -> list[Sheet]:
    """A sheet for every recorded clause, in order. Runs in a fixed number of queries."""
    clauses = [clause for clause in _own(proposal) if clause.text]
    known = list(
        Clause.objects.filter(proposal__process=proposal.process_id, issue__isnull=False)
        .exclude(text="")
        .select_related("issue__topic", "proposal")
        .order_by("-proposal__issued_on", "proposal__slug", "order", "key")[:MOST_READ]
    )
    alike = similar_to_each([clause.text for clause in clauses], [clause.text for clause in known])
    measures: dict[int, list[Measure]] = defaultdict(list)
    for measure in Measure.objects.filter(issue__topic__process=proposal.process_id).order_by("name", "slug"):
        measures[measure.issue_id].append(measure)
    sheets = []
    for clause, found in zip(clauses, alike, strict=True):
        ideas = _issues(clause, ((known[index], likeness) for index, likeness in found))
        issues = [*clause.all_issues, *(idea.issue for idea in ideas)]
        about = [measure for pk in dict.fromkeys(issue.pk for issue in issues) for measure in measures[pk]]
        sheets.append(Sheet(clause, () if clause.issue_id else ideas, _terms(clause, about)))
    return sheets


def _own(proposal: Proposal) -> list[Clause]:
    clauses = list(
        proposal.clauses.select_related("issue__topic")
        .prefetch_related("further_issues", "terms__measure")
        .order_by("order", "key")
    )
    for clause in clauses:
        clause.proposal = proposal
    return clauses


def _issues(clause: Clause, alike: Iterable[tuple[Clause, float]]) -> tuple[IssueIdea, ...]:
    """The issues of similar clauses, the most similar first; several clauses that agree count for more."""
    because: dict[Issue, list[tuple[float, Clause]]] = defaultdict(list)
    for other, likeness in alike:
        if other.pk != clause.pk and other.issue is not None:
            because[other.issue].append((likeness, other))
    ordered = sorted(because.items(), key=lambda item: (-sum(likeness for likeness, _ in item[1]), item[0].slug))
    return tuple(
        IssueIdea(issue, max(likeness for likeness, _ in found), tuple(other for _, other in found))
        for issue, found in ordered[:MOST_ISSUES]
    )


def _terms(clause: Clause, measures: Sequence[Measure]) -> tuple[TermIdea, ...]:
    """Every figure of the text under every measure it can be a value of and that has none yet."""
    taken = {term.measure_id for term in clause.terms.all()}
    figures = find_figures(clause.text)
    ideas: dict[str, TermIdea] = {}
    for measure in measures:
        if measure.pk in taken:
            continue
        for figure in figures:
            value = figure.under(measure.kind, measure.unit)
            if value is not None:
                idea = TermIdea(measure, value, measure.unit, clause.text[figure.start : figure.end])
                ideas.setdefault(idea.key, idea)
    return tuple(ideas.values())


def chosen(sheets: Sequence[Sheet], issues: Mapping[int, str], terms: Mapping[int, Sequence[str]]) -> list[Confirmed]:
    """What was ticked, as far as it was suggested: issue keys and :attr:`TermIdea.key` by the clause's key.

    Raises ValidationError for two values under one measure.
    """
    confirmed = []
    for sheet in sheets:
        wanted = issues.get(sheet.clause.pk, "")
        issue = next((idea.issue for idea in sheet.issues if str(idea.issue.pk) == wanted), None)
        picked = tuple(idea for idea in sheet.terms if idea.key in terms.get(sheet.clause.pk, ()))
        if len({idea.measure.pk for idea in picked}) < len(picked):
            raise ValidationError(f"Choose only one value for each measure of {sheet.clause}.")
        if issue is not None or picked:
            confirmed.append(Confirmed(sheet.clause, issue, picked))
    return confirmed


def confirm(confirmed: Sequence[Confirmed], *, by: Any, reason: str = "") -> tuple[int, int]:
    """Write what a person confirmed, all of it or nothing; how many issues and how many terms.

    Raises PermissionDenied, and ValidationError by field, as any other change of these clauses would.
    """
    issues = terms = 0
    with transaction.atomic():
        for one in confirmed:
            if one.issue is not None:
                issues += bool(revise(one.clause, {"issue": one.issue.pk}, by=by, reason=reason))
            for idea in one.terms:
                _add_term(one.clause, idea, by, reason)
                terms += 1
    return issues, terms


def _add_term(clause: Clause, idea: TermIdea, by: Any, reason: str) -> None:
    if not by.has_perm("proposals.add_term"):
        raise PermissionDenied("Your role does not let you add terms.")
    if refusal := why_no_addition(by, clause):
        raise PermissionDenied(refusal)
    if missing := why_reason_is_missing(clause, reason):
        raise ValidationError({"reason": missing})
    term = Term(clause=clause, measure=idea.measure, value=idea.value, unit=idea.unit)
    term.full_clean()
    sign(term, by, reason.strip())
    term.save()
    if needs_reason(clause):
        note_correction(clause, reason.strip(), ["terms"])
