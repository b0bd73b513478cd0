"""Template tags and filters for stances."""

from django import template

from proposals.comparison import stance_wording
from proposals.models import Position
from proposals.stances import wording
from proposals.stances.board import BoardRow
from proposals.stances.rule import STEPS

register = template.Library()


@register.filter
def stance_mark(value: str) -> str:
    return wording.STANCE_MARKS[value]


@register.filter
def stance_verb(value: str) -> str:
    """What stands between the party and what its stance is about: "opposes"."""
    return str(wording.STANCE_VERBS[value])


@register.filter
def certainty_words(value: str) -> str:
    return str(stance_wording.CERTAINTIES[value])


register.filter(stance_wording.known)
register.filter(stance_wording.remarks)
register.filter(stance_wording.reservations)


@register.filter
def side_words(side: str, row: BoardRow) -> str:
    """The heading of a side of ``row``."""
    return str((wording.PLEDGES if row.is_pledge else wording.SIDES)[side])


@register.filter
def tally(row: BoardRow) -> list[tuple[str, str]]:
    """Its counts in words by side; nothing for a pledge, which is not counted."""
    return wording.tally(row.counts) if row.counts else []


@register.inclusion_tag("proposals/_stance_legend.html")
def stance_legend() -> dict:
    """What the marks of stances mean."""
    return {"stances": Position.Stance.choices}


@register.inclusion_tag("proposals/_steps.html")
def stance_steps() -> dict:
    """What each stance, emphasis and certainty means."""
    return {"groups": STEPS}
