"""Parties and what each has said."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.forms.process import ProcessesForm
from proposals.models import Clause, Issue, Party, Position, Proposal
from proposals.models.data_until import latest_by_party
from proposals.stances.course import Course, courses_by_target

WHOLE_TEXTS, NO_ISSUE = _("On whole texts"), _("On clauses without an issue")


def party_list(request: HttpRequest) -> HttpResponse:
    """Every party, or those of one process: how many statements it made, the day of the last, and how many texts it
    drafted there."""
    form = ProcessesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/parties.html", {"form": form}, status=400)
    statements = form.of_process(Position.objects.public())
    parties = form.of_process(Party.objects.public()).annotate(
        statements=Count("positions", filter=Q(positions__in=statements), distinct=True),
        texts=Count("drafted", filter=Q(drafted__in=form.of_process(Proposal.objects.public())), distinct=True),
    )
    latest = latest_by_party(statements)
    listed = [(party, latest.get(party.pk)) for party in parties.order_by("-statements", "name", "slug")]
    context = {"form": form, "query": form.query(), "parties": listed}
    return render(request, "proposals/parties.html", context)


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One party: its statements by issue, newest first, with changes of stance marked; in one process if asked for."""
    form = ProcessesForm(request.GET)
    parties = Party.objects.public()
    members = form.of_process(parties) if form.is_valid() else parties
    party = get_object_or_404(parties.with_members(members), slug=slug)
    if form.errors:
        return render(request, "proposals/party.html", {"form": form, "party": party}, status=400)
    rows = form.of_process(Position.objects.public().filter(party=party))
    positions = list(rows.with_target().with_compatible())
    drafted = form.of_process(Proposal.objects.public().filter(drafted_by=party))
    asked = form.cleaned_data["process"]
    context = {
        "form": form,
        "query": form.query(),
        "party": party,
        "groups": _by_issue(positions),
        "count": len(positions),
        "moved": _moved(positions),
        "drafted": drafted,
        "processes": {asked.pk} if asked else {record.process_id for record in (*drafted, *positions)},
    }
    return render(request, "proposals/party.html", context)


def _moved(positions: list[Position]) -> list[tuple[Issue | Clause | Proposal, Course]]:
    """What the party changed its stance on, latest change first."""
    targets = ("issue_id", "clause_id", "proposal_id")
    moved = [course for target in targets for course in _courses(positions, target) if course.moves]
    moved.sort(key=lambda course: (course.moves[-1].stated_on, course.moves[-1].slug), reverse=True)
    return [(course.current.target, course) for course in moved]


def _courses(positions: list[Position], target: str) -> list[Course]:
    return [course for by_party in courses_by_target(positions, target).values() for course in by_party.values()]


def _by_issue(positions: list[Position]) -> list[tuple[Issue | Promise, list[Position]]]:
    """Statements by heading: whole texts first, then issues by name, then points without one."""
    groups: dict[Any, list[Position]] = defaultdict(list)
    for position in positions:
        groups[_heading(position)].append(position)
    order = {WHOLE_TEXTS: 0, NO_ISSUE: 2}
    return sorted(groups.items(), key=lambda group: (order.get(group[0], 1), str(group[0])))


def _heading(position: Any) -> Issue | Promise:
    if position.proposal_id:
        return WHOLE_TEXTS
    return position.issue or position.clause.issue or NO_ISSUE
