"""Which records belong to a process: for lists, filters, the search, the log of changes and the desk alike."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models.cached_rule import public_keys
from proposals.models.clause import Clause
from proposals.models.event import Event
from proposals.models.party import Party
from proposals.models.position import Position
from proposals.models.process import PATHS, Process, leading_to
from proposals.models.proposal import Proposal
from proposals.models.source import Source


def of_process(rows: Any, process: Process, *, drafts: bool = False) -> Any:
    """The ``rows`` of a process.

    A party or a source belongs to every process in which something public names it, or with ``drafts`` anything.
    """
    name = rows.model._meta.model_name
    if name == "process":
        return rows.filter(pk=process.pk)
    if name in _SHARED:
        return rows.filter(_SHARED[name](process, drafts))
    belonging = leading_to(process, name)
    # Several ways at once go by key, so that no row comes twice.
    if len(PATHS[name]) > 1:
        belonging = Q(pk__in=rows.model.objects.filter(belonging).order_by().values("pk"))
    return rows.filter(belonging)


def _seen(model: Any, drafts: bool) -> Any:
    return model.objects.all() if drafts else model.objects.filter(pk__in=public_keys(model))


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


# What several processes may share.
_SHARED: dict[str, Callable[[Process, bool], Q]] = {
    "party": _party,
    "source": _source,
    "change": _change,
    "suggestedchange": _suggestion,
}
