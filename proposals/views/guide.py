"""How to read this: what is compared, what the signs and words mean, how sources are graded, and whom to write to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from proposals.comparison import definitions
from proposals.comparison.relation_wording import RELATIONS, SIGNS
from proposals.models import Source
from proposals.stances.rule import RULE, STEPS

Reliability = Source.Reliability

RELIABILITIES = {
    Reliability.OFFICIAL: _("Published by the institution or party itself, or word for word through a press service."),
    Reliability.RECORD: _(
        "A news agency, public broadcaster or national quality daily, or a signed reprint of its copy by a licensed "
        "outlet."
    ),
    Reliability.EDITED: _("Another publication with a named newsroom that answers for what it prints."),
    Reliability.ADVOCACY: _("A think tank, campaign, party organ or openly partisan outlet."),
    Reliability.AGGREGATOR: _("A mirror, repost, machine-made digest, blog or forum: nobody edited it."),
    Reliability.STATE_MEDIA: _("Controlled or owned by a state: sound for what that state says, and for nothing else."),
    Reliability.PROPAGANDA: _("Known for covert or systematic disinformation. It is never cited here."),
    Reliability.UNKNOWN: _("We could not find out who publishes it."),
}


def page(request: HttpRequest) -> HttpResponse:
    context = {
        "by_engine": _with_signs(definitions.BY_ENGINE),
        "by_a_person": _with_signs(definitions.BY_A_PERSON),
        "silences": definitions.SILENCES.values(),
        "bases": _labelled(definitions.BASES),
        "evidence": [
            (_("Confidence in what is recorded"), list(definitions.CONFIDENCES.items())),
            (_("How a clause was read"), list(definitions.VERIFICATIONS.items())),
        ],
        "reliabilities": [(_("Grades of sources"), list(RELIABILITIES.items()))],
        "steps": STEPS,
        "rule": RULE,
        "contact": settings.CONTACT,
        "contact_name": settings.CONTACT.removeprefix("mailto:"),
    }
    return render(request, "proposals/guide.html", context)


def _with_signs(meanings: dict) -> list[tuple]:
    return [(SIGNS[relation], RELATIONS[relation], meaning) for relation, meaning in meanings.items()]


def _labelled(meanings: dict) -> list[tuple]:
    return [(_("What the words of a clause are"), list(meanings.items()))]
