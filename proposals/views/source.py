"""The sources that everything else cites."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.comparison.source_wording import MEANINGS
from proposals.forms.lists import SourcesForm
from proposals.models import Clause, Event, Position, Proposal, Source, VariantReading


def source_list(request: HttpRequest) -> HttpResponse:
    """The sources that published records cite, newest first; of one kind, publisher, language or grade."""
    form = SourcesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/sources.html", {"form": form}, status=400)
    sources = Source.objects.public().filter(**form.lookups())
    context = {
        "form": form,
        "sources": sources.order_by(F("published_on").desc(nulls_last=True), "slug"),
        "query": form.query(),
        "meanings": [(each.label, meaning) for each, meaning in MEANINGS.items()],
    }
    return render(request, "proposals/sources.html", context)


def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and every published record that cites it."""
    source = get_object_or_404(Source.objects.public(), slug=slug)
    context = {
        "source": source,
        "texts": Proposal.objects.public().filter(sources=source),
        "clauses": Clause.objects.public().filter(sources=source).select_related("proposal", "issue"),
        "readings": VariantReading.objects.public().filter(source=source).select_related("clause__proposal"),
        "positions": Position.objects.public().filter(source=source).with_target(),
        "positions_also": Position.objects.public().filter(also_in=source).exclude(source=source).with_target(),
        "events": Event.objects.public().filter(sources=source).select_related("process"),
    }
    return render(request, "proposals/source.html", context)
