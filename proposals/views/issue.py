"""The issues: which texts touch them, and how each text words them."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.biography import biography
from proposals.models import Clause, Issue, Position, Proposal


def issues(request: HttpRequest) -> HttpResponse:
    """Which text has a clause on which issue, as a matrix."""
    texts = list(Proposal.objects.public().filter(clauses__isnull=False).distinct())
    clauses = Clause.objects.public().order_by("proposal", "order", "key").prefetch_related("further_issues")
    cells: dict[int, dict[int, list]] = defaultdict(lambda: defaultdict(list))
    for clause in clauses:
        for issue in {clause.issue_id, *(issue.pk for issue in clause.further_issues.all())} - {None}:
            cells[issue][clause.proposal_id].append(clause)
    topics: dict = defaultdict(list)
    for issue in Issue.objects.public().select_related("topic"):
        row = [(text, cells[issue.pk][text.pk]) for text in texts]
        topics[issue.topic].append((issue, row))
    return render(request, "proposals/issues.html", {"texts": texts, "topics": dict(topics)})


def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """One issue: its clauses through the texts in order of date, and what parties said of its thesis and clauses."""
    found = get_object_or_404(Issue.objects.public().select_related("topic__process"), slug=slug)
    on_thesis = Position.objects.public().filter(issue=found).with_target()
    on_clauses = Position.objects.public().filter(clause__issue=found).with_target()
    context = {
        "issue": found,
        "steps": biography(found),
        "on_thesis": _by_party(on_thesis),
        "on_clauses": on_clauses,
    }
    return render(request, "proposals/issue.html", context)


def _by_party(positions) -> dict:
    """Statements of each party, oldest first, parties in the order of their names."""
    groups = defaultdict(list)
    for position in positions.order_by("party__name", "stated_on", "slug"):
        groups[position.party].append(position)
    return dict(groups)
