"""Which texts address which issues, and what it means where a text does not.

The engine decides what a silence means (:mod:`proposals.engine.table.silence`), as in a comparison.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from proposals.comparison.records import availability_of
from proposals.engine import vocabulary
from proposals.engine.table.silence import Record, with_points_above
from proposals.models import Clause, Issue, Omission, Proposal


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one text has on one issue: clauses, or a silence and the omissions that explain it."""

    proposal: Proposal
    clauses: tuple[Clause, ...]
    silence: vocabulary.Silence | None = None
    omissions: tuple[Omission, ...] = ()


def coverage_by_issue(texts: Sequence[Proposal], issues: Sequence[Issue]) -> dict[Issue, list[Coverage]]:
    """For each issue, what each public text has on it, texts in the order given. Runs in a fixed number of queries."""
    clauses = _clauses(texts)
    omissions = list(
        Omission.objects.public().filter(proposal__in=texts).select_related("clause__proposal", "clause__issue")
    )
    on_issue: dict[tuple[int, int], list[Clause]] = defaultdict(list)
    for clause in clauses:
        for issue in clause.all_issues:
            on_issue[issue.pk, clause.proposal_id].append(clause)
    records = {text.pk: _record(text, clauses, omissions) for text in texts}
    places = {clause.pk: (clause.proposal.slug, clause.key) for clause in clauses}
    parents = {places[clause.pk]: places.get(clause.parent_id or 0) for clause in clauses}

    coverage: dict[Issue, list[Coverage]] = {}
    for issue in issues:
        main = [places[clause.pk] for clause in clauses if clause.issue_id == issue.pk]
        coverage[issue] = []
        for text in texts:
            of_text = tuple(on_issue[issue.pk, text.pk])
            if of_text:
                coverage[issue].append(Coverage(text, of_text))
                continue
            silence = records[text.pk].silence(with_points_above(main, parents), [issue.slug])
            omitted = tuple(o for o in omissions if o.proposal_id == text.pk and o.clause.issue_id == issue.pk)
            coverage[issue].append(Coverage(text, (), silence, omitted))
    return coverage


def _clauses(texts: Sequence[Proposal]) -> list[Clause]:
    by_pk = {text.pk: text for text in texts}
    clauses = list(
        Clause.objects.public()
        .filter(proposal__in=texts)
        .select_related("issue", "parent", "advanced_by")
        .prefetch_related("further_issues", "terms__measure")
        .order_by("proposal", "order", "key")
    )
    for clause in clauses:
        clause.proposal = by_pk[clause.proposal_id]
    return clauses


def _record(text: Proposal, clauses: list[Clause], omissions: list[Omission]) -> Record:
    own = [clause for clause in clauses if clause.proposal_id == text.pk]
    return Record.of(
        vocabulary.Text(
            key=text.slug,
            passages=tuple(
                vocabulary.Passage(
                    c.key, "", issues=tuple(i.slug for i in c.all_issues), status=cast(vocabulary.Status, c.status)
                )
                for c in own
            ),
            availability=availability_of(text, own),
            omissions=tuple(
                vocabulary.Omission(o.clause.proposal.slug, o.clause.key, cast(vocabulary.OmissionKind, o.how))
                for o in omissions
                if o.proposal_id == text.pk
            ),
        )
    )
