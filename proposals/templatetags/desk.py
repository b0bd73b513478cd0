"""What waits on the analysts' desk, for the first page of the admin."""

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
    """Sentences with links, such as "3 proposals in review"; nothing about what ``user`` may not see.

    What waits for this very person comes first. One query for each reviewed model, two for clauses, one for suggested
    changes.
    """
    reviewed = [apps.get_model("proposals", name) for name in REVIEWED]
    waiting = [entry for model in reviewed if has_right(user, "view", model) for entry in _states(model, user)]
    if has_right(user, "view", SuggestedChange):
        number = SuggestedChange.objects.filter(state=SuggestedChange.State.PENDING).count()
        asked = {"state__exact": SuggestedChange.State.PENDING}
        urgent = user.has_perm("proposals.decide_suggestedchange")
        waiting += [_entry(SuggestedChange, number, "pending", asked, urgent=urgent)] if number else []
    if has_right(user, "view", Clause):
        waiting += _lacking("issue", Clause.objects.without_issue().count(), "without an issue")
        waiting += _lacking("source", Clause.objects.without_source().count(), "without a source")
    waiting.sort(key=lambda entry: not entry["for_you"])
    return {"queues": waiting, "shown": any(has_right(user, "view", model) for model in (*reviewed, Clause))}


def _states(model: type[Any], user: Any) -> list[dict[str, Any]]:
    """In review, of that for ``user`` to review, and in draft."""
    by_others = Count("pk", filter=for_review_by(user))
    rows = model.objects.filter(state__in=list(WAITING)).order_by().values_list("state")
    counted = {state: (number, others) for state, number, others in rows.annotate(n=Count("pk"), others=by_others)}
    found = [
        _entry(model, counted[state][0], words, {"state__exact": state}, urgent=state == State.IN_REVIEW)
        for state, words in WAITING.items()
        if state in counted
    ]
    yours = counted.get(State.IN_REVIEW, (0, 0))[1]
    if yours and has_right(user, "publish", model):
        found.insert(0, _entry(model, yours, "for you to review", {"for_you": "review"}, urgent=True, for_you=True))
    return found


def _lacking(what: str, number: int, words: str) -> list[dict[str, Any]]:
    return [_entry(Clause, number, words, {"lacks": what})] if number else []


def _entry(
    model: type[Any], number: int, words: str, query: dict[str, Any], *, urgent: bool = False, for_you: bool = False
) -> dict[str, Any]:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    url = f"{changelist}?{urlencode(query)}"
    return {"text": f"{number} {name} {words}", "url": url, "urgent": urgent, "for_you": for_you}
