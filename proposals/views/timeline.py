"""What happened when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.forms.lists import TimelineForm
from proposals.models import Party
from proposals.stances.timeline import timeline as draw_up


def timeline(request: HttpRequest) -> HttpResponse:
    """Events, texts and changes of stance, drawn and listed; 400 for values that mean nothing."""
    form = TimelineForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/timeline.html", {"form": form}, status=400)
    drawn = draw_up(**form.timeline_options())
    context = {
        "form": form,
        "timeline": drawn,
        "chart": drawn.chart({kind: str(label) for kind, label in form.KINDS}),
        "query": form.canonical_query(),
        "choices": Party.objects.public(),
    }
    return render(request, "proposals/timeline.html", context)
