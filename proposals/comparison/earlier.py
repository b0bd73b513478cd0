"""What was decided about an earlier wording, in words, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from proposals.comparison.row import ComparedRow
from proposals.comparison.wording import point
from proposals.models import Term

STALE_TERM = gettext_lazy("recorded for an earlier wording: not compared until confirmed")


def stale_lines(row: ComparedRow) -> list[str]:
    """A sentence on the decisions of people that this row rests on no longer, and one for each value it leaves out."""
    number = len(row.stale)
    decisions = ngettext(
        "A person’s decision is about an earlier wording, which has changed since; it is to be looked at again.",
        "%(count)s decisions of people are about an earlier wording, which has changed since; they are to be looked at "
        "again.",
        number,
    ) % {"count": number}
    return [*([decisions] if number else []), *map(_stale_value, row.stale_terms)]


def _stale_value(term: Term) -> str:
    return _("%(measure)s, %(point)s: %(stale)s.") % {
        "measure": term.measure.name,
        "point": point(term.clause),
        "stale": STALE_TERM,
    }
