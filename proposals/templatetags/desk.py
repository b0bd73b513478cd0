"""What waits on the analysts' desk, for the first page of the admin."""

from typing import Any

from django import template
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from proposals.models import Clause, Correspondence, Event, Position, Proposal, State

register = template.Library()

REVIEWED = (Proposal, Position, Event, Correspondence)
WAITING = {State.IN_REVIEW: "in review", State.DRAFT: "in draft"}


@register.inclusion_tag("admin/proposals/_queues.html")
def queues(user: Any) -> dict[str, list[dict[str, Any]]]:
    """Sentences with links, such as "3 proposals in review"; nothing about what ``user`` may not see.

    One query for each reviewed model and two for clauses.
    """
    waiting = [entry for model in REVIEWED if _may_view(user, model) for entry in _states(model)]
    if _may_view(user, Clause):
        waiting += _lacking("issue", Clause.objects.without_issue().count(), "without an issue")
        waiting += _lacking("source", Clause.objects.without_source().count(), "without a source")
    return {"queues": waiting, "shown": any(_may_view(user, model) for model in (*REVIEWED, Clause))}


def _may_view(user: Any, model: type) -> bool:
    return user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def _states(model: type) -> list[dict[str, Any]]:
    rows = model.objects.order_by().values_list("state").annotate(number=Count("pk"))
    numbers = dict(rows.filter(state__in=list(WAITING)))
    return [
        _entry(model, numbers[state], words, {"state__exact": state}, urgent=state == State.IN_REVIEW)
        for state, words in WAITING.items()
        if state in numbers
    ]


def _lacking(what: str, number: int, words: str) -> list[dict[str, Any]]:
    return [_entry(Clause, number, words, {"lacks": what})] if number else []


def _entry(model: type, number: int, words: str, query: dict[str, str], *, urgent: bool = False) -> dict[str, Any]:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return {"text": f"{number} {name} {words}", "url": f"{changelist}?{urlencode(query)}", "urgent": urgent}
