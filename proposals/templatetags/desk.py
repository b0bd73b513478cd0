"""What is waiting for analysts, for the front page of the admin."""

from typing import Any

from django import template
from django.apps import apps
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from config.records import REVIEWED
from proposals.models import Clause, State, SuggestedChange
from proposals.models.editorial import for_review_by, has_right

register = template.Library()

WAITING = {State.IN_REVIEW: "in review", State.DRAFT: "in draft"}


@register.inclusion_tag("admin/proposals/_queues.html")
def queues(user: Any) -> dict[str, Any]:
    """Phrases with links, such as "3 proposals in review", about what ``user`` may see; what they may act on is first.

    One query for each reviewed model, two for clauses, one for suggested changes.
    """
    reviewed = [apps.get_model("proposals", name) for name in REVIEWED]
    waiting = [queue for model in reviewed if has_right(user, "view", model) for queue in _by_state(model, user)]
    if has_right(user, "view", SuggestedChange):
        number = SuggestedChange.objects.filter(state=SuggestedChange.State.PENDING).count()
        pending = {"state__exact": SuggestedChange.State.PENDING}
        urgent = user.has_perm("proposals.decide_suggestedchange")
        waiting += [_queue(SuggestedChange, number, "pending", pending, urgent=urgent)] if number else []
    if has_right(user, "view", Clause):
        waiting += _lacking("issue", Clause.objects.without_issue().count(), "without an issue")
        waiting += _lacking("source", Clause.objects.without_source().count(), "without a source")
    waiting.sort(key=lambda queue: not queue["for_you"])
    return {"queues": waiting, "shown": any(has_right(user, "view", model) for model in (*reviewed, Clause))}


def _by_state(model: type[Any], user: Any) -> list[dict[str, Any]]:
    """The records for ``user`` to review, those in review, and those in draft."""
    by_others = Count("pk", filter=for_review_by(user))
    rows = model.objects.filter(state__in=list(WAITING)).order_by().values_list("state")
    counted = {state: (number, others) for state, number, others in rows.annotate(n=Count("pk"), others=by_others)}
    of_model = [
        _queue(model, counted[state][0], phrase, {"state__exact": state}, urgent=state == State.IN_REVIEW)
        for state, phrase in WAITING.items()
        if state in counted
    ]
    yours = counted.get(State.IN_REVIEW, (0, 0))[1]
    if yours and has_right(user, "publish", model):
        of_model.insert(0, _queue(model, yours, "for you to review", {"for_you": "review"}, urgent=True, for_you=True))
    return of_model


def _lacking(what: str, number: int, phrase: str) -> list[dict[str, Any]]:
    return [_queue(Clause, number, phrase, {"lacks": what})] if number else []


def _queue(
    model: type[Any], number: int, phrase: str, query: dict[str, Any], *, urgent: bool = False, for_you: bool = False
) -> dict[str, Any]:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    url = f"{changelist}?{urlencode(query)}"
    return {"text": f"{number} {name} {phrase}", "url": url, "urgent": urgent, "for_you": for_you}
