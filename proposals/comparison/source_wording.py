"""Sources in words: whose copy they carry, their grades, and what a clause or a statement rests on."""

import re
from collections import Counter
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from proposals.comparison.wording import day, listed
from proposals.models import Clause, Party, Position, Source
from proposals.models.sourcing import UPPER_GRADES, Sourcing

GRADES = Source.Reliability

MEANINGS = {
    GRADES.OFFICIAL: gettext_lazy(
        "published by the institution or party itself, or word for word through a press-release service"
    ),
    GRADES.RECORD: gettext_lazy(
        "wire service, public broadcaster or national quality daily, or a signed reprint of its copy by a licensed "
        "outlet"
    ),
    GRADES.EDITED: gettext_lazy("another publication with a named newsroom that answers for what it prints"),
    GRADES.ADVOCACY: gettext_lazy("think tank, campaign, party organ or openly partisan outlet"),
    GRADES.AGGREGATOR: gettext_lazy(
        "mirror, repost, machine-made digest, blog or forum: nobody edited it, whatever the original was"
    ),
    GRADES.STATE_MEDIA: gettext_lazy(
        "outlet openly controlled or owned by a state; sound for what that state itself says on record: whatever else "
        "rests on it alone says so"
    ),
    GRADES.PROPAGANDA: gettext_lazy("outlet or network known for covert or systematic disinformation; never cited"),
    GRADES.UNKNOWN: gettext_lazy("the publisher has not been identified"),
}
"""What each grade means, from the surest down."""

LOWER = {
    GRADES.ADVOCACY: ngettext_lazy("an advocacy outlet", "%(n)s advocacy outlets", "n"),
    GRADES.AGGREGATOR: ngettext_lazy("an aggregator", "%(n)s aggregators", "n"),
    GRADES.PROPAGANDA: ngettext_lazy("an outlet graded propaganda", "%(n)s outlets graded propaganda", "n"),
    GRADES.UNKNOWN: ngettext_lazy(
        "an outlet whose publisher is not identified", "%(n)s outlets whose publisher is not identified", "n"
    ),
    "": ngettext_lazy("a source without a recorded grade", "%(n)s sources without a recorded grade", "n"),
}


class States:
    """The names of states by their ISO codes, read from the parties when one is first needed."""

    @cached_property
    def names(self) -> dict[str, str]:
        return dict(Party.objects.public().exclude(iso=None).values_list("iso", "short_name"))

    def media(self, code: str) -> str:
        """ "state media of Russia"; "state media, country code CN" where no party is the state."""
        if not code:
            return _("state media")
        if name := self.names.get(code):
            return _("state media of %(state)s") % {"state": name}
        return _("state media, country code %(code)s") % {"code": code}


def source_name(source: Source) -> str:
    """Who published it, and whose copy it carries: "Reuters, carried by AnewZ". Its title if no publisher is known."""
    if not source.copy_of:
        return source.publisher or source.title
    origins = [name.strip() for name in source.copy_of.split(",")]
    carrier = re.sub(r"\s*\([^()]*\)$", "", source.publisher)
    if not carrier or any(name.casefold() in carrier.casefold() for name in origins):
        return source.publisher or source.title
    return _("%(origin)s, carried by %(carrier)s") % {"origin": listed(origins), "carrier": carrier}


def published_day(source: Source) -> str:
    """The day of publication, with a word if we inferred it: "8 December 2025 (date inferred)"; "" if none is given."""
    if source.published_on is None:
        return ""
    shown = day(source.published_on)
    return _("%(day)s (date inferred)") % {"day": shown} if source.has_inferred_day else shown


def grade(source: Source, states: States) -> str:
    """Its grade in words, for state media with the state."""
    if source.reliability == GRADES.STATE_MEDIA:
        return states.media(source.outlet_of)
    return source.get_reliability_display().lower() if source.reliability else _("grade not recorded")


def graded_name(source: Source, states: States) -> str:
    """ "Reuters, carried by AnewZ (edited)"."""
    return f"{source_name(source)} ({grade(source, states)})"


def count(sourcing: Sourcing) -> str:
    """The number of sources, and of those that count: "6 sources, 2 of them independent and of an upper grade"."""
    number = len(sourcing.sources)
    sources = ngettext("%(n)s source", "%(n)s sources", number) % {"n": number}
    if not sourcing.read:
        return _("%(sources)s, not read for this") % {"sources": sources}
    if sourcing.unread:
        sources = _("%(sources)s (%(n)s not read for this)") % {"sources": sources, "n": sourcing.unread}
        if not sourcing.is_sound:
            return _("%(sources)s, none of those read of an upper grade") % {"sources": sources}
    if number == 1:
        return _("%(sources)s, %(which)s") % {"sources": sources, "which": _which(sourcing)}
    if not sourcing.is_sound:
        return _("%(sources)s, none of an upper grade") % {"sources": sources}
    counted = {"sources": sources, "n": sourcing.independent, "which": _which(sourcing)}
    return _("%(sources)s, %(n)s of them independent and %(which)s") % counted


def _which(sourcing: Sourcing) -> str:
    """What makes its sound sources count."""
    upper = any(source.reliability in UPPER_GRADES for source in sourcing.sound)
    of_state = any(source.reliability == GRADES.STATE_MEDIA for source in sourcing.sound)
    if upper and of_state:
        return _("of an upper grade or media of the speaker’s own state")
    if of_state:
        return _("media of the speaker’s own state")
    return _("of an upper grade") if upper else _("not of an upper grade")


def evidence(record: Clause | Position) -> str:
    """How many sources it has and how sure that makes us: "6 sources, …; high confidence"; "" without a source."""
    if not record.sourcing.sources:
        return ""
    words = count(record.sourcing)
    if not record.confidence:
        return words
    return _("%(sources)s; %(confidence)s confidence") % {
        "sources": words,
        "confidence": record.get_confidence_display().lower(),
    }


def sourcing_words(record: Clause | Position, states: States) -> str:
    """How many sources it has, how sure that makes us, and what it rests on if nothing of that counts."""
    return "; ".join(filter(None, [evidence(record), weakness(record.sourcing, states)]))


def weakness(sourcing: Sourcing, states: States) -> str:
    """What it rests on if nothing of that counts: "rests only on an aggregator and state media of Russia"; else ""."""
    if sourcing.is_sound or not sourcing.sources:
        return ""
    if not sourcing.read:
        return _("none of its sources was read for this")
    counts = Counter(source.reliability for source in sourcing.read)
    on = [str(words % {"n": counts[reliability]}) for reliability, words in LOWER.items() if counts[reliability]]
    outlets = sorted({source.outlet_of for source in sourcing.read if source.reliability == GRADES.STATE_MEDIA})
    return _("rests only on %(sources)s") % {"sources": listed([*on, *map(states.media, outlets)])}
