"""The parties and what each has said."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.models import Issue, Party, Position, Proposal

WHOLE_TEXTS, NO_ISSUE = "On whole texts", "On points without an issue"


@dataclass(frozen=True, slots=True)
class Statement:
    """A position, and the one it follows on the same target, if that had another stance."""

    position: Position
    moved_from: Position | None


def parties(request: HttpRequest) -> HttpResponse:
    """Every party with how much it has said and when last."""
    public = Q(positions__in=Position.objects.public())
    found = Party.objects.public().annotate(
        statements=Count("positions", filter=public), last=Max("positions__stated_on", filter=public)
    )
    return render(request, "proposals/parties.html", {"parties": found.order_by("-statements", "name")})


def party(request: HttpRequest, slug: str) -> HttpResponse:
    """One party: its statements by issue, newest first, changes of stance marked."""
    found = get_object_or_404(Party.objects.public().with_members(), slug=slug)
    positions = list(Position.objects.public().filter(party=found).with_target())
    context = {
        "party": found,
        "groups": _by_issue(positions),
        "count": len(positions),
        "drafted": Proposal.objects.public().filter(drafted_by=found),
    }
    return render(request, "proposals/party.html", context)


def _by_issue(positions: list[Position]) -> list[tuple[Issue | str, list[Statement]]]:
    """Statements under the heading they belong to: whole texts first, then issues by name, then points without one."""
    groups: dict = defaultdict(list)
    earlier: dict = {}
    for position in reversed(positions):
        target = position.clause_id, position.issue_id, position.proposal_id
        before = earlier.get(target)
        moved = before if before and before.stance != position.stance else None
        earlier[target] = position
        groups[_heading(position)].insert(0, Statement(position, moved))
    order = {WHOLE_TEXTS: 0, NO_ISSUE: 2}
    return sorted(groups.items(), key=lambda group: (order.get(group[0], 1), str(group[0])))


def _heading(position: Position) -> Issue | str:
    if position.proposal_id:
        return WHOLE_TEXTS
    return position.issue or position.clause.issue or NO_ISSUE
