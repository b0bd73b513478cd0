"""The parties and what each has said."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.models import Issue, Party, Position, Proposal


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
    found = get_object_or_404(Party.objects.public().prefetch_related("members", "member_of"), slug=slug)
    positions = list(Position.objects.public().filter(party=found).with_target())
    context = {
        "party": found,
        "groups": _by_issue(positions),
        "count": len(positions),
        "drafted": Proposal.objects.public().filter(drafted_by=found),
    }
    return render(request, "proposals/party.html", context)


def _by_issue(positions: list[Position]) -> list[tuple[Issue | None, list[Statement]]]:
    """Statements under the issue they are about; those on whole texts under None, first."""
    groups: dict = defaultdict(list)
    earlier: dict = {}
    for position in reversed(positions):
        target = position.clause_id, position.issue_id, position.proposal_id
        before = earlier.get(target)
        moved = before if before and before.stance != position.stance else None
        earlier[target] = position
        issue = position.issue or (position.clause.issue if position.clause else None)
        groups[issue].insert(0, Statement(position, moved))
    return sorted(groups.items(), key=lambda group: (group[0] is not None, (group[0] and group[0].name) or ""))
