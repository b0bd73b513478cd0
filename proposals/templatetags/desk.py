"""The queues of work on the front page of the desk."""

from typing import Any

from django import template
from django.apps import apps
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from config.records import REVIEWED
from proposals.models import Clause, Correspondence, State, SuggestedChange, Term
from proposals.models.editorial import for_review_by, has_right
from proposals.models.odd_text import odd_keys

register = template.Library()

WAITING = {State.IN_REVIEW: "in review", State.DRAFT: "in draft"}


@register.inclusion_tag("admin/proposals/_queues.html")
def queues(user: Any) -> dict[str, Any]:
    """Links such as "3 proposals in review" to what ``user`` may see, beginning with what they have to review.

    Takes one query for each reviewed model, two for clauses, one for suggested changes, and one or two for each of
    correspondences and terms that need a look, and one for odd characters; up to four more after a change of the data,
    and one for each model that has words.
    """
    reviewed = [apps.get_model("proposals", name) for name in REVIEWED]
    links = [queue for model in reviewed if has_right(user, "view", model) for queue in _by_state(model, user)]
    if has_right(user, "view", SuggestedChange):
        number = SuggestedChange.objects.filter(state=SuggestedChange.State.PENDING).count()
        pending = {"state__exact": SuggestedChange.State.PENDING}
        urgent = has_right(user, "decide", SuggestedChange)
        links += [_queue(SuggestedChange, number, "pending", pending, urgent=urgent)] if number else []
    if has_right(user, "view", Clause):
        links += _lacking("issue", Clause.objects.without_issue().count(), "without an issue")
        links += _lacking("source", Clause.objects.without_source().count(), "without a source")
    for model in (Correspondence, Term):
        if has_right(user, "view", model) and (number := model.objects.to_look_at().count()):
            phrase = "needs a look" if number == 1 else "need a look"
            links.append(_queue(model, number, phrase, {"needs": "look"}, urgent=True))
    links += _with_odd_characters(user)
    links.sort(key=lambda queue: not queue["for_you"])
    return {"queues": links, "shown": any(has_right(user, "view", model) for model in (*reviewed, Clause))}


def _by_state(model: type[Any], user: Any) -> list[dict[str, Any]]:
    """The queues of one model: for ``user`` to review, in review, in draft."""
    by_others = Count("pk", filter=for_review_by(user))
    rows = model.objects.filter(state__in=list(WAITING)).order_by().values_list("state")
    counts = {state: (number, others) for state, number, others in rows.annotate(n=Count("pk"), others=by_others)}
    links = [
        _queue(model, counts[state][0], phrase, {"state__exact": state}, urgent=state == State.IN_REVIEW)
        for state, phrase in WAITING.items()
        if state in counts
    ]
    to_review = counts.get(State.IN_REVIEW, (0, 0))[1]
    if to_review and has_right(user, "publish", model):
        links.insert(0, _queue(model, to_review, "for you to review", {"for_you": "review"}, urgent=True, for_you=True))
    return links


def _with_odd_characters(user: Any) -> list[dict[str, Any]]:
    found: dict[Any, int] = {apps.get_model("proposals", name): len(keys) for name, keys in odd_keys().items() if keys}
    return [
        _queue(model, number, "with odd characters", {"characters": "odd"}, urgent=True)
        for model, number in found.items()
        if has_right(user, "view", model)
    ]


def _lacking(what: str, number: int, phrase: str) -> list[dict[str, Any]]:
    return [_queue(Clause, number, phrase, {"lacks": what})] if number else []


def _queue(
    model: type[Any], number: int, phrase: str, query: dict[str, Any], *, urgent: bool = False, for_you: bool = False
) -> dict[str, Any]:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    url = f"{changelist}?{urlencode(query)}"
    return {"text": f"{number} {name} {phrase}", "url": url, "urgent": urgent, "for_you": for_you}
