"""The sources that everything else cites."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.comparison.source_wording import MEANINGS
from proposals.forms.lists import SourcesForm
from proposals.forms.process import ProcessesForm
from proposals.models import Clause, Event, Position, Proposal, Source, VariantReading


def source_list(request: HttpRequest) -> HttpResponse:
    """The sources that published records cite, newest first; of one kind, publisher, language or grade."""
    form = SourcesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/sources.html", {"form": form}, status=400)
    sources = form.of_process(Source.objects.public().filter(**form.lookups()))
    context = {
        "form": form,
        "sources": sources.order_by(F("published_on").desc(nulls_last=True), "slug"),
        "query": form.query(),
        "meanings": [(each.label, meaning) for each, meaning in MEANINGS.items()],
    }
    return render(request, "proposals/sources.html", context)


def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and every published record that cites it, or those of one process."""
    source = get_object_or_404(Source.objects.public(), slug=slug)
    form = ProcessesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/source.html", {"form": form, "source": source}, status=400)
    also = Position.objects.public().filter(also_in=source).exclude(source=source)
    readings = VariantReading.objects.public().filter(
        source=source, clause__in=form.of_process(Clause.objects.public())
    )
    context = {
        "form": form,
        "query": form.query(),
        "source": source,
        "texts": form.of_process(Proposal.objects.public().filter(sources=source)),
        "clauses": form.of_process(Clause.objects.public().filter(sources=source)).select_related("proposal", "issue"),
        "readings": readings.select_related("clause__proposal"),
        "positions": form.of_process(Position.objects.public().filter(source=source)).with_target(),
        "positions_also": form.of_process(also).with_target(),
        "events": form.of_process(Event.objects.public().filter(sources=source)).select_related("process"),
    }
    return render(request, "proposals/source.html", context)
