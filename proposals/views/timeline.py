"""What happened when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.forms.lists import TimelineForm
from proposals.models import Party
from proposals.models.of_process import of_process
from proposals.stances.processes import process_facts
from proposals.stances.timeline import build_timeline


def page(request: HttpRequest) -> HttpResponse:
    """Events, texts and changes of stance, drawn and listed; 400 for invalid values."""
    form = TimelineForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/timeline.html", {"form": form}, status=400)
    if form.has_to_choose:
        return render(request, "proposals/timeline.html", {"form": form, "facts": process_facts(form.processes)})
    timeline = build_timeline(**form.timeline_options())
    process, parties = timeline.process, Party.objects.public()
    if process:
        parties = of_process(parties, process)
    context = {
        "form": form,
        "timeline": timeline,
        "chart": timeline.chart({kind: str(label) for kind, label in form.KINDS}),
        "query": form.canonical_query(),
        "choices": parties,
    }
    return render(request, "proposals/timeline.html", context)
