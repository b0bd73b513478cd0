"""A comparison in words, for pages and exports, in the reader's language."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_info, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedRow
from proposals.engine import vocabulary
from proposals.models import Clause, DatePrecision, Proposal, RecordedDay
from proposals.moment import Moment, known_part, last_day

IN_ANOTHER_ROW = pgettext_lazy("relation", "answered in another row")

MATCHED_BY = {
    "person": gettext_lazy("matched by a person"),
    "identical": gettext_lazy("matched by identical wording"),
    "issue": gettext_lazy("matched by shared issue and wording"),
    "number": gettext_lazy("matched by printed number"),
    "wording": gettext_lazy("matched by wording"),
    "figures": gettext_lazy("matched by figures"),
    "unmatched": gettext_lazy("no counterpart found"),
}

BY_ISSUE_ALONE = gettext_lazy("matched by shared issue")

ALONE_BY_A_PERSON = gettext_lazy("a person found no counterpart")

STATUS_WORDS = {
    "bracketed": pgettext_lazy("clause", "left open"),
    "deleted": pgettext_lazy("clause", "struck"),
    "removed": pgettext_lazy("clause", "removed"),
    "variant": pgettext_lazy("clause", "one version"),
    "unrecorded": pgettext_lazy("clause", "not recorded"),
}


def day(on: date, precision: str = DatePrecision.DAY) -> str:
    """A date in words, no finer than it is known."""
    if precision == DatePrecision.MONTH:
        return date_format(on, "YEAR_MONTH_FORMAT")
    if precision == DatePrecision.YEAR:
        return date_format(on, "Y")
    written = date_format(on, "DATE_FORMAT")
    return _("week of %(day)s") % {"day": written} if precision == DatePrecision.WEEK else written


def machine_day(on: date, precision: str = DatePrecision.DAY) -> str:
    """A date as ISO 8601 writes it, no finer than it is known: 2025-12-08, 2025-W50, 2025-12, 2025.

    A week that begins on another day than Monday is no week of ISO 8601: it is written as an interval of days.
    """
    if precision == DatePrecision.WEEK:
        begins_on_monday = on.isoweekday() == 1
        return f"{on:%G-W%V}" if begins_on_monday else f"{on.isoformat()}/{last_day(on, precision).isoformat()}"
    return known_part(on, precision)


def short_day(on: date, precision: str = DatePrecision.DAY) -> str:
    """A date for a table, no finer than it is known."""
    if precision in (DatePrecision.MONTH, DatePrecision.YEAR):
        return date_format(on, "M Y" if precision == DatePrecision.MONTH else "Y")
    written = date_format(on, "j M Y")
    return _("week of %(day)s") % {"day": written} if precision == DatePrecision.WEEK else written


def moment_warnings(moment: Moment) -> list[str]:
    """What a script must know about an answer for a day in the past."""
    if moment.on is None:
        return []
    return [
        f"As of {moment.on.isoformat()}: everything issued or said later is omitted, and so is every source "
        "published later; summaries and notes were written with hindsight."
    ]


def matched_by(row: ComparedRow) -> str:
    """How the clauses of a row were matched, or that a person found no counterpart, or that it is in another row."""
    by = row.row.matched_by
    if by == "unmatched" and row.is_answered_in_another_row:
        return str(IN_ANOTHER_ROW)
    if by == "issue" and row.barrier not in (None, "figures"):
        return str(BY_ISSUE_ALONE)
    return str(ALONE_BY_A_PERSON if by == "person" and row.stands_alone else MATCHED_BY[by])


def the(title: str) -> str:
    """A short title within a sentence: "the US 28-point plan", but "Ukraine's Plan B"."""
    owner = title.split(" ", 1)[0].lower()
    # Translators: the definite article before the short title of a text; just the title where there is no article.
    return title if owner.endswith(("'s", "’s")) else _("the %(title)s") % {"title": title}


def listed(items: Sequence[str]) -> str:
    """Joins items as in a sentence: "a", "a and b", "a, b and c"."""
    items = [str(item) for item in items]
    if len(items) < 2:
        return "".join(items)
    # Translators: the end of a list of two or more.
    return _("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def point(clause: Clause) -> str:
    """A clause within a sentence: "point 6 of the US 28-point plan", "unnumbered point (r1) of …"."""
    words = {"point": clause.label, "text": the(clause.proposal.short_title)}
    if clause.number:
        return _("point %(point)s of %(text)s") % words
    # Translators: a point without a printed number; "point" is the name that this site gives it.
    return _("unnumbered point (%(point)s) of %(text)s") % words


def records_run_to(until: RecordedDay | None) -> str:
    """How far the records run, as a sentence."""
    if until is None:
        return _("No event or statement is recorded.")
    return _("Records run to %(day)s.") % {"day": day(until.on, until.precision)}


def moment_of(moment: Moment, until: RecordedDay | None) -> str:
    """The day in the talks and the state of the data that a reader looks at, and how far the records run."""
    parts = [_("release %(number)s") % {"number": moment.release}] if moment.release else []
    if moment.on:
        parts.insert(0, _("the talks as they stood on %(day)s") % {"day": day(moment.on)})
    if until:
        parts.append(_("records run to %(day)s") % {"day": day(until.on, until.precision)})
    return ", ".join(parts) or _("no event or statement recorded")


def number(amount: Decimal) -> str:
    """A number with grouped thousands and no trailing zeros: 800,000."""
    return number_format(amount.normalize(), force_grouping=True)


def points(relation_to_base: str | None, here: Sequence[str], in_base: Sequence[str]) -> str:
    """How the numbering changed where one point of the base corresponds to several here, or several to one; or "".

    ``here`` and ``in_base`` are the labels of the points on each side. Where most of the words are different, it does
    not say that a point was split, only which points answer which.
    """
    labels = {"here": listed(here), "base": listed(in_base)}
    if relation_to_base == "split":
        return _("split into %(here)s") % labels
    if relation_to_base == "merged":
        return _("merged from %(base)s") % labels
    if len(in_base) == 1 < len(here):
        return _("%(base)s corresponds to %(here)s") % labels
    if len(here) == 1 < len(in_base):
        return _("%(here)s corresponds to %(base)s") % labels
    return ""


def value(text: str, unit: str, amount: Decimal | None) -> str:
    """A number with its unit, or the value as text: "800,000 personnel", "as soon as possible"."""
    if amount is None:
        return {"true": _("yes"), "false": _("no")}.get(text, text)
    if unit == "percent":
        return f"{number(amount)}%"
    return f"{number(amount)} {unit}".strip()


def version_word(figure: vocabulary.Figure) -> str:
    """That a value stands in one version of a point alone or is left open, "" if the text fixes it."""
    return str(STATUS_WORDS[figure.unsettled]) if figure.unsettled else ""


def title_of(comparison: Comparison) -> str:
    """The title of a comparison: "E3 counter-proposal read against the US 28-point plan"."""
    titles = {
        "others": listed([text.short_title for text in comparison.others]),
        "base": the(comparison.base.short_title),
    }
    return _("%(others)s read against %(base)s") % titles


def counts_of(comparison: Comparison) -> str:
    """What a comparison shows, in one sentence; the numbers are those of all rows."""

    def dated(text: Proposal) -> str:
        return _("%(text)s (%(day)s)") % {
            "text": the(text.short_title),
            "day": day(text.issued_on, text.date_precision),
        }

    counts = comparison.counts
    sentence = (
        _(
            "Clause by clause, %(others)s read against %(base)s: %(differ)s of %(rows)s rows differ, %(agree)s agree, "
            "%(not_compared)s cannot be compared."
        )
        if len(comparison.texts) == 2
        else _(
            "Clause by clause, %(others)s read against %(base)s: %(differ)s of %(rows)s rows differ in some text, "
            "%(agree)s agree in all, %(agree_as_known)s agree as far as known, %(not_compared)s cannot be compared."
        )
    )
    said = sentence % {
        "others": listed([dated(text) for text in comparison.others]),
        "base": dated(comparison.base),
        "differ": counts.differ,
        "rows": counts.rows,
        "agree": counts.agree,
        "agree_as_known": counts.agree_as_known,
        "not_compared": counts.undecided,
    }
    if not counts.agree_as_read:
        return said
    as_read = ngettext(
        "Of those that agree, %(count)s does so as far as read: a clause was only read in a summary.",
        "Of those that agree, %(count)s do so as far as read: a clause was only read in a summary.",
        counts.agree_as_read,
    )
    return f"{said} {as_read % {'count': counts.agree_as_read}}"


def shown_of(comparison: Comparison) -> str:
    """How many of all rows are shown where filters leave some out, or else ""."""
    if not comparison.is_filtered:
        return ""
    counts = {"shown": len(comparison.rows), "rows": comparison.counts.rows}
    return _("Showing %(shown)s of %(rows)s rows.") % counts


def language_name(code: str) -> str:
    """The name of a language in the reader's language; its code where no name is known."""
    if code == "zh":  # in either script; Django has a name for each
        return _("Chinese")
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code
