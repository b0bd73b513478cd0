"""Template tags and filters for sources, what rests on them, and how far the records run.

The words are those of :mod:`proposals.comparison.source_wording`.
"""

from django import template
from django.template import Context

from proposals.comparison import source_wording, wording
from proposals.comparison.result import Comparison
from proposals.models import Clause, DataUntil, Event, Position, Process, Proposal, Source, data_until
from proposals.moment import current

register = template.Library()
register.filter(source_wording.source_name)
register.filter(source_wording.published_day)
register.filter(source_wording.evidence)
register.filter("run_to", wording.records_run_to)


def _states(context: Context) -> source_wording.States:
    """The names of states, read at most once for a page."""
    request = context.get("request")
    if request is None:
        return source_wording.States()
    if not hasattr(request, "states"):
        request.states = source_wording.States()
    return request.states


@register.filter
def count(text: Proposal) -> str:
    """How many sources of a text there are, and how many of them count."""
    return source_wording.count(text.sourcing)


@register.simple_tag(takes_context=True)
def grade(context: Context, source: Source) -> str:
    """The grade of a source in words."""
    return source_wording.grade(source, _states(context))


@register.simple_tag
def grade_meaning(source: Source) -> str:
    """What the grade of a graded source means."""
    return str(source_wording.MEANINGS[Source.Reliability(source.reliability)])


@register.simple_tag(takes_context=True)
def weakness(context: Context, record: Clause | Position | Event) -> str:
    """What a clause, a statement or an event rests on if none of its sources counts; "" if one does."""
    return source_wording.weakness(record.sourcing, _states(context))


@register.simple_tag(takes_context=True)
def records_run_to(context: Context, about: Process | Proposal | Comparison | set[int] | None = None) -> str:
    """How far the records of one process, of that of a text, of those compared, or all of them run, in a sentence.

    A set holds the primary keys of processes.
    """
    until = _until(context)
    if until is None:
        return ""
    if isinstance(about, Process):
        return wording.records_run_to(until.of(about.pk))
    if isinstance(about, set):
        return wording.records_run_to(until.of(*about))
    texts = about.texts if isinstance(about, Comparison) else [about] if isinstance(about, Proposal) else []
    return wording.records_run_to(until.of_texts(texts))


@register.simple_tag(takes_context=True)
def moment_words(context: Context, comparison: Comparison) -> str:
    """The reader's moment, and how far the records of the talks compared run."""
    until = _until(context)
    return "" if until is None else wording.moment_of(current(), until.of_texts(comparison.texts))


def _until(context: Context) -> DataUntil | None:
    """How far the records run on the reader's day, read once for a page; None on the 400 page, which has no request."""
    request = context.get("request")
    if request is None:
        return None
    on, known = current().on, vars(request).setdefault("data_until", {})
    if on not in known:  # a page that is not there yet has been tried without the day
        known[on] = data_until()
    return known[on]
