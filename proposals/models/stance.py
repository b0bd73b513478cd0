"""What a stance can be, how surely it is known, and which stances are on either side."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PositionStance(models.TextChoices):
    SUPPORTS = "supports", _("Supports")
    CONDITIONS = "supports-with-conditions", _("Supports with conditions")
    BASIS = "basis-for-talks", _("A basis for further talks")
    OPEN = "open", _("Open to it")
    OPPOSES = "opposes", _("Opposes")
    REJECTS = "rejects", _("Rejects")
    AMBIGUOUS = "ambiguous", _("Ambiguous")


# The stances on either side; the others are open or ambiguous and count for neither.
ACCEPTS = frozenset({PositionStance.SUPPORTS, PositionStance.CONDITIONS})
OBJECTS = frozenset({PositionStance.OPPOSES, PositionStance.REJECTS})


class PositionCertainty(models.TextChoices):
    ON_RECORD = "on-record", _("On the record")
    REPORTED = "reported", _("Named, through somebody else’s account")
    ANONYMOUS = "anonymous", _("Anonymous")
    INFERRED = "inferred", _("Inferred")


class PositionTargetBasis(models.TextChoices):
    NAMED = "named", _("Named by the speaker")
    INFERRED = "inferred", _("Inferred by us")


class PositionEmphasis(models.TextChoices):
    RED_LINE = "red-line", _("Red line")
    PRIORITY = "priority", _("Priority")
