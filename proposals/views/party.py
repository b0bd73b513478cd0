"""Parties and what each has said."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.models import Clause, Issue, Party, Position, Proposal
from proposals.stances.course import Course, courses_by_target

WHOLE_TEXTS, NO_ISSUE = _("On whole texts"), _("On clauses without an issue")


def party_list(request: HttpRequest) -> HttpResponse:
    """Every party: how many statements it made, the day of the last, and how many texts it drafted."""
    is_public = Q(positions__in=Position.objects.public())
    parties = Party.objects.public().annotate(
        statements=Count("positions", filter=is_public, distinct=True),
        last=Max("positions__stated_on", filter=is_public),
        texts=Count("drafted", filter=Q(drafted__in=Proposal.objects.public()), distinct=True),
    )
    return render(request, "proposals/parties.html", {"parties": parties.order_by("-statements", "name", "slug")})


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One party: its statements by issue, newest first, with changes of stance marked."""
    party = get_object_or_404(Party.objects.public().with_members(), slug=slug)
    positions = list(Position.objects.public().filter(party=party).with_target().with_compatible())
    drafted = Proposal.objects.public().filter(drafted_by=party)
    context = {
        "party": party,
        "groups": _by_issue(positions),
        "count": len(positions),
        "moved": _moved(positions),
        "drafted": drafted,
        "processes": {text.process_id for text in drafted} | {position.process_id for position in positions},
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
