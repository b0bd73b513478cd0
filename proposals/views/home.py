"""The front page: the processes, and one of them with its texts and events in order of date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from proposals.forms.process import ProcessForm
from proposals.models import Event, Position, Process, Proposal
from proposals.stances.processes import process_facts


def home(request: HttpRequest) -> HttpResponse:
    """All processes with their facts, and the one asked for, or else the default, in full; 400 for an unknown one."""
    form = ProcessForm(request.GET)
    if not form.is_valid():
        context = {"form": form, "facts": process_facts(form.processes)}
        return render(request, "proposals/home.html", context, status=400)
    process = form.cleaned_data["process"]
    texts = list(Proposal.objects.public().filter(process=process).listed())
    events = Event.objects.public().filter(process=process).with_relatives()
    context = {
        "form": form,
        "facts": process_facts(form.processes) if form.lists_processes else [],
        "process": process,
        "texts": texts,
        "pairs": _pairs(texts),
        "timeline": _timeline(texts, events),
        "latest": _latest(process),
    }
    return render(request, "proposals/home.html", context)


def _pairs(texts: list[Proposal]) -> list[tuple[Proposal, Proposal]]:
    """Each recorded text with the first text it goes back to: the comparison that readers want most often."""
    by_pk = {text.pk: text for text in texts}
    pairs = []
    for text in texts:
        lineage = [text]
        while (base := lineage[-1].public_base) and base.pk in by_pk and by_pk[base.pk] not in lineage:
            lineage.append(by_pk[base.pk])
        first = next(earlier for earlier in reversed(lineage) if earlier.clause_count or earlier is text)
        if first is not text and text.clause_count:
            pairs.append((first, text))
    return pairs


def _timeline(texts, events) -> list[dict]:
    """Texts and events by day, events first within a day."""
    entries = [{"on": event.starts_on, "event": event} for event in events]
    entries += [{"on": text.issued_on, "text": text} for text in texts]
    return sorted(entries, key=lambda entry: (entry["on"], "text" in entry))


def _latest(process: Process | None, most: int = 6) -> list[Position]:
    return list(Position.objects.public().of_process(process).with_target()[:most]) if process else []


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the icon of a page that names none, such as the admin's."""
    return redirect(static("proposals/icon.svg"), permanent=True)
