"""The sources everything rests on."""

from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.forms.lists import SourcesForm
from proposals.models import Clause, Event, Position, Proposal, Source, VariantReading


def sources(request: HttpRequest) -> HttpResponse:
    """The sources that something published rests on, newest first: all, or of one kind, publisher or language."""
    form = SourcesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/sources.html", {"form": form}, status=400)
    found = Source.objects.public().filter(**form.wanted())
    context = {
        "form": form,
        "sources": found.order_by(F("published_on").desc(nulls_last=True), "slug"),
        "query": urlencode(form.wanted()),
    }
    return render(request, "proposals/sources.html", context)


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and everything published that rests on it."""
    found = get_object_or_404(Source.objects.public(), slug=slug)
    context = {
        "source": found,
        "texts": Proposal.objects.public().filter(sources=found),
        "clauses": Clause.objects.public().filter(sources=found).select_related("proposal", "issue"),
        "readings": VariantReading.objects.public().filter(source=found).select_related("clause__proposal"),
        "positions": Position.objects.public().filter(source=found).with_target(),
        "positions_also": Position.objects.public().filter(also_in=found).exclude(source=found).with_target(),
        "events": Event.objects.public().filter(sources=found).select_related("process"),
    }
    return render(request, "proposals/source.html", context)
