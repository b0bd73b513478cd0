"""How templates say dates, figures, relations and silences: thin doors to :mod:`proposals.wording`."""

from django import template

from proposals import wording
from proposals.comparison import ComparedCell
from proposals.engine.vocabulary import Figure, Row
from proposals.models import Event, Position, Proposal, Term

register = template.Library()


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
def held(event: Event) -> str:
    """The days of an event: "23 November 2025", "14 December 2025 to 15 December 2025"."""
    first, last = (wording.day(value, event.date_precision) for value in (event.starts_on, event.ends_on))
    return first if first == last else f"{first} to {last}"


@register.filter
def amount(figure: Term | Figure) -> str:
    return wording.value(figure.value, figure.unit, figure.number)


@register.filter
def number(value) -> str:
    return wording.number(value)


@register.filter
def signed(value) -> str:
    """A change with its sign: "+200,000", "−15"."""
    return f"{'+' if value >= 0 else '−'}{wording.number(abs(value))}"


@register.filter
def relation(value: str | None) -> str:
    """A relation in words; None where one side is not known."""
    return wording.RELATIONS[value] if value else wording.UNCOMPARED


@register.filter
def row_relation(row: Row) -> str:
    return wording.row_relation(row)


@register.filter
def matched_by(value: str) -> str:
    return wording.MATCHED_BY[value]


@register.filter
def stance_mark(value: str) -> str:
    return wording.STANCE_MARKS[value]


@register.filter
def percent(value: float) -> str:
    return f"{value:.0%}"


@register.filter
def silence(compared: ComparedCell) -> str:
    return wording.silence(compared.cell.silence, compared.proposal.text_availability, compared.omissions)


@register.filter
def lookup(mapping: dict, key):
    """The value under ``key``, None where there is none."""
    return mapping.get(key)
