"""Who stands where on what."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from proposals.forms.fields import BoardForm
from proposals.models import Topic
from proposals.stances.board import RULE, speakers
from proposals.stances.board import board as draw_up


def board(request: HttpRequest) -> HttpResponse:
    """The stances on issues and texts, counted; 400 for values that mean nothing."""
    form = BoardForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/board.html", {"form": form}, status=400)
    context: dict[str, Any] = {"form": form}
    if process := form.cleaned_data["process"]:
        drawn = draw_up(**form.board_options())
        context |= {
            "board": drawn,
            "rule": RULE,
            "query": form.canonical_query(),
            "topics": Topic.objects.public().filter(process=process),
            "choices": speakers(process),
            "issue_groups": [(_("Sticking points"), drawn.sticking), (_("No dispute recorded"), drawn.undisputed)],
            "text_groups": [("", drawn.texts)],
        }
    return render(request, "proposals/board.html", context)
