"""What a stance can be, how surely it is known, and which stances are on either side."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _


class PositionStance(models.TextChoices):
    SUPPORTS = "supports", _("Supports")
    CONDITIONS = "supports-with-conditions", _("Supports with conditions")
    BASIS = "basis-for-talks", _("A basis for further talks")
    OPEN = "open", _("Leaves it open")
    OPPOSES = "opposes", _("Opposes")
    REJECTS = "rejects", _("Rejects")
    AMBIGUOUS = "ambiguous", _("Ambiguous")


# The stances on either side; the others take no side.
ACCEPTS = frozenset({PositionStance.SUPPORTS, PositionStance.CONDITIONS})
OBJECTS = frozenset({PositionStance.OPPOSES, PositionStance.REJECTS})
TAKES_SIDE = ACCEPTS | OBJECTS

# The stances that are counted together, and apart from all others.
STANCES_BY_SIDE = {
    "supports": (PositionStance.SUPPORTS,),
    "supports_with_conditions": (PositionStance.CONDITIONS,),
    "basis": (PositionStance.BASIS,),
    "open": (PositionStance.OPEN, PositionStance.AMBIGUOUS),
    "objects": (PositionStance.OPPOSES, PositionStance.REJECTS),
}
SIDES = tuple(STANCES_BY_SIDE)
SIDE_OF = {stance: side for side, stances in STANCES_BY_SIDE.items() for stance in stances}


def are_contested(stances: Collection[str]) -> bool:
    """One of these stances on one target accepts it, with or without conditions, and another objects to it."""
    return not (ACCEPTS.isdisjoint(stances) or OBJECTS.isdisjoint(stances))


class PositionCertainty(models.TextChoices):
    """How a statement is known, the best evidence first."""

    ON_RECORD = "on-record", _("On the record")
    REPORTED = "reported", _("Named, through somebody else’s account")
    ANONYMOUS = "anonymous", _("Anonymous")
    INFERRED = "inferred", _("Inferred")


# From the weakest evidence, 0, upwards.
EVIDENCE = {certainty: rank for rank, certainty in enumerate(reversed(PositionCertainty.values))}


class PositionTargetBasis(models.TextChoices):
    NAMED = "named", _("Named by the speaker")
    INFERRED = "inferred", _("Inferred by us")


class PositionEmphasis(models.TextChoices):
    RED_LINE = "red-line", _("Red line")
    PRIORITY = "priority", _("Priority")
