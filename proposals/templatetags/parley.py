"""How templates say dates, figures, relations and silences: thin doors to :mod:`proposals.wording`."""

from django import template
from django.utils.translation import gettext as _

from proposals import moment, wording
from proposals.compared import ComparedCell, ComparedRow
from proposals.coverage import Coverage
from proposals.engine.vocabulary import Figure
from proposals.models import Clause, Event, Issue, Position, Proposal, Term

register = template.Library()


@register.simple_tag
def address(name: str, *args: str, query: str = "", anchor: str = "", **parameters: str) -> str:
    """Where a page or its JSON is, at the moment the reader looks at: ``{% address 'proposal' text.slug %}``.

    ``query`` is a query string, or each parameter is given by its name; an empty one is left out.
    """
    given = {name: value for name, value in parameters.items() if value}
    return moment.address(name, *args, query=query or given, anchor=anchor)


@register.simple_tag
def compare_address(*texts: Proposal, issue: Issue | None = None, row: str = "") -> str:
    """The comparison of ``texts``, the first as base: all of it, or the rows on one issue; ``row`` to stand at."""
    query = {"t": [text.slug for text in texts]} | ({"issue": issue.slug} if issue else {})
    return moment.address("compare", query=query, anchor=row)


@register.inclusion_tag("proposals/_moment_inputs.html")
def moment_inputs() -> dict:
    """What a GET form must send along to stay at the moment the reader looks at."""
    return {"parameters": moment.current().parameters}


@register.filter
def the(title: str) -> str:
    return wording.the(title)


@register.filter
def issued(proposal: Proposal) -> str:
    return wording.day(proposal.issued_on, proposal.date_precision)


@register.filter
def stated(position: Position) -> str:
    return wording.day(position.stated_on, position.date_precision)


@register.filter
def stated_short(position: Position) -> str:
    """As in a table: "8 Dec 2025"; no finer than it is known."""
    return wording.short_day(position.stated_on, position.date_precision)


@register.filter
def held(event: Event) -> str:
    """The days of an event: "23 November 2025", "14 December 2025 to 15 December 2025"."""
    first, last = (wording.day(value, event.date_precision) for value in (event.starts_on, event.ends_on))
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


@register.filter
def amount(figure: Term | Figure) -> str:
    return wording.value(figure.value, figure.unit, figure.number)


@register.filter
def signed(value) -> str:
    """A change with its sign: "+200,000", "−15"."""
    return f"{'+' if value >= 0 else '−'}{wording.number(abs(value))}"


@register.filter
def relation(value: str | None) -> str:
    return wording.relation(value)


@register.inclusion_tag("proposals/_sign.html")
def sign(value: str | None) -> dict:
    """The glyph of a relation, for the eye alone: the words stand beside it."""
    return {"relation": value, "glyph": wording.SIGNS[value]}


@register.filter
def row_relation(row: ComparedRow) -> str:
    return wording.relation(row.row.relation, row.is_left_open)


@register.filter
def matched_by(value: str) -> str:
    return wording.MATCHED_BY[value]


@register.filter
def stance_mark(value: str) -> str:
    return wording.STANCE_MARKS[value]


@register.inclusion_tag("proposals/_stance_legend.html")
def stance_legend() -> dict:
    """What the marks of the stances mean."""
    return {"stances": Position.Stance.choices}


@register.filter
def side_words(value: str) -> str:
    return wording.SIDES[value]


@register.filter
def percent(value: float) -> str:
    return f"{value:.0%}"


@register.filter
def silence(found: ComparedCell | Coverage) -> str:
    """What it means that a text has nothing in a cell of a comparison, or on an issue."""
    kind = found.cell.silence if isinstance(found, ComparedCell) else found.silence
    return wording.silence(kind, found.proposal.text_availability, found.omissions)


@register.filter
def status_word(clause: Clause) -> str:
    return wording.STATUS_WORDS[clause.status]


@register.filter
def lookup(mapping: dict, key):
    """The value under ``key``, None where there is none."""
    return mapping.get(key)
