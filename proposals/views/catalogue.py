"""The sources everything rests on."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.models import Clause, Event, Position, Proposal, Source, VariantReading


def sources(request: HttpRequest) -> HttpResponse:
    """Every source that something published rests on, newest first."""
    found = Source.objects.public().order_by(F("published_on").desc(nulls_last=True), "slug")
    return render(request, "proposals/sources.html", {"sources": found})


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and everything published that rests on it."""
    found = get_object_or_404(Source.objects.public(), slug=slug)
    context = {
        "source": found,
        "texts": Proposal.objects.public().filter(sources=found),
        "clauses": Clause.objects.public().filter(sources=found).select_related("proposal", "issue"),
        "readings": VariantReading.objects.public().filter(source=found).select_related("clause__proposal"),
        "positions": Position.objects.public().filter(source=found).with_target(),
        "positions_also": Position.objects.public().filter(also_in=found).with_target(),
        "events": Event.objects.public().filter(sources=found).select_related("process"),
    }
    return render(request, "proposals/source.html", context)
