"""How to read this: what is compared, what the signs and words mean, how sources are graded, and whom to write to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from proposals.comparison import definitions
from proposals.comparison.relation_wording import (
    IS_NOTHING,
    IS_OPEN,
    IS_UNKNOWN,
    LEFT_OPEN,
    NOT_KNOWN,
    RELATIONS,
    SIGNS,
)
from proposals.comparison.source_wording import MEANINGS
from proposals.stances.rule import RULE, STEPS


def page(request: HttpRequest) -> HttpResponse:
    context = {
        "by_engine": _with_signs(definitions.BY_ENGINE),
        "by_a_person": _with_signs(definitions.BY_A_PERSON),
        "without_relation": [
            (IS_OPEN, LEFT_OPEN, _("The base or the text leaves the matter open.")),
            (IS_NOTHING, _("nothing here"), _("The text has nothing here, and neither has the base.")),
            (IS_UNKNOWN, NOT_KNOWN, _("The records do not decide how the text stands to the base; the cell says why.")),
        ],
        "silences": definitions.SILENCES.values(),
        "bases": _labelled(definitions.BASES),
        "evidence": [
            (_("Confidence in what is recorded"), list(definitions.CONFIDENCES.items())),
            (_("How a clause was read"), list(definitions.VERIFICATIONS.items())),
        ],
        "reliabilities": [(_("Grades of sources"), list(MEANINGS.items()))],
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
