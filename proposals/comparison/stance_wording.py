"""How a stance is known and how it was stressed, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from proposals.models import Position
from proposals.models.moves import Earlier
from proposals.moment import first_day, last_day

CERTAINTIES = {
    "on-record": pgettext_lazy("certainty", "on the record"),
    "reported": pgettext_lazy("certainty", "reported"),
    "anonymous": pgettext_lazy("certainty", "anonymous"),
    "inferred": pgettext_lazy("certainty", "inferred"),
}


def known(statement: Position | Earlier) -> str:
    """How it is known, and whether its target is inferred: "reported, target inferred"."""
    return ", ".join([str(CERTAINTIES[statement.certainty]), *target_inferred(statement.target_basis)])


def reservations(statement: Position | Earlier) -> str:
    """The same, without what goes without saying: that it is on the record."""
    return ", ".join([*off_record(statement), *target_inferred(statement.target_basis)])


def remarks(position: Position) -> list[str]:
    """How it was stressed, that its target was not named, and that it is older than its text."""
    stressed = [position.get_emphasis_display().lower()] if position.emphasis else []
    inferred = position.target_basis == Position.TargetBasis.INFERRED
    said = [_("target inferred by us: the speaker did not name it")] if inferred else []
    return [
        *stressed,
        *said,
        *([_("said before the day recorded for the text")] if precedes_its_text(position) else []),
    ]


def precedes_its_text(position: Position) -> bool:
    """Whether it was made before the first day on which its text may have been issued."""
    text = position.clause.proposal if position.clause else position.proposal
    if text is None or text.issued_on is None:
        return False
    said = last_day(position.stated_on, position.date_precision)
    return said < first_day(text.issued_on, text.date_precision)


def asked_for(position: Position) -> str:
    return _("Asks for: %(conditions)s") % {"conditions": position.conditions} if position.conditions else ""


def target_inferred(target_basis: str | None) -> list[str]:
    return [_("target inferred")] if target_basis == Position.TargetBasis.INFERRED else []


def off_record(statement: Position | Earlier) -> list[str]:
    """Its certainty in words, where that does not go without saying."""
    on_record = statement.certainty == Position.Certainty.ON_RECORD
    return [] if on_record else [str(CERTAINTIES[statement.certainty])]
