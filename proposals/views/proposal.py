"""One text and its clauses."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.comparison.compare import counterparts
from proposals.forms.process import ProcessesForm
from proposals.models import Clause, Omission, Position, Proposal
from proposals.moment import has_happened
from proposals.stances.board import rows_for


def proposal_list(request: HttpRequest) -> HttpResponse:
    """Every text, or those of one process."""
    form = ProcessesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/proposals.html", {"form": form}, status=400)
    context = {"form": form, "query": form.query(), "texts": form.of_process(Proposal.objects.public()).listed()}
    return render(request, "proposals/proposals.html", context)


def proposal_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A text with its clauses in order, what parties said of it, and what to compare it with."""
    text = get_object_or_404(Proposal.objects.public().with_relatives(), slug=slug)
    clauses = (
        text.clauses.select_related("issue", "advanced_by", "parent")
        .prefetch_related("further_issues", "sources", "terms__measure", "variant_readings__source")
        .order_by("order", "key")
    )
    positions = (
        Position.objects.public().filter(Q(proposal=text) | Q(clause__proposal=text)).with_target().with_compatible()
    )
    on_clause = defaultdict(list)
    for position in positions:
        on_clause[position.clause_id].append(position)
    context = {
        "text": text,
        "clauses": clauses,
        "on_text": on_clause.pop(None, []),
        "on_clause": dict(on_clause),
        "omissions": Omission.objects.public().filter(proposal=text).select_related("clause__proposal"),
        "others": _others(text),
    }
    return render(request, "proposals/proposal.html", context)


def clause_detail(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A clause with its sources, what answers it in every other text, and every statement on it."""
    text = get_object_or_404(Proposal.objects.public().with_relatives(), slug=slug)
    related = ("further_issues", "sources", "terms__measure", "variant_readings__source", "children")
    clause = get_object_or_404(
        text.clauses.select_related("issue__topic", "advanced_by", "parent").prefetch_related(*related), key=key
    )
    clause.proposal = text
    issues = clause.all_issues
    rows = rows_for(issues, text.process) if issues else ()
    context = {
        "text": text,
        "clause": clause,
        "counterparts": counterparts(clause, _others(text)),
        "positions": Position.objects.public().filter(clause=clause).with_target().with_compatible(),
        "rows": [row for row in rows if row.courses or row.beside],
        "versions": _versions(clause),
    }
    return render(request, "proposals/clause.html", context)


def _others(text: Proposal) -> list[Proposal]:
    """The other texts of the process that have clauses."""
    others = Proposal.objects.public().with_clauses().filter(process=text.process)
    return list(others.exclude(pk=text.pk).with_lineage())


@dataclass(frozen=True, slots=True)
class Version:
    """A later version of a clause: its content, and when and why it was changed."""

    heading: str
    text: str
    status: str
    on: date
    reason: str


def _versions(clause: Clause) -> list[Version]:
    """What readers have seen of this clause since its text was published, each change of it, newest first."""
    published = clause.proposal.published_at
    versions: list[Version] = []
    shown = None
    for row in clause.history.order_by("history_date", "history_id"):
        before, shown = shown, (row.heading, row.text, row.status)
        if before and shown != before and published and row.history_date > published:
            day = row.history_date.date()
            versions.append(
                Version(row.heading, row.text, row.get_status_display(), day, row.history_change_reason or "")
            )
    return [version for version in reversed(versions) if has_happened(version.on)]
