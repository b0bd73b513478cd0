"""Who stands where on what."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from proposals.forms.lists import BoardForm
from proposals.models import Topic
from proposals.stances.board import build_board, speakers
from proposals.stances.processes import process_facts
from proposals.stances.rule import RULE


def page(request: HttpRequest) -> HttpResponse:
    """The stances on issues and texts, counted; 400 for invalid values."""
    form = BoardForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/board.html", {"form": form}, status=400)
    if form.has_to_choose:
        return render(request, "proposals/board.html", {"form": form, "facts": process_facts(form.processes)})
    context: dict[str, Any] = {"form": form}
    if process := form.cleaned_data["process"]:
        board = build_board(**form.board_options())
        context |= {
            "board": board,
            "rule": RULE,
            "query": form.canonical_query(),
            "topics": Topic.objects.public().filter(process=process),
            "choices": speakers(process),
            "issue_groups": [
                (_("Sticking points"), board.sticking),
                (_("Conditions differ"), board.differing),
                (_("Other issues"), board.others),
                (_("Pledges"), board.pledges),
            ],
            "text_groups": [("", board.texts)],
        }
    return render(request, "proposals/board.html", context)
