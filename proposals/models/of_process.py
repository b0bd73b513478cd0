"""Which records belong to a process: for lists, filters, the search, the log of changes and the desk alike."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models.cached_rule import public_keys
from proposals.models.clause import Clause
from proposals.models.correspondence import Correspondence
from proposals.models.event import Event
from proposals.models.party import Party
from proposals.models.position import Position
from proposals.models.process import Process
from proposals.models.proposal import Proposal
from proposals.models.source import Source


def of_process(rows: Any, process: Process, *, drafts: bool = False) -> Any:
    """The ``rows`` of a process.

    A party or a source belongs to every process in which something public names it, or with ``drafts`` anything.
    """
    name = rows.model._meta.model_name
    return rows.filter(_CONDITIONS[name](process) if name in _CONDITIONS else _SHARED[name](process, drafts))


def _seen(model: Any, drafts: bool) -> Any:
    return model.objects.all() if drafts else model.objects.filter(pk__in=public_keys(model))


def _correspondence(process: Process) -> Q:
    sides = Clause.objects.filter(proposal__process=process)
    either = Q(from_clauses__in=sides) | Q(to_clauses__in=sides) | Q(silent__process=process)
    return Q(pk__in=Correspondence.objects.filter(either).order_by().values("pk"))


def _party(process: Process, drafts: bool) -> Q:
    texts, events = (_seen(model, drafts).filter(process=process) for model in (Proposal, Event))
    clauses = _seen(Clause, drafts).filter(proposal__process=process)
    named = (
        Q(pk__in=texts.values("drafted_by"))
        | Q(pk__in=_seen(Position, drafts).of_process(process).values("party"))
        | Q(pk__in=events.values("participants"))
        | Q(pk__in=clauses.values("advanced_by"))
    )
    return named | Q(pk__in=Party.objects.filter(named).values("members"))


def _source(process: Process, drafts: bool) -> Q:
    texts, events = (_seen(model, drafts).filter(process=process) for model in (Proposal, Event))
    positions = _seen(Position, drafts).of_process(process)
    return cited_in(texts, positions, _seen(Clause, drafts)) | Q(pk__in=events.values("sources"))


def cited_in(texts: Any, positions: Any, clauses: Any) -> Q:
    """Sources of these texts, of those of the ``clauses`` that are theirs, and of these statements."""
    clauses = clauses.filter(proposal__in=texts)
    return (
        Q(pk__in=texts.values("sources"))
        | Q(pk__in=clauses.values("sources"))
        | Q(pk__in=clauses.values("variant_readings__source"))
        | Q(pk__in=positions.values("source"))
        | Q(pk__in=positions.values("also_in"))
    )


def _change(process: Process, drafts: bool) -> Q:
    """Entries on what belongs to it, withdrawn or not, and on the parties and sources that it names."""
    entries = Q(process=process.slug)
    for model in (Party, Source):
        shared = of_process(_seen(model, drafts), process, drafts=drafts).order_by().values("slug")
        entries |= Q(model=model._meta.model_name, record_slug__in=shared)
    return entries


def _suggestion(process: Process, drafts: bool) -> Q:
    """Suggestions about what belongs to it."""
    about = Q()
    for name in (*CATALOGUE, *REVIEWED, *PARTS):
        rows = of_process(apps.get_model("proposals", name).objects.all(), process, drafts=drafts)
        about |= Q(model=name, record_id__in=rows.order_by().values("pk"))
    return about


_CONDITIONS: dict[str, Callable[[Process], Q]] = {
    "process": lambda process: Q(pk=process.pk),
    "topic": lambda process: Q(process=process),
    "issue": lambda process: Q(topic__process=process),
    "measure": lambda process: Q(issue__topic__process=process),
    "proposal": lambda process: Q(process=process),
    "omission": lambda process: Q(proposal__process=process),
    "event": lambda process: Q(process=process),
    "clause": lambda process: Q(proposal__process=process),
    "term": lambda process: Q(clause__proposal__process=process),
    "variantreading": lambda process: Q(clause__proposal__process=process),
    "position": lambda process: Q(pk__in=Position.objects.of_process(process).order_by().values("pk")),
    "correspondence": _correspondence,
}
# What several processes may share.
_SHARED: dict[str, Callable[[Process, bool], Q]] = {
    "party": _party,
    "source": _source,
    "change": _change,
    "suggestedchange": _suggestion,
}
